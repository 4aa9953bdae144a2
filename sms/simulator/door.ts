/** The simulator's HTTP door: the handset page and a JSON API over the same simulator. Loopback only, and only under a loopback name. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { networkSchema } from './network.ts'
import { asset } from './assets.ts'
import type { Simulator } from './simulator.ts'

const MAX_BODY_OCTETS = 64 * 1024

const msisdn = z.string().regex(/^1[3-9]\d{9}$/)
const textSchema = z.object({ from: msisdn, to: z.string().regex(/^\d{3,20}$/), text: z.string().max(2_000) })

type Answer = { code: number; body?: unknown }

export async function openDoor(
  port: number,
  simulator: Simulator,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    handle(request, response, simulator).catch(() =>
      reply(response, { code: 500, body: { error: 'failed' } }),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  simulator: Simulator,
): Promise<void> {
  const { hostname, pathname } = new URL(request.url ?? '/', `http://${request.headers.host ?? 'invalid'}`)
  // A page elsewhere that points its own name at loopback must not drive the simulator.
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return reply(response, { code: 421 })
  if (request.method === 'GET' && pathname === '/api/events') return events(request, response, simulator)
  if (request.method === 'GET') {
    const found = await asset(pathname)
    if (found) return send(response, 200, found.type, found.body)
    return reply(response, read(pathname, simulator))
  }
  if (request.method !== 'POST') return reply(response, { code: 405 })
  // A form of another origin cannot send JSON without asking first.
  if (request.headers['content-type'] !== 'application/json') return reply(response, { code: 415 })
  const body = await bodyOf(request)
  return reply(
    response,
    body === undefined ? { code: 400, body: { error: 'not JSON' } } : command(pathname, body, simulator),
  )
}

function read(pathname: string, simulator: Simulator): Answer {
  if (pathname === '/api/state') return { code: 200, body: stateOf(simulator) }
  const phone = /^\/api\/phones\/(1[3-9]\d{9})$/.exec(pathname)?.[1]
  return phone
    ? { code: 200, body: simulator.handsets.of(phone) }
    : { code: 404, body: { error: 'not found' } }
}

function command(pathname: string, body: unknown, simulator: Simulator): Answer {
  if (pathname === '/api/texts') {
    const text = textSchema.safeParse(body)
    if (!text.success) return { code: 422, body: { error: z.prettifyError(text.error) } }
    return { code: 200, body: simulator.write(text.data.from, text.data.to, text.data.text) }
  }
  if (pathname === '/api/network') {
    const change = networkSchema.partial().strict().safeParse(body)
    if (!change.success) return { code: 422, body: { error: z.prettifyError(change.error) } }
    Object.assign(simulator.network, change.data)
    return { code: 200, body: stateOf(simulator) }
  }
  if (pathname === '/api/drop' || pathname === '/api/unbind') {
    simulator[pathname === '/api/drop' ? 'drop' : 'unbind']()
    return { code: 200, body: stateOf(simulator) }
  }
  return { code: 404, body: { error: 'not found' } }
}

function stateOf(simulator: Simulator) {
  const { phones, ports, network, binds, waiting, taken } = simulator
  return { phones, ports, network, binds, waiting, taken }
}

/** Bubbles as they come, and the state every second while somebody looks. */
function events(request: IncomingMessage, response: ServerResponse, simulator: Simulator): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const tell = (name: string, data: unknown) =>
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
  let told = ''
  const tellState = () => {
    const state = JSON.stringify(stateOf(simulator))
    if (state === told) return
    told = state
    response.write(`event: state\ndata: ${state}\n\n`)
  }
  tellState()
  const stop = simulator.handsets.watch((bubble) => tell('bubble', bubble))
  const timer = setInterval(tellState, 1_000)
  request.on('close', () => {
    stop()
    clearInterval(timer)
  })
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  let octets = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    octets += chunk.length
    if (octets > MAX_BODY_OCTETS) return undefined
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString() || '{}') as unknown
  } catch {
    return undefined
  }
}

function reply(response: ServerResponse, { code, body }: Answer): void {
  send(response, code, 'application/json; charset=utf-8', JSON.stringify(body ?? {}))
}

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

function send(response: ServerResponse, code: number, type: string, body: string | Buffer): void {
  response.writeHead(code, {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  response.end(body)
}
