/**
 * Parts of long messages, kept until all have come: in any order, doubled, or with one missing for ever.
 *
 * Each part is answered when it is kept, since many SMSCs hold back the next part until then. A message that does not complete in time,
 * that gives way to a newer one under the same reference, or that is pushed out by the memory limit is handed over as incomplete: it is never
 * dropped without a word. A completed one is remembered, so that a redelivered part is known as such and its message can be handed over again.
 */
export type Whole = { id: string; joined: Buffer }

export type Incomplete<Origin> = { origin: Origin; parts: (Buffer | undefined)[]; missing: number[] }

export type Kept =
  /** More parts are to come. */
  | { kind: 'waiting' }
  /** The last part came: `joined` is the message. Call `settle` when it is safe, or let a redelivered part complete it again. */
  | { kind: 'whole'; id: string; joined: Buffer }
  /** A part of a message that was completed and settled. */
  | { kind: 'repeated' }

type Entry<Origin> = {
  origin: Origin
  parts: (Buffer | undefined)[]
  kept: number
  octets: number
  expiresAt: number
  settled: boolean
}

export type ReassemblyLimits = { expiryMs: number; maxMessages: number; maxOctets: number }

const defaults: ReassemblyLimits = { expiryMs: 300_000, maxMessages: 20_000, maxOctets: 16 * 1024 * 1024 }

export type Reassembly<Origin> = {
  /** Keeps a part; `id` names sender, receiver, reference and total. `now` in UTC ms. */
  keep(id: string, number: number, total: number, octets: Buffer, origin: Origin, now: number): Kept
  /** The whole message is safe with whoever took it: its repeated parts need only an answer. */
  settle(id: string): void
  /** Where nothing is ever redelivered: the same parts again are another message. */
  forget(id: string): void
  /** Hands over what has waited too long. */
  expire(now: number): void
  readonly waiting: number
}

export function createReassembly<Origin>(
  onIncomplete: (message: Incomplete<Origin>) => void,
  limits: Partial<ReassemblyLimits> = {},
): Reassembly<Origin> {
  const { expiryMs, maxMessages, maxOctets } = { ...defaults, ...limits }
  // In order of opening, so the first entry is the oldest.
  const entries = new Map<string, Entry<Origin>>()
  let octetsHeld = 0
  let waiting = 0

  function remove(id: string, entry: Entry<Origin>): void {
    entries.delete(id)
    octetsHeld -= entry.octets
    if (entry.kept === entry.parts.length) return
    waiting--
    onIncomplete({ origin: entry.origin, parts: entry.parts, missing: missingOf(entry) })
  }

  function open(id: string, total: number, origin: Origin, now: number): Entry<Origin> {
    const entry: Entry<Origin> = {
      origin,
      parts: Array.from({ length: total }),
      kept: 0,
      octets: 0,
      expiresAt: now + expiryMs,
      settled: false,
    }
    entries.set(id, entry)
    waiting++
    return entry
  }

  function makeRoom(): void {
    for (const [id, entry] of entries) {
      if (entries.size <= maxMessages && octetsHeld <= maxOctets) return
      remove(id, entry)
    }
  }

  return {
    get waiting() {
      return waiting
    },
    keep(id, number, total, octets, origin, now) {
      let entry = entries.get(id)
      const before = entry?.parts[number - 1]
      if (entry && before && !before.equals(octets)) {
        remove(id, entry)
        entry = undefined
      } else if (entry && before && entry.kept === total) {
        return entry.settled ? { kind: 'repeated' } : { kind: 'whole', id, joined: join(entry) }
      } else if (entry && before) {
        return { kind: 'waiting' }
      }
      entry ??= open(id, total, origin, now)
      entry.parts[number - 1] = Buffer.from(octets)
      entry.kept++
      entry.octets += octets.length
      octetsHeld += octets.length
      const whole = entry.kept === total
      if (whole) waiting--
      const joined = whole ? join(entry) : undefined
      makeRoom()
      return joined ? { kind: 'whole', id, joined } : { kind: 'waiting' }
    },
    settle(id) {
      const entry = entries.get(id)
      if (entry) entry.settled = true
    },
    forget(id) {
      const entry = entries.get(id)
      if (entry) remove(id, entry)
    },
    expire(now) {
      for (const [id, entry] of entries) {
        if (entry.expiresAt > now) return
        remove(id, entry)
      }
    },
  }
}

function join(entry: Entry<unknown>): Buffer {
  return Buffer.concat(entry.parts.filter((part) => part !== undefined))
}

function missingOf(entry: Entry<unknown>): number[] {
  return entry.parts.flatMap((part, index) => (part ? [] : [index + 1]))
}
