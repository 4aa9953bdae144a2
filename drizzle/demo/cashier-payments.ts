/** Payments on the cashier's page: an intent, then the cashier's word, then the money. */
import type { CallbackVerdict } from '#drizzle/schema/money.ts'
import { addMonths, monthOf, monthStart, yuan } from '#words/format.ts'
import { putMoney } from './billing.ts'
import type { Visit } from './confirm.ts'
import { leaveTouch } from './contact.ts'
import { balanceFen, type Line } from './line.ts'
import { m } from './messages.ts'
import { putInInbox } from './requests.ts'

const LIVES_MS = 30 * 60_000
const INBOX_MONTHS = 2

type Begun = { intentId: string; askedTouchId: string; createdAt: number }

/** Undefined where it was begun and not finished: the money then comes next month. */
export function payThroughCashier(
  visit: Visit,
  amountFen: number,
): { at: number; touchId: string } | undefined {
  const { line, month, at, sure } = visit
  const { chance } = line
  const begun = begin(line, at, amountFen)
  const settledAt = Math.min(at + chance.between(25_000, 240_000), month.endsAt - 1)
  if (!sure && month.endsAt - at > LIVES_MS) {
    giveUp(line, begun, amountFen, chance.yes(0.3) ? settledAt : at + LIVES_MS)
    return undefined
  }
  return { at: settledAt, touchId: settle(line, begun, amountFen, settledAt) }
}

const asked = { channel: 'web', business: 'topup', operation: 'startPayment' } as const

function begin(line: Line, at: number, amountFen: number): Begun {
  const { say, chance } = line
  const told = { title: say(m.topUpTitle), lines: [say(m.paymentStarted, yuan(amountFen))] }
  const said = `${amountFen / 100}`
  const askedTouchId = leaveTouch(line, { ...asked, at, outcome: 'taken', said, told })
  return { intentId: chance.id(at), askedTouchId, createdAt: at }
}

function settle(line: Line, begun: Begun, amountFen: number, at: number): string {
  const { say, setting } = line
  const words = say(m.topUp, { amount: yuan(amountFen), balance: yuan(balanceFen(line) + amountFen) })
  const told = { title: say(m.topUpTitle), lines: [words] }
  const touchId = leaveTouch(line, { ...asked, at, amountFen, told, answersId: begun.askedTouchId })
  const cashierRef = hear(line, begun, amountFen, at, 'credited')
  writeIntent(line, begun, amountFen, {
    state: 'paid',
    settledAt: at,
    cashierRef,
    paidFen: amountFen,
    touchId,
  })
  putMoney(line, at, amountFen, 'cashier', `pay:${begun.intentId}`)
  if (at > monthStart(addMonths(monthOf(setting.now), -INBOX_MONTHS))) {
    putInInbox(line, at, 'result', say(m.topUpTitle), words)
  }
  return touchId
}

/** The cashier took another amount than was ordered: the back office has something to find out. */
export function payWrongAmount({ line, at }: Visit, amountFen: number, paidFen: number): void {
  const { say } = line
  const begun = begin(line, at, amountFen)
  const settledAt = at + 60_000
  const words = say(m.paymentMismatched, { amount: yuan(amountFen), paid: yuan(paidFen) })
  const told = { title: say(m.topUpTitle), lines: [words] }
  const answersId = begun.askedTouchId
  const touchId = leaveTouch(line, { ...asked, at: settledAt, outcome: 'refused', told, answersId })
  const cashierRef = hear(line, begun, paidFen, settledAt, 'mismatched')
  writeIntent(line, begun, amountFen, { state: 'mismatched', settledAt, cashierRef, paidFen, touchId })
}

/** The cashier took the same payment twice, under two numbers. */
export function payTwice({ line, at }: Visit, amountFen: number): void {
  const begun = begin(line, at, amountFen)
  settle(line, begun, amountFen, at + 60_000)
  hear(line, begun, amountFen, at + 90_000, 'paid-twice')
}

/** The cashier's word and what was made of it. @returns the cashier's own number */
function hear(line: Line, begun: Begun, paidFen: number, at: number, verdict: CallbackVerdict): string {
  const { chance, person, rows } = line
  const cashierRef = `LT${chance.digits(18)}`
  const word = { nonce: chance.digits(20), cashierRef, state: 'paid', paidFen } as const
  const kept = { subscriberId: person.id, id: chance.id(at), intentId: begun.intentId }
  rows.paymentCallback.push({ ...kept, ...word, verdict, receivedAt: at })
  return cashierRef
}

/** Nobody paid within the half hour, or the cashier said no before it was over. */
function giveUp(line: Line, begun: Begun, amountFen: number, at: number): void {
  const { say } = line
  const expired = at === begun.createdAt + LIVES_MS
  const told = {
    title: say(m.topUpTitle),
    lines: [say(expired ? m.paymentExpired : m.paymentFailed, yuan(amountFen))],
  }
  const outcome = expired ? 'expired' : 'refused'
  const touchId = leaveTouch(line, { ...asked, at, outcome, told, answersId: begun.askedTouchId })
  const ended = { settledAt: at, cashierRef: null, paidFen: null, touchId }
  writeIntent(line, begun, amountFen, { ...ended, state: expired ? 'expired' : 'failed' })
}

type Ended = {
  state: 'paid' | 'expired' | 'failed' | 'mismatched'
  settledAt: number
  cashierRef: string | null
  paidFen: number | null
  touchId: string
}

function writeIntent(line: Line, begun: Begun, amountFen: number, ended: Ended): void {
  const { intentId: id, askedTouchId, createdAt } = begun
  const expiresAt = createdAt + LIVES_MS
  const kept = {
    subscriberId: line.person.id,
    id,
    amountFen,
    channel: 'web',
    createdAt,
    expiresAt,
    askedTouchId,
  }
  line.rows.paymentIntent.push({ ...kept, ...ended })
}
