/**
 * The vocabulary of the house: what an operation is, who asks for it, and what can come of asking.
 *
 * An operation is declared once and offered on every channel; it never learns which one. A channel hands a
 * Contact to the portal and gets an Outcome back; it never learns a business rule.
 */
import type { z } from 'zod'
import type { Brand, Credit, MarketingWay, Payment } from '#drizzle/schema/subscriber.ts'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Boss } from '#server/boss/boss.ts'
import type { Secrets } from '#server/identity/secrets.ts'
import type { Store, Tx } from '#server/store/store.ts'
import type { Till } from '#server/topup/till.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import type { Language, Message, Say } from '#words/message.ts'

/** How sure we are of who asks: an SMS proves the SIM, a password or a code proves the person. */
export type Access = 'none' | 'sim' | 'verified'

/** One request on one channel. */
export type Contact = {
  /** A code of the `channel` table. */
  channel: string
  /** Null where nobody is known: an unknown number, a visitor who has not signed in. */
  subscriberId: string | null
  access: Access
  /** The unique key of this request within its subscriber; a redelivery or a double click carries the same one. */
  request: string
  /** UTC ms. */
  now: number
  /** Absent: the language the subscriber asked to be remembered. */
  language?: Language
  /**
   * Whether this is the request that `first` answered, delivered again, and not a new one of the same key. Always, where
   * absent; a channel whose keys are made of content says how long content counts as the same.
   */
  isRepeat?: (tx: Tx, first: FirstAnswer) => Promise<boolean>
  /** Where the conversation takes place; one pending question per subscriber and port (`web`, `10086`). */
  port: string
  /** What the subscriber said, secrets already blanked. */
  said?: string
  /** The counter, kiosk or agent it came through. */
  place?: string
  /** The signed-in session it came through. */
  session?: string
  /** Where the answer leaves by a text of its own (the SMS hall) and not by the way it came. */
  postbox?: Postbox
}

/** The touch that answered a request of the same key; its time is in its id. */
export type FirstAnswer = {
  id: string
  subscriberId: string
  operation: string | null
  outcome: TouchOutcome
}

/** Takes the answer to where it is sent from; of several in one visit the last counts, once the visit is committed. */
export type Postbox = {
  put(answer: Answer): void
  /** Whether `longer` leaves in no more texts than `reply` would, so that what it says besides is free. */
  hasRoom?(reply: Reply, longer: Reply, language: Language): boolean
}

/** Who is served, as the operation sees them. */
export type Subscriber = {
  id: string
  msisdn: string
  name: string
  brand: Brand
  payment: Payment
  credit: Credit
  branchCode: string
  tier: number
  openedAt: number
  language: Language
  marketing: boolean
  /** How they want to hear of offers. */
  marketingWay: MarketingWay
  activeMonth: number
}

/** What an operation runs with. Everything it does through `tx` commits together with the touch, or not at all. */
export type Visit = {
  tx: Tx
  /** The operator's systems behind the hall. */
  boss: Boss
  /** Where money comes in: the cashier's link and the seal of recharge cards. */
  till: Till
  now: number
  subscriber: Subscriber
  /** The contact's request key: the idempotency key of whatever is posted. */
  request: string
  /** The id that the touch of this visit will have. */
  touchId: string
  /** The code of the contact's channel, for records that keep it. Business rules do not branch on it. */
  channel: string
  /** The signed-in session of this contact, where there is one. */
  session: string | null
  say: Say
  /** Whether `longer` costs no more than `reply` to tell; absent where an answer costs nothing. */
  room?: ((reply: Reply, longer: Reply) => boolean) | undefined
}

/** What an operation prepares with, before its transaction: it may look at the database and take its time. */
export type Before = {
  look: Store['read']
  secrets: Secrets
  subscriberId: string
  now: number
}

/** What the subscriber is told, for any channel to set in its own type. */
export type Reply = {
  title: string
  lines: string[]
  table?: { head: string[]; rows: string[][] }
  /** What they may want next: names of operations, set as links or as keywords. */
  next?: string[]
  /** Something to choose from: set as a list of links or as a numbered menu. Choosing performs the operation. */
  menu?: { label: string; operation: string; input: Record<string, string> }[]
  /** Something to answer in words: the next text of a conversation is `field`, beside what is known. */
  asks?: { operation: string; input: Record<string, string>; field: string }
  /** The word that brings it once more, where that is not the operation's keyword. */
  again?: string
}

/** What a yes would cost, in the words that are kept as evidence: name, price, how it is charged, how to cancel. */
export type Quote = {
  name: string
  price: string
  charging: string
  cancelling: string
  /** Equal prices have equal fingerprints; a different one at the yes means the price moved and is asked anew. */
  fingerprint: string
}

/** A no that the subscriber can understand. Thrown by an operation; what it did so far is undone. */
export class Refusal extends Error {
  readonly reason: string
  readonly words: (say: Say) => string
  readonly next: string[]
  readonly stays: ((tx: Tx) => Promise<void>) | undefined

