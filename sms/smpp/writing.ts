/**
 * Everything that is written in one turn of the event loop goes out as one write. While the peer does not read, reading from it pauses too,
 * so neither side's buffers can grow without end.
 */
import type { Socket } from 'node:net'
import type { Clock } from './clock.ts'
import { encodedOctets, encodeInto } from './encode.ts'
import type { Pdu } from './pdu.ts'

const SLAB_OCTETS = 64 * 1024

/** Unread octets at which a peer counts as not reading; above the socket's own mark, so that `drain` follows. */
const BLOCKED_OCTETS = 256 * 1024

export type Writing = {
  write(pdu: Pdu, sequence: number): void
  flush(): void
  drained(): void
  /** Since when (UTC ms) the peer has not read; 0 while it does. */
  readonly blockedSince: number
}

export function createWriting(
  socket: Socket,
  clock: Clock,
  counters: { writes: number },
  onRoom: () => void,
): Writing {
  let slab = Buffer.allocUnsafeSlow(SLAB_OCTETS)
  let from = 0
  let to = 0
  let scheduled = false
  let blockedSince = 0

  function flush(): void {
    scheduled = false
    if (from === to) return
    const octets = slab.subarray(from, to)
    from = to
    if (!socket.writable) return
    counters.writes++
    socket.write(octets)
    // Taken by the kernel at once, as it nearly always is: the slab is free again.
    if (socket.writableLength === 0) from = to = 0
    if (socket.writableLength < BLOCKED_OCTETS || blockedSince > 0) return
    blockedSince = clock.now()
    socket.pause()
  }

  /** What was written may still be on its way out of the slab, so a full one is left to the collector. */
  function reserve(octets: number): void {
    if (to + octets <= slab.length) return
    flush()
    slab = Buffer.allocUnsafeSlow(Math.max(SLAB_OCTETS, octets))
    from = 0
    to = 0
  }

  return {
    get blockedSince() {
      return blockedSince
    },
    write(pdu, sequence) {
      reserve(encodedOctets(pdu))
      to = encodeInto(slab, to, pdu, sequence)
      if (scheduled) return
      scheduled = true
      setImmediate(flush)
    },
    flush,
    drained() {
      if (blockedSince === 0) return
      blockedSince = 0
      socket.resume()
      onRoom()
    },
  }
}
