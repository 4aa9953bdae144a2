/** What a link is told, what it tells, and what stands when nothing is said. */
import type { OpenLongTexts } from './link-long-texts.ts'
import type { Addressing } from './link-address.ts'
import { defaultAddressing } from './link-address.ts'
import { systemClock, type Clock } from './smpp/clock.ts'
import type { Receipt } from './smpp/receipt.ts'
import { defaultAlphabets, type Alphabets } from './smpp/text.ts'

/**
 * A text from a subscriber. `from` has eleven digits, `to` is the short code it was sent to. `key` is the same each time the SMSC delivers the text
 * again and tells nothing about its content.
 */
export type Mo = { from: string; to: string; text: string; key: string; receivedAt: number }

/** A long text of which parts never came: `missing` counts from 1, the text has what did come. */
export type IncompleteMo = Mo & { missing: number[] }

/** A text to a subscriber. `reference` (16 bits) comes back in the receipt of SMSCs whose message ids are useless. */
export type Mt = {
  to: string
  from: string
  text: string
  priority: 'reply' | 'push'
  wantsReceipt?: boolean
  reference?: number
  /**
   * When somebody began to look whether it may be sent, and until when that holds, UTC ms on the link's clock. It never leaves
   * later, nor behind an answer to the same number that is younger than `at`: it comes back as `LINK_STALE`.
   */
  judged?: { at: number; until: number }
}

/**
 * What became of a text. `unknown`: it was sent and its answer lost; the link never sends it again. `status` is a name of SMPP's table, or
 * one of `localStatus` when the text never left.
 */
export type Fate =
  | { kind: 'accepted'; messageIds: string[] }
  | { kind: 'rejected'; status: string; permanent: boolean }
  | { kind: 'unknown'; reason: string }

export const localStatus = {
  queueFull: 'LINK_QUEUE_FULL',
  waitedTooLong: 'LINK_WAITED_TOO_LONG',
  closed: 'LINK_CLOSED',
  refused: 'LINK_REFUSED',
  stale: 'LINK_STALE',
} as const

/** `refused`: the SMSC does not know these credentials; the link waits for a person. */
export type LinkState = 'connecting' | 'bound' | 'waiting' | 'refused' | 'closing' | 'closed'

export type LinkHandlers = {
  /**
   * All texts of one socket chunk, so that they can be committed as a group. Answers one promise for each, in order; the SMSC is
   * answered when it resolves. When it rejects the SMSC is told to deliver the text again.
   */
  messages(batch: Mo[]): Promise<void>[]
  receipt(receipt: Receipt): void
  state(state: LinkState): void
  /** Parts of a long text never came. Counted and logged in any case. */
  incomplete?(mo: IncompleteMo): void | Promise<void>
  /** Where parts of long texts wait; in memory unless told otherwise. */
  longTexts?: OpenLongTexts
  /** The answer to a text of unknown fate has come after all. */
  late?(mt: Mt, fate: Fate): void
}

export type LinkLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>

export type LinkOptions = {
  host: string
  port: number
  /** Verified TLS; `ca` in PEM when the operator signs its own. */
  tls?: { ca?: string; servername?: string }
  systemId: string
  password: string
  /** Keeps `Mo.key` from telling a text that somebody could guess (a password in it). The same after a restart. */
  keySecret: string
  systemType?: string
  addressRange?: string
  alphabets?: Alphabets
  addressing?: Addressing
  /** How parts of a long text are marked: headers of 8 or 16 bits, sar_ TLVs, or one message_payload. */
  concatenation?: 'udh8' | 'udh16' | 'sar' | 'payload'
  window?: number
  maxSegmentsPerSecond?: number
  responseTimeoutMs?: number
  enquireMs?: number
  stallMs?: number
  backoff?: { firstMs: number; maxMs: number }
  /** Texts that wait for the link, per priority, and how long each may. */
  maxQueued?: number
  maxWaitMs?: number
  /** Texts taken and not yet answered; more are refused for now. */
  maxUnanswered?: number
  /** How long close() waits for what is under way. */
  drainMs?: number
  /** How long the parts of a long text may take. */
  partsMs?: number
  /** No text for so long is a fault worth a warning. */
  silenceMs?: number
  clock?: Clock
}

export type LinkSettings = Required<Omit<LinkOptions, 'tls'>> & Pick<LinkOptions, 'tls'>

export function settingsOf(options: LinkOptions): LinkSettings {
  return {
    systemType: '',
    addressRange: '',
    alphabets: defaultAlphabets,
    addressing: defaultAddressing,
    concatenation: 'udh8',
    window: 100,
    maxSegmentsPerSecond: Infinity,
    responseTimeoutMs: 10_000,
    enquireMs: 30_000,
    stallMs: 30_000,
    backoff: { firstMs: 1_000, maxMs: 60_000 },
    maxQueued: 50_000,
    maxWaitMs: 60_000,
    maxUnanswered: 10_000,
    drainMs: 10_000,
    partsMs: 300_000,
    silenceMs: 900_000,
    clock: systemClock,
    ...options,
  }
}

export type LinkCounters = {
  mosReceived: number
  mosAnswered: number
  /** Refused for now: the handler failed, or too many were unanswered. */
  mosRefused: number
  mosUnreadable: number
  partsRepeated: number
  mosIncomplete: number
  receipts: number
  receiptsUnreadable: number
  segmentsSent: number
  accepted: number
  rejected: number
  unknown: number
  throttled: number
  connects: number
  binds: number
  malformedPdus: number
  /** Periods of `silenceMs` without a text. */
  silences: number
}

export function zeroCounters(): LinkCounters {
  return {
    mosReceived: 0,
    mosAnswered: 0,
    mosRefused: 0,
    mosUnreadable: 0,
    partsRepeated: 0,
    mosIncomplete: 0,
    receipts: 0,
    receiptsUnreadable: 0,
    segmentsSent: 0,
    accepted: 0,
    rejected: 0,
    unknown: 0,
    throttled: 0,
    connects: 0,
    binds: 0,
    malformedPdus: 0,
    silences: 0,
  }
}
