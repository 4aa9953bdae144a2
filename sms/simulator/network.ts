/** How well the simulated network behaves. Counts are spent one by one: `loseResponses: 3` spoils the next three. */
import { z } from 'zod'

const count = z.int().min(0).max(1_000_000)

export const networkSchema = z.object({
  /** Segments a second that are taken; more are answered ESME_RTHROTTLED. 0 takes all. */
  throttlePerSecond: count,
  /** How many of the next submits are answered ESME_RTHROTTLED. */
  throttleNext: count,
  /** How many of the next submits are answered `rejectStatus`. */
  rejectNext: count,
  rejectStatus: z.string().regex(/^ESME_R\w+$/),
  /** How many of the next submits are taken without an answer. */
  loseResponses: count,
  /** Answers to submits, and texts from handsets, come this much later. */
  delayMs: z.int().min(0).max(60_000),
  /** How many of the next answers to a text are overlooked, so that it is delivered again. */
  redeliverNext: count,
  /** Every part of a text is delivered twice. */
  duplicateParts: z.boolean(),
  /** Parts of a long text are delivered last first. */
  reverseParts: z.boolean(),
  /** How many of the next parts of long texts never arrive. */
  loseParts: count,
  receipts: z.enum(['after', 'before', 'never']),
  receiptForm: z.enum(['text', 'tlv']),
  receiptState: z.enum(['DELIVRD', 'EXPIRED', 'UNDELIV', 'REJECTD']),
  /** Ids in responses; receipts tell the same id in decimal. */
  messageIds: z.enum(['decimal', 'hex', 'padded']),
})

export type Network = z.infer<typeof networkSchema>

export function goodNetwork(): Network {
  return {
    throttlePerSecond: 0,
    throttleNext: 0,
    rejectNext: 0,
    rejectStatus: 'ESME_RSUBMITFAIL',
    loseResponses: 0,
    delayMs: 0,
    redeliverNext: 0,
    duplicateParts: false,
    reverseParts: false,
    loseParts: 0,
    receipts: 'after',
    receiptForm: 'text',
    receiptState: 'DELIVRD',
    messageIds: 'decimal',
  }
}

type Countdown = 'throttleNext' | 'rejectNext' | 'loseResponses' | 'redeliverNext' | 'loseParts'

/** Whether this one is spoiled; if so, one less of the next will be. */
export function spoils(network: Network, what: Countdown): boolean {
  if (network[what] === 0) return false
  network[what]--
  return true
}
