/**
 * The server under load, a process of its own.
 *
 * `hall` is what `npm run web` opens. `bare` is node:http with a template: the same session, the same operation with
 * its touch, no framework and nothing of the design; what the hall's page costs beyond it is the price of the page.
 */
import { createServer, type ServerResponse } from 'node:http'
import { pino } from 'pino'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openHall, type Hall } from '#server/hall.ts'
import type { Pages } from '#server/http/visit.ts'
import { openWeb } from '#server/http/web.ts'
import { openSecrets } from '#server/identity/secrets.ts'
import { openStore } from '#server/store/store.ts'
import { yuan } from '#words/format.ts'

export type Serve = { kind: 'hall' | 'bare'; file: string }
export type Spent = { cpuMicros: number }

const BUILD = new URL('../../build/', import.meta.url)

let spentBefore = process.cpuUsage()

process.on('message', (said: Serve | 'measuring' | 'measured') => {
  if (said === 'measuring') spentBefore = process.cpuUsage()
  else if (said === 'measured') {
    const { user, system } = process.cpuUsage(spentBefore)
    process.send?.({ cpuMicros: user + system } satisfies Spent)
  } else void open(said).then((port) => process.send?.({ port }))
})

async function open({ kind, file }: Serve): Promise<number> {
  const store = await openStore({ file })
  const hall = openHall(store, { boss: embeddedBoss, secrets: openSecrets('a key for the benchmark') })
  return kind === 'hall' ? openPages(hall) : openBare(hall)
}

async function openPages(hall: Hall): Promise<number> {
  const { pages } = (await import(new URL('server/index.js', BUILD).href)) as { pages: Pages }
  const web = await openWeb(hall, pages, {
    host: '127.0.0.1',
    port: 0,
    publicUrl: undefined,
    trustProxy: false,
    metricsToken: undefined,
    cashierUrl: undefined,
    files: new URL('client/', BUILD).pathname,
    log: pino({ level: 'info' }),
    clock: Date.now,
  })
  return Number(new URL(web.url).port)
}

async function openBare(hall: Hall): Promise<number> {
  const server = createServer((request, response) => {
    const cookie = /hall-session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? ''
    void barePage(hall, cookie).then((html) => sendBare(response, html))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function sendBare(response: ServerResponse, html: string): void {
  const body = Buffer.from(html)
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
  response.end(body)
}

async function barePage(hall: Hall, cookie: string): Promise<string> {
  const now = Date.now()
  const session = await hall.identity.sessionOf(cookie, now)
  if (!session) throw new Error('the benchmark has no session')
  const contact = { channel: 'web', access: 'verified', language: 'zh', port: 'web' } as const
  const { subscriberId } = session
  const request = crypto.randomUUID()
  const outcome = await hall.portal.visit({ ...contact, subscriberId, request, now }).perform('seeBill', {})
  if (outcome.kind !== 'done') throw new Error(`the bill is ${outcome.kind}`)
  const rows = outcome.output.categories.flatMap(({ category, items }) =>
    items.map((item) => `<tr><th>${item.name.zh}<td>${category}<td>${yuan(item.amountFen)}`),
  )
  const trend = outcome.output.trend.map((each) => `<li>${each.month} ${yuan(each.totalFen)}`)
  return `<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><title>bill</title><h1>${outcome.reply.title}</h1><p>${yuan(outcome.output.totalFen)}<table>${rows.join('')}</table><ol>${trend.join('')}</ol>`
}
