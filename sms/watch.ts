/** Health and metrics of the SMS process, on a port of its own. */
import { createServer, type Server } from 'node:http'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Store } from '#server/store/store.ts'
import type { TextHall } from './text-hall.ts'

/** `/healthz`: the process lives. `/readyz`: it is bound to the SMSC and can answer texts. `/metrics`: Prometheus. */
export async function startWatch(hall: TextHall, store: Store, host: string, port: number): Promise<Server> {
  const registry = metricsOf(hall, store)
  const server = createServer((request, response) => {
    if (request.url === '/healthz') {
      response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
    } else if (request.url === '/readyz') {
      const { state } = hall.link
      response.writeHead(state === 'bound' ? 200 : 503, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ link: state }))
    } else if (request.url === '/metrics') {
      void registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      )
    } else {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return server
}

/** Read when somebody looks; counting costs the texts nothing. */
function metricsOf(hall: TextHall, store: Store): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const sources: [name: string, help: string, read: () => object][] = [
    ['sms_link_total', 'What the link counted since the start', () => hall.link.counters],
    ['sms_link_now', 'What waits at the link', () => hall.link.gauges],
    ['sms_texts_total', 'Texts by what became of them', () => hall.answering.counts],
    ['sms_letters_total', 'Letters by what became of them', () => hall.sender.counts],
    ['sms_pushes_total', 'Messages of campaigns by what became of them', () => hall.pushes.counts],
    ['sms_store', 'The database as this process sees it', () => store.stats()],
  ]
  for (const [name, help, read] of sources) {
    const gauge: Gauge<'what'> = new Gauge({
      name,
      help,
      labelNames: ['what'],
      registers: [registry],
      collect() {
        for (const [what, value] of Object.entries(read())) {
          if (typeof value === 'number') gauge.set({ what }, value)
        }
      },
    })
  }
  return registry
}
