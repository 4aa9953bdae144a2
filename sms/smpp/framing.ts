/**
 * Octets to frames. A length that cannot be a PDU's ends the stream: after it nobody can say where the next one begins.
 */
export const HEADER_OCTETS = 16

/** A message_payload of 65,535 octets, 254 destinations and their header fit. */
export const MAX_PDU_OCTETS = 72 * 1024

/** The stream can no longer be read; `sequence` is 0 when it had not arrived. */
export type FramingFault = { length: number; sequence: number }

export type Framing = {
  /** Calls `take(octets, start, end)` for each whole PDU; the octets stay valid after the call. */
  push(chunk: Buffer, take: (octets: Buffer, start: number, end: number) => void): FramingFault | undefined
  /** Octets of a PDU that has begun and not ended. */
  readonly held: number
}

export function createFraming(maxOctets = MAX_PDU_OCTETS): Framing {
  let begun = Buffer.alloc(0)
  let filled = 0

  const faultAt = (octets: Buffer, at: number): FramingFault | undefined => {
    const length = octets.readUInt32BE(at)
    if (length >= HEADER_OCTETS && length <= maxOctets) return undefined
    return { length, sequence: octets.length - at >= HEADER_OCTETS ? octets.readUInt32BE(at + 12) : 0 }
  }

  /** Copies, so that a few octets do not keep a whole chunk alive; a dripped PDU is copied once. */
  function keep(chunk: Buffer, from: number): void {
    filled = chunk.length - from
    begun = Buffer.allocUnsafe(filled < 4 ? 4 : chunk.readUInt32BE(from))
    chunk.copy(begun, 0, from)
  }

  /** Fills the PDU that earlier chunks began; answers how much of the chunk it took. */
  function fill(chunk: Buffer, from: number): number {
    const taken = Math.min(begun.length - filled, chunk.length - from)
    chunk.copy(begun, filled, from, from + taken)
    filled += taken
    return taken
  }

  return {
    get held() {
      return filled
    },
    push(chunk, take) {
      let at = 0
      while (filled > 0) {
        at += fill(chunk, at)
        if (filled < begun.length) return undefined
        if (filled === 4) {
          const fault = faultAt(begun, 0)
          if (fault) return fault
          begun = Buffer.concat([begun], begun.readUInt32BE(0))
          continue
        }
        filled = 0
        take(begun, 0, begun.length)
      }
      while (chunk.length - at >= 4) {
        const fault = faultAt(chunk, at)
        if (fault) return fault
        const end = at + chunk.readUInt32BE(at)
        if (end > chunk.length) break
        take(chunk, at, end)
        at = end
      }
      if (at < chunk.length) keep(chunk, at)
      return undefined
    },
  }
}
