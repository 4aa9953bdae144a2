/** The SMPP side of the simulated SMSC: who may bind, and which bind gets the next text. Loopback only. */
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { command, type Bind, type Message } from '../smpp/pdu.ts'
import { startSession, type Request, type Session } from '../smpp/session.ts'
import type { Clock } from '../smpp/clock.ts'
import { status } from '../smpp/status.ts'

export type SmscOptions = {
  port: number
  /** PEM of its key and certificate: it then speaks TLS only. */
  tls?: { key: string; cert: string } | undefined
  systemId: string
  password: string
  clock: Clock
  window: number
  responseTimeoutMs: number
  enquireMs: number
  stallMs: number
}

export type SmscHandlers = {
  submit(session: Session, message: Message): void
  /** A bind or room for deliveries has come, or a bind has gone. */
  change(): void
}

type Peer = { session: Session; receives: boolean; bound: boolean }

export type Smsc = {
  readonly port: number
  /** Binds that are up. */
  readonly binds: number
  /** A bound receiver with room. */
  pick(): Session | undefined
  /** Cuts every connection without a word. */
  drop(): void
  /** Asks every peer to go. */
  unbind(): void
  close(): Promise<void>
}

export async function startSmsc(options: SmscOptions, on: SmscHandlers): Promise<Smsc> {
  const peers = new Set<Peer>()
  let turn = 0
  const server = options.tls
    ? createTlsServer(options.tls, (socket) => welcome(socket))
    : createServer((socket) => welcome(socket))

  function welcome(socket: Socket): void {
    const session: Session = startSession(socket, options, {
      requests: (batch) => {
        for (const request of batch) answer(peer, request)
      },
      room: () => on.change(),
      closed: () => {
        peers.delete(peer)
        on.change()
      },
    })
    const peer: Peer = { session, receives: false, bound: false }
    peers.add(peer)
  }

  function answer(peer: Peer, request: Request): void {
    if (request.kind === 'bind') return bind(peer, request)
    if (!peer.bound) return peer.session.respond(request, status.invalidBindStatus)
    if (request.kind === 'message' && request.command !== command.deliverSm)
      return on.submit(peer.session, request)
    if (request.command !== command.unbind) return peer.session.respond(request, status.invalidCommandId)
    peer.bound = false
    peer.session.respond(request, status.ok)
    peer.session.end('the ESME unbound')
  }

  function bind(peer: Peer, request: Bind): void {
    const code = bindStatus(peer, request, options)
    peer.session.respond(request, code, 'QINGLAN')
    if (code !== status.ok) return
    peer.bound = true
    peer.receives = request.command !== command.bindTransmitter
    on.change()
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })

  return {
    port: (server.address() as AddressInfo).port,
    get binds() {
      return [...peers].filter((peer) => peer.bound).length
    },
    pick() {
      const ready = [...peers].filter((peer) => peer.bound && peer.receives && peer.session.room > 0)
      return ready[turn++ % Math.max(1, ready.length)]?.session
    },
    drop() {
      for (const peer of peers) peer.session.destroy('dropped')
    },
    unbind() {
      for (const { session, bound } of peers) {
        if (bound) session.request({ ...unbindSignal }, () => session.end('unbound'))
      }
    },
    close() {
      for (const peer of peers) peer.session.destroy('the simulator closes')
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

const unbindSignal = { kind: 'signal', command: command.unbind, status: 0, sequence: 0 } as const

function bindStatus(peer: Peer, request: Bind, options: SmscOptions): number {
  if (peer.bound) return status.alreadyBound
  if (options.systemId !== '' && request.systemId !== options.systemId) return status.invalidSystemId
  return request.password === options.password ? status.ok : status.invalidPassword
}
