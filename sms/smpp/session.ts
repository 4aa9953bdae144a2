/**
 * One SMPP connection, either side of it: octets in, PDUs out in batches, responses matched to their requests.
 *
 * It is never deaf: whatever arrives is answered, and a stream that cannot be read any more, a PDU that does not end, a peer that does not
 * read or that answers no enquire_link ends the connection, and with it everything that was pending.
 */
import type { Socket } from 'node:net'
import type { Clock } from './clock.ts'
import { decode } from './decode.ts'
import { responseTo } from './encode.ts'
import { createFraming, MAX_PDU_OCTETS } from './framing.ts'
import { command, isResponse, type Answer, type Malformed, type Pdu, type Rare, type Signal } from './pdu.ts'
import { createPending, type Settle } from './pending.ts'
import { status } from './status.ts'
import { createWriting } from './writing.ts'

export type SessionOptions = {
  clock: Clock
  /** Requests that may await their response at once. */
  window: number
  responseTimeoutMs: number
  /** Silence after which an enquire_link asks whether anybody is there; 0 never asks. */
  enquireMs: number
  /** How long a PDU may take to end, and a peer to read what it was sent. */
  stallMs: number
  maxPduOctets?: number
}

/** A request to act upon: anything but responses, enquire_link and what could not be read. */
export type Request = Exclude<Pdu, Malformed>

export type SessionHandlers = {
  /** All requests of one chunk. Answer each by `respond`, now or later. A throw ends the connection. */
  requests(batch: Request[]): void
  /** There is room for requests again: a response came, or the peer has read. */
  room(): void
  /** Once; nothing is called after it. */
  closed(reason: string): void
}

export type SessionCounters = {
  pdusRead: number
  malformed: number
  strays: number
  writes: number
  late: number
}

export type Session = {
  /**
   * Sends a request under a sequence number of its own. `settle` gets the answer, or how it was lost; after 'timeout' it may be called once
   * more with an answer that came late. Throws when there is no room.
   */
  request(pdu: Pdu, settle: Settle): void
  respond(request: Request | Malformed, code: number, id?: string): void
  /** Requests that may be sent now. */
  readonly room: number
  readonly outstanding: number
  readonly counters: SessionCounters
  /** Writes what is buffered and closes; the socket is destroyed if the peer does not close too. */
  end(reason: string): void
  destroy(reason: string): void
}

export function startSession(socket: Socket, options: SessionOptions, on: SessionHandlers): Session {
  const { clock } = options
  const framing = createFraming(options.maxPduOctets ?? MAX_PDU_OCTETS)
  const counters: SessionCounters = { pdusRead: 0, malformed: 0, strays: 0, writes: 0, late: 0 }
  const pending = createPending(options.responseTimeoutMs, clock)
  const writing = createWriting(socket, clock, counters, () => on.room())
  let closedFor: string | undefined
  let ending = false
  let heardAt = clock.now()
  let heldSince = 0
  let stopWatch = () => {}
  let stopGrace = () => {}

  function destroy(reason: string): void {
    closedFor ??= reason
    socket.destroy()
  }

  function end(reason: string): void {
    if (ending) return
    ending = true
    closedFor ??= reason
    writing.flush()
    socket.end()
    stopGrace = clock.after(Math.min(options.responseTimeoutMs, 2_000), () => socket.destroy())
  }

  function respond(request: Request | Malformed, code: number, id = ''): void {
    if (!socket.writable) return
    writing.write(responseTo(request, code, id), request.sequence)
  }

  function heard(chunk: Buffer): void {
    if (ending && closedFor === unreadable) return
    heardAt = clock.now()
    const requests: Request[] = []
    let answered = false
    const fault = framing.push(chunk, (octets, start, end) => {
      counters.pdusRead++
      const pdu = decode(octets, start, end)
      if (pdu.kind === 'malformed') refuse(pdu)
      else if (pdu.kind === 'signal' && pdu.command === command.enquireLink) respond(pdu, status.ok)
      else if (!isResponse(pdu)) requests.push(pdu)
      else answered = matched(pdu) || answered
    })
    heldSince = framing.held === 0 ? 0 : heardAt
    if (requests.length > 0) on.requests(requests)
    if (answered) on.room()
    if (fault) breakOff(fault.sequence)
  }

  function matched(pdu: Answer | Signal | Rare | Pdu): boolean {
    const how = pending.settle(pdu)
    if (how === 'late') counters.late++
    if (how === 'stray') counters.strays++
    return how === 'matched'
  }

  function refuse(pdu: Malformed): void {
    counters.malformed++
    // A response that cannot be read is not answered, or two peers could go on for ever.
    if (isResponse(pdu))
      matched({ kind: 'signal', command: pdu.command, status: pdu.status, sequence: pdu.sequence })
    else respond(pdu, pdu.status)
  }

  function breakOff(sequence: number): void {
    counters.malformed++
    const nack = {
      kind: 'signal',
      command: command.genericNack,
      status: status.invalidCommandLength,
      sequence,
    } as const
    if (socket.writable) writing.write(nack, sequence)
    end(unreadable)
  }

  function watch(): void {
    const now = clock.now()
    const stalled = (since: number) => since > 0 && now - since >= options.stallMs
    if (stalled(heldSince)) return destroy('a PDU did not end')
    if (stalled(writing.blockedSince)) return destroy('the peer does not read')
    const silentMs = now - heardAt
    if (options.enquireMs > 0 && silentMs >= options.enquireMs && !asking && !ending) enquire()
    stopWatch = clock.after(watchEveryMs(options), watch)
  }

  let asking = false
  function enquire(): void {
    asking = true
    const question = { kind: 'signal', command: command.enquireLink, status: 0, sequence: 0 } as const
    const sequence = pending.add((answer) => {
      asking = false
      if (answer === 'timeout') destroy('enquire_link was not answered')
    })
    writing.write(question, sequence)
  }

  socket.setNoDelay(true)
  socket.on('data', (chunk: Buffer) => {
    try {
      heard(chunk)
    } catch (error) {
      destroy(`handler failed: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
  socket.on('drain', () => writing.drained())
  socket.on('error', (error) => {
    closedFor ??= error.message
  })
  socket.on('end', () => end('the peer closed the connection'))
  socket.on('close', () => {
    stopWatch()
    stopGrace()
    ending = true
    pending.close()
    on.closed(closedFor ?? 'the connection was closed')
  })
  stopWatch = clock.after(watchEveryMs(options), watch)

  return {
    counters,
    respond,
    end,
    destroy,
    get outstanding() {
      return pending.size
    },
    get room() {
      if (ending || !socket.writable || writing.blockedSince > 0) return 0
      return Math.max(0, options.window - pending.size)
    },
    request(pdu, settle) {
      if (!socket.writable || ending) throw new Error('the connection is closed')
      writing.write(pdu, pending.add(settle))
    },
  }
}

const unreadable = 'the stream could not be read'

function watchEveryMs(options: SessionOptions): number {
  const shortest = Math.min(options.stallMs, options.enquireMs || options.stallMs)
  return Math.max(5, Math.min(1_000, shortest / 4))
}