  /**
   * @param reason a short code for logs and tests, e.g. `balance-too-low`
   * @param stays written although the rest is undone: a wrong try that is counted
   */
  constructor(
    reason: string,
    words: (say: Say) => string,
    next: string[] = [],
    stays?: (tx: Tx) => Promise<void>,
  ) {
    super(reason)
    this.name = 'Refusal'
    this.reason = reason
    this.words = words
    this.next = next
    this.stays = stays
  }
}

/** Input that only the operation can judge, because its rules are data or know the subscriber. Answered as `invalid`. */
export class Misfit extends Error {
  readonly issues: { field: string; words: (say: Say) => string }[]

  constructor(issues: { field: string; words: (say: Say) => string }[]) {
    super(issues.map((issue) => issue.field).join())
    this.name = 'Misfit'
    this.issues = issues
  }
}

export type FieldChoice = { value: string; label: string }

/** How a field is asked for; the order of the fields is the order of words in a text message. */
export type Field = {
  label: Message
  hint?: Message
  /** What is wrong and what to do, when the input does not fit. */
  wrong?: Message
  inputMode?: 'text' | 'numeric' | 'tel' | 'decimal'
  /** Never stored, never logged, blanked in what they said. */
  secret?: boolean
  /** Takes the rest of a text message, spaces included. */
  rest?: boolean
}

/**
 * An issue of an input schema with words of its own, where the one `wrong` of its field would not say enough:
 * `context.addIssue(inWords(m.tooMuch))`.
 */
export function inWords(says: Message): { code: 'custom'; params: { says: Message } } {
  return { code: 'custom', params: { says } }
}

/** Where an operation leads: another one is performed in its place, in the same transaction, and gives the answer. */
export type Lead = {
  operation: string
  input: unknown
  /** The touch that the answer's touch will answer. */
  answersId: string
  /** Told what came of it; `taken`: what was done is a request that the back office completes later. */
  led(outcome: Outcome, taken: boolean): Promise<void>
}

export type Operation<Input = unknown, Output = unknown, Prepared = unknown> = {
  title: Message
  /** One line for menus, the function guide and the kiosk. */
  summary: Message
  /** The printed keyword of the SMS hall; none where an operation makes no sense in a text. */
  keyword?: string
  access: Access
  business: BusinessType
  input: z.ZodType<Input>
  fields: { [Name in keyof Input & string]: Field }
  /** What the first field may be for this subscriber, where that is a list: a menu by SMS, a choice on a page. */
  choices?(visit: Visit): Promise<FieldChoice[]>
  /** Where it answers a quote, nothing runs before the subscriber's yes. Null: nothing to ask, run at once. */
  quote?(visit: Visit, input: Input): Promise<Quote | null>
  /**
   * What must not happen inside a transaction, such as hashing a password; `run` receives its answer and judges it by
   * what the database says then. A conversation may be passed twice for it, so it must be harmless to repeat.
   */
  prepare?(before: Before, input: Input): Promise<Prepared>
  run(visit: Visit, input: Input, prepared: Prepared): Promise<Output>
  /** Where its output leads to another operation, whose quote or answer takes the place of its reply. */
  leads?(output: Output): Lead
  /** A request that the back office completes later: its touch is `taken`, and only the completion is `done`. */
  taken?: true
  /** Pure: the words for what was done, at the moment of `run`. */
  reply(output: Output, visit: { say: Say; now: number; language: Language; subscriber: Subscriber }): Reply
  /** Money this moved, for the touch and the report; fen. */
  amountFen?(output: Output): number
}

/** Declares an operation; the compiler ties `fields`, `run` and `reply` to `input`. */
export function operation<Input, Output, Prepared>(
  declared: Operation<Input, Output, Prepared>,
): Operation<Input, Output, Prepared> {
  return declared
}

export type InputIssue = { field: string; message: string }

/** What came of a request. Every kind carries the words for the subscriber and the touch that records them. */
export type Outcome<Output = unknown> =
  | { kind: 'done'; touchId: string; reply: Reply; output: Output }
  | { kind: 'quoted'; touchId: string; reply: Reply; quote: Quote; pendingId: string; expiresAt: number }
  | { kind: 'refused'; touchId: string; reply: Reply; reason: string }
  | { kind: 'repeated'; touchId: string; reply: Reply }
  | { kind: 'invalid'; touchId: string; reply: Reply; issues: InputIssue[] }
  | { kind: 'denied'; touchId: string; reply: Reply; needs: Access }
  | { kind: 'closed'; touchId: string; reply: Reply }

/** An outcome as a channel's letters see it, or words that no operation made (a menu, a help page, an apology). */
export type Answer = {
  kind: Outcome['kind'] | 'words' | 'failed'
  touchId: string
  reply: Reply
  /** How the touch was recorded; a repeated request has that of the first. */
  outcome: TouchOutcome
  operation: string | null
  language: Language
}
