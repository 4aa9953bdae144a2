/** The HTTP door: health, metrics, files, pages — in this order, each with a request id and a line in the log. */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import type { Hall } from '#server/hall.ts'
import { answerContacts, CONTACTS_PATH } from './contacts.ts'
import { openFiles } from './files.ts'
import { safetyHeaders } from './headers.ts'
import { mayLook, openMetrics } from './metrics.ts'
import { answerPage, type PagesDoor } from './pages.ts'
import { isReady } from './ready.ts'
import { answerRecommendations, RECOMMENDATIONS_PATH, RESPONSE_PATH } from './recommendations.ts'
import type { Payments } from './payments.ts'
import type { Pages } from './visit.ts'

export type WebSettings = {
  host: string
  /** 0 for any free one. */
  port: number
  publicUrl: string | undefined
  trustProxy: boolean
  metricsToken: string | undefined
  /** What a system shows that hands in contacts; without one it cannot. */
  importToken?: string | undefined
  /** What the agents' system shows that asks for recommendations; without one it cannot. */
  agentToken?: string | undefined
  cashierUrl: string | undefined
  /** Where no cashier is connected, none. */
  payments?: Payments | undefined
  /** The folder of built assets and public files. */
  files: string
  log: Logger
  clock: () => number
}

export type Web = {
  /** e.g. `http://127.0.0.1:3000` */
  url: string
  /** Stops taking connections, lets what is under way finish, at most `graceMs`. */
  close(graceMs?: number): Promise<void>
}

/** Longer than the idle time of the proxies in front, or they would write into a connection that is closing. */
const KEEP_ALIVE_MS = 75_000
const HEADERS_MS = 15_000
const REQUEST_MS = 60_000
const GRACE_MS = 10_000

export async function openWeb(hall: Hall, pages: Pages, settings: WebSettings): Promise<Web> {
  const secure = settings.publicUrl?.startsWith('https:') ?? false
  const leaving = new AbortController()
  const door: House = {
    hall,
    pages,
    safety: safetyHeaders(secure, settings.cashierUrl),
    secure,
    origin: settings.publicUrl && new URL(settings.publicUrl).origin,
    log: settings.log,
    clock: settings.clock,
    settings,
    files: openFiles(settings.files),
    metrics: openMetrics(hall.store),
    leaving: leaving.signal,
  }
  const server = createServer((request, response) => void serve(door, request, response))
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEADERS_MS
  server.requestTimeout = REQUEST_MS
  const { port } = await listen(server, settings)
  return {
    url: `http://${settings.host}:${port}`,
    close: (graceMs = GRACE_MS) => close(leaving, server, graceMs),
  }
}

type House = PagesDoor & {
  settings: WebSettings
  files: ReturnType<typeof openFiles>
  metrics: ReturnType<typeof openMetrics>
}

async function serve(door: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const began = performance.now()
  const requestId = randomUUID()
  response.setHeader('x-request-id', requestId)
  if (door.leaving.aborted) response.setHeader('connection', 'close')
  const { method = 'GET' } = request
  let route = '-'
  try {
    route = await dispatch(door, request, response, requestId)
  } catch (error) {
    door.log.error({ err: error, requestId }, 'a request failed')
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    response.end(`500 ${requestId}\n`)
  }
  const seconds = (performance.now() - began) / 1000
  door.metrics.served(route, method, response.statusCode, seconds)
  // The path alone: a query may hold what people typed.
  const line = { requestId, method, route, status: response.statusCode, ms: Math.round(seconds * 1000) }
  if (response.statusCode >= 500) door.log.error(line)
  else door.log.debug(line)
}

/** @returns the route, as logs and metrics name it */
async function dispatch(
  door: House,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<string> {
  const url = addressOf(door, request)
  if (!url) return say(response, 400, 'bad request')
  if (url.pathname === '/healthz') return say(response, 200, 'ok')
  if (url.pathname === '/readyz') {
    const ready = !door.leaving.aborted && (await isReady(door.hall.store))
    return say(response, ready ? 200 : 503, ready ? 'ready' : 'not ready')
  }
  if (url.pathname === '/metrics') {
    if (!mayLook(request, door.settings.metricsToken)) return say(response, 404, 'not found')
    return say(response, 200, await door.metrics.text(), door.metrics.contentType)
  }
  const { payments } = door.settings
  if (payments && (await payments.answer(request, response, url, door.clock()))) return 'payments'
  if (url.pathname === CONTACTS_PATH) {
    await answerContacts(door.hall, door.settings.importToken, door.clock(), request, response)
    return CONTACTS_PATH
  }
  if (url.pathname === RECOMMENDATIONS_PATH || url.pathname === RESPONSE_PATH) {
    const agents = { hall: door.hall, token: door.settings.agentToken, now: door.clock(), url }
    await answerRecommendations(agents, request, response)
    return url.pathname
  }
  if (isFile(url.pathname)) {
    for (const [name, value] of Object.entries(door.safety.plain)) response.setHeader(name, value)
    const found = await new Promise<boolean>((resolve) => {
      response.once('close', () => resolve(true))
      door.files(request, response, () => resolve(false))
    })
    if (found) return 'file'
  }
  if (url.hostname === 'localhost' && door.settings.host === '127.0.0.1' && !door.origin) {
    return toOneOrigin(request, response, url)
  }
  const address = clientOf(door, request)
  return answerPage(door, { request, response, url, requestId, address })
}

/** Pages have no dot in the last part of their path; files have. */
function isFile(path: string): boolean {
  return path.indexOf('.', path.lastIndexOf('/')) >= 0
}

/** On one's own machine the hall has two names; cookies and the cashier's way back know one of them. */
function toOneOrigin(request: IncomingMessage, response: ServerResponse, url: URL): string {
  const location = `http://127.0.0.1:${url.port}${url.pathname}${url.search}`
  response.writeHead(request.method === 'GET' ? 302 : 307, { location, 'cache-control': 'no-store' })
  response.end()
  return 'house'
}

function addressOf(door: House, request: IncomingMessage): URL | null {
  const host = request.headers.host ?? 'localhost'
  const base = door.settings.trustProxy && door.origin ? door.origin : `http://${host}`
  const path = request.url ?? '/'
  // `//host/…` would be read as another host.
  if (!path.startsWith('/') || path.startsWith('//')) return null
  return URL.parse(path, base)
}

function clientOf(door: House, request: IncomingMessage): string {
  const forwarded = door.settings.trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : ''
  return forwarded.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? '')
}

function say(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): string {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
  return 'house'
}

async function listen(server: Server, { host, port }: WebSettings): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('the web process listens on no port')
  return address
}

async function close(leaving: AbortController, server: Server, graceMs: number): Promise<void> {
  leaving.abort()
  const ended = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const late = setTimeout(() => server.closeAllConnections(), graceMs)
  await ended
  clearTimeout(late)
}
