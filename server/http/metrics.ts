/** What the web process measures of itself, in Prometheus' words. */
import type { IncomingMessage } from 'node:http'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Store } from '#server/store/store.ts'
import { showsToken } from './token.ts'

export type Metrics = {
  served(route: string, method: string, status: number, seconds: number): void
  text(): Promise<string>
  contentType: string
}

export function openMetrics(store: Store): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'dianting_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  const units = new Gauge({
    name: 'dianting_store',
    help: 'Counts of the store since its opening',
    labelNames: ['count'],
    registers: [registry],
    collect() {
      for (const [count, value] of Object.entries(store.stats())) units.set({ count }, value)
    },
  })
  return {
    served: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/** Loopback may look; anybody else shows the token, where there is one. */
export function mayLook(request: IncomingMessage, token: string | undefined): boolean {
  if (!token) {
    const from = request.socket.remoteAddress ?? ''
    return /^(127\.|::1$|::ffff:127\.)/.test(from) && !request.headers['x-forwarded-for']
  }
  return showsToken(request, token)
}
