/** The month's end: what was used, the bill of it and its charge; and the money that pays for it. */
import type { BillCategory } from '#drizzle/schema/boss.ts'
import { addMonths, monthStart, yuan } from '#words/format.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Message } from '#words/message.ts'
import type { CalendarMonth } from './calendar.ts'
import { balanceFen, BILLING_MS, type Line } from './line.ts'
import { m } from './messages.ts'

const KB_PER_MB = 1024
const USUAL_MINUTES = 70
const USUAL_MESSAGES = 15
/** The operator's monthly charge is posted whatever it leaves on the line. */
const NO_FLOOR = -Number.MAX_SAFE_INTEGER

type Use = { minutes: number; messages: number; dataKb: number }

/** What was used in a month, or so far in the month that runs. */
export function recordUsage(line: Line, month: CalendarMonth): Use {
  const { chance, person, plan, rows } = line
  const measure = (allowed: number, usual: number, most: number) => {
    const wanted = person.appetite * month.season * (0.75 + chance.next() * 0.5)
    return Math.round((allowed > 0 ? allowed : usual) * Math.min(wanted, most) * month.elapsed)
  }
  const use = {
    minutes: measure(plan.minutes, USUAL_MINUTES, 1.3),
    messages: measure(plan.messages, USUAL_MESSAGES, 1.5),
    // Who runs out of data buys a pack or stops: hardly anybody pays for much beyond the allowance.
    dataKb: measure(plan.dataKb + packsKb(line), 0, 1.01 + chance.next() * 0.05),
  }
  rows.usageMonth.push({ subscriberId: person.id, month: month.month, ...use, asOf: month.endsAt })
  return use
}

function packsKb(line: Line): number {
  let sum = 0
  for (const { service, times } of line.billed.values()) sum += service.dataKb * times
  return sum
}

type Item = { category: BillCategory; name: Bilingual; amountFen: number }

/** Issues the bill of a month that is over and takes what is not paid yet from the line. */
export function issueBill(line: Line, month: CalendarMonth, use: Use): void {
  const { person, purse, rows } = line
  const items = itemsOf(line, use)
  const totalFen = items.reduce((sum, { amountFen }) => sum + amountFen, 0)
  const issuedAt = monthStart(addMonths(month.month, 1)) + line.chance.between(0, BILLING_MS - 1)
  const restFen = totalFen - line.chargedFen
  const held = Math.max(0, balanceFen(line))
  const bill = {
    subscriberId: person.id,
    month: month.month,
    totalFen,
    paidFen: line.chargedFen + Math.min(restFen, held),
    issuedAt,
  }
  rows.bill.push(bill)
  for (const [position, item] of items.entries()) {
    rows.billItem.push({ subscriberId: person.id, month: month.month, position: position + 1, ...item })
  }
  if (bill.paidFen < totalFen) line.bills.push(bill)
  if (restFen > 0) {
    const posting = {
      key: `bill:${month.month}`,
      amount: restFen,
      reason: `bill:${month.month}`,
      at: issuedAt,
    }
    purse.post({ ...posting, debit: 'balance', credit: 'income', floor: NO_FLOOR })
  }
}

function itemsOf(line: Line, use: Use): Item[] {
  const { plan, person } = line
  const items: Item[] = [{ category: 'plan', name: plan.name, amountFen: plan.monthlyFen }]
  const over = (category: 'voice' | 'message' | 'data', beyond: number, priceFen: number) => {
    if (beyond > 0)
      items.push({ category, name: bilingual(m.billItem[category]), amountFen: beyond * priceFen })
  }
  over('voice', use.minutes - plan.minutes, plan.perMinuteFen)
  over('message', use.messages - plan.messages, plan.perMessageFen)
  over('data', Math.ceil((use.dataKb - plan.dataKb - packsKb(line)) / KB_PER_MB), plan.perMbFen)
  for (const { service, times } of line.billed.values()) {
    if (times > 0)
      items.push({ category: 'service', name: service.name, amountFen: service.priceFen * times })
  }
  if (person.tier >= 4) {
    const amountFen = -Math.round(plan.monthlyFen / 10)
    items.push({ category: 'discount', name: bilingual(m.billItem.discount), amountFen })
  }
  return items
}

function bilingual(words: Message): Bilingual {
  return { zh: String(words.zh), en: String(words.en) }
}

/** Opens a month: the services that are on are billed in it, whatever is cancelled later. */
export function openBilling(line: Line): void {
  line.billed = new Map()
  line.chargedFen = 0
  for (const { service } of line.services.values()) {
    if (service.charging === 'monthly') line.billed.set(service.code, { service, times: 1 })
  }
}

/** Puts money on the line; the oldest bills are paid first. Words for the balance then. */
export function putMoney(
  line: Line,
  at: number,
  amountFen: number,
  from: 'cashier' | 'voucher',
  key: string,
): string {
  line.purse.post({ key, debit: from, credit: 'balance', amount: amountFen, reason: 'topup', at })
  let left = amountFen
  for (const bill of line.bills) {
    const paid = Math.min(left, bill.totalFen - bill.paidFen)
    bill.paidFen += paid
    left -= paid
  }
  line.bills = line.bills.filter((bill) => bill.paidFen < bill.totalFen)
  return yuan(balanceFen(line))
}
