/** Where the parts of long texts wait for each other: in memory here, in the hall's database with `sms/kept-parts.ts`. */
import type { Part } from './smpp/parts.ts'
import { createReassembly, type Incomplete } from './smpp/reassembly.ts'

/** What all parts of a text share; `receivedAt` is that of the part, UTC ms. */
export type Origin = { from: string; to: string; dataCoding: number; reference: string; receivedAt: number }

export type KeptPart =
  /** More are to come; this one needs only its answer. */
  | { kind: 'waiting' }
  /** Part of a text that was answered before. */
  | { kind: 'repeated' }
  /** The last one: `octets` are the text. It stays until `settle`; the last part, delivered again, completes it again. */
  | { kind: 'whole'; octets: Buffer }

export type LongTexts = {
  /** Resolves when the part is safe and may be answered. Rejects when the SMSC is to deliver it again. */
  keep(origin: Origin, part: Part, octets: Buffer): Promise<KeptPart>
  /** The text is safe with whoever took it: what was said is forgotten, its repeated parts are known for a while. */
  settle(origin: Origin): Promise<void>
  /** Hands over what has waited too long. */
  expire(now: number): void
}

/** A text that did not complete is handed over once. */
export type OnIncomplete = (incomplete: Incomplete<Origin>) => void | Promise<void>

export type OpenLongTexts = (onIncomplete: OnIncomplete, expiryMs: number) => LongTexts

/** What waits is lost with the process: for a link without a hall behind it. */
export const keepInMemory: OpenLongTexts = (onIncomplete, expiryMs) => {
  const reassembly = createReassembly<Origin>((incomplete) => void onIncomplete(incomplete), { expiryMs })
  return {
    keep(origin, { number, total }, octets) {
      const kept = reassembly.keep(idOf(origin), number, total, octets, origin, origin.receivedAt)
      return Promise.resolve(kept.kind === 'whole' ? { kind: 'whole', octets: kept.joined } : kept)
    },
    settle: (origin) => Promise.resolve(reassembly.settle(idOf(origin))),
    expire: (now) => reassembly.expire(now),
  }
}

function idOf({ from, to, reference }: Origin): string {
  return `${from}>${to}#${reference}`
}
