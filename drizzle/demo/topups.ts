/** Topping up: when the money runs out, when the bill is there, and on which channel. */
import { yuan } from '#words/format.ts'
import { putMoney } from './billing.ts'
import { momentIn, type CalendarMonth } from './calendar.ts'
import { payThroughCashier } from './cashier-payments.ts'
import { earnCoins } from './coins.ts'
import { confirm, type Visit } from './confirm.ts'
import { channelOf, leaveTouch, sideOf } from './contact.ts'
import { balanceFen, type Line, type Planned } from './line.ts'
import { m } from './messages.ts'
import { askSatisfaction } from './satisfaction.ts'

const DAY_MS = 86_400_000
const amounts = [30_00, 50_00, 100_00, 200_00, 300_00]
const MOST_ON_CARD_FEN = 100_00

/** What this line pays in the month, if it has to and wants to. */
export function planTopUps(line: Line, month: CalendarMonth, from: number): Planned[] {
  const { chance, life, person } = line
  if (month.index >= life.stopsPayingAt) return []
  const owedFen = -balanceFen(line)
  if (person.payment === 'postpaid') {
    if (owedFen <= 0 || !chance.yes(0.985)) return []
    const amountFen = Math.ceil(owedFen / 100) * 100 + (chance.yes(0.35) ? 20_00 : 0)
    return [planned(line, month, from, amountFen, 18)]
  }
  const needFen = Math.round((line.plan.monthlyFen + servicesFen(line)) * 1.6) + owedFen + 5_00
  if (needFen <= 0 || !chance.yes(0.985)) return []
  const enough = amounts.filter((amount) => amount >= needFen)
  const amountFen = enough.length > 0 ? chance.pick(enough.slice(0, 2)) : Math.ceil(needFen / 100_00) * 100_00
  return [planned(line, month, from, amountFen, 24)]
}

function servicesFen(line: Line): number {
  let sum = 0
  for (const { service } of line.services.values()) {
    if (service.charging === 'monthly') sum += service.priceFen
  }
  return sum
}

/** @param days everybody pays within so many days of the month's start */
function planned(line: Line, month: CalendarMonth, from: number, amountFen: number, days: number): Planned {
  const { chance } = line
  const side = sideOf(line, month, 0.03)
  let at = momentIn(month, side, chance, from)
  const latest = month.startsAt + days * DAY_MS
  if (at > latest && latest > from) at = from + Math.floor(chance.next() * (latest - from))
  return { at, happen: () => topUp({ line, month, at, side, sure: chance.yes(0.95) }, amountFen) }
}

function topUp(visit: Visit, amountFen: number): void {
  const { line, side, at } = visit
  const { chance, life } = line
  const channel = side === 'human' && chance.yes(0.3) ? 'partner' : channelOf(line, side)
  if (channel === 'web') {
    const paid = payThroughCashier(visit, amountFen)
    if (paid) thank(visit, paid.at, channel, paid.touchId)
  } else if (channel === 'sms' && life.boundAccount) fromAccount(visit, amountFen)
  else if (channel === 'sms' && amountFen <= MOST_ON_CARD_FEN) fromCard(visit, amountFen)
  else {
    const over = channel === 'sms' ? 'kiosk' : channel
    const said = over === 'counter' ? chance.pick(m.agentNotes.pay) : null
    thank(visit, at, over, credit(line, { at, channel: over, said }, amountFen))
  }
}

/** By text from the bank account: asked first, credited at the yes. */
function fromAccount(visit: Visit, amountFen: number): void {
  const { line } = visit
  const ask = {
    business: 'topup',
    operation: 'topUp',
    said: `CZ ${amountFen / 100}`,
    name: line.say(m.topUpTitle),
    words: [line.say(m.oncePrice, yuan(amountFen)), line.say(m.fromAccount)],
  } as const
  const answer = confirm(visit, 'sms', { ...ask, words: [...ask.words] })
  if (!answer) return
  thank(visit, answer.at, 'sms', credit(line, { ...answer, channel: 'sms', said: '是' }, amountFen))
}

/** With a scratch card, whose code is kept nowhere. */
function fromCard(visit: Visit, amountFen: number): void {
  const { line, at } = visit
  const { person, rows, setting, chance } = line
  const codeHash = setting.cardHash(`86${chance.digits(14)}`)
  const touchId = credit(line, { at, channel: 'sms', said: 'CZ ****' }, amountFen, codeHash)
  const expiresAt = at + 400 * DAY_MS
  rows.rechargeVoucher.push({ codeHash, faceFen: amountFen, expiresAt, usedBy: person.id, usedAt: at })
  thank(visit, at, 'sms', touchId)
}

type Paid = { at: number; channel: string; said: string | null; answersId?: string }

/** The touch of it and the posting; the touch's id. */
function credit(line: Line, paid: Paid, amountFen: number, cardHash?: string): string {
  const { say } = line
  const told = { amount: yuan(amountFen), balance: yuan(balanceFen(line) + amountFen) }
  const touchId = leaveTouch(line, {
    ...paid,
    business: 'topup',
    operation: 'topUp',
    amountFen,
    told: { title: say(m.topUpTitle), lines: [say(m.topUp, told)] },
  })
  if (cardHash) putMoney(line, paid.at, amountFen, 'voucher', `card:${cardHash}`)
  else putMoney(line, paid.at, amountFen, 'cashier', `topup:${touchId}`)
  return touchId
}

function thank({ line, month, side }: Visit, at: number, channel: string, touchId: string): void {
  if (side === 'human') return
  earnCoins(line, at, 'topup', channel, touchId)
  askSatisfaction(line, month, at, 'topup', touchId)
}
