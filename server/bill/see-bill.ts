import { z } from 'zod'
import type { BillCategory } from '#drizzle/schema/boss.ts'
import type { Bill, BillTotal } from '#server/boss/boss.ts'
import { operation, Refusal } from '#server/operation.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { addMonths, monthName, monthOf, yuan, type Month } from '#words/format.ts'
import { m } from './messages.ts'
import { monthMeant, readMonth } from './which-month.ts'

/** Bills are kept on line for a year; older ones are the counter's. */
const KEPT_MONTHS = 12
const TREND_MONTHS = 6

export type BillCategoryTotal = {
  category: BillCategory
  amountFen: number
  items: { name: Bilingual; amountFen: number }[]
}

export type BillOutput = {
  month: Month
  totalFen: number
  paidFen: number
  /** What is still to pay, fen. */
  dueFen: number
  issuedAt: number
  categories: BillCategoryTotal[]
  /** The month before, where it had a bill; `changeFen` is positive when this one is dearer. */
  previous: (BillTotal & { changeFen: number }) | null
  /** Up to six months up to this one, oldest first. */
  trend: BillTotal[]
  /** Every month that can be asked for, newest first. */
  months: Month[]
}

export const seeBill = operation({
  title: m.seeBill,
  summary: m.seeBillSummary,
  keyword: 'CXZD',
  access: 'sim',
  business: 'bill',
  input: z.object({
    month: z
      .string()
      .trim()
      .max(12)
      .refine((text) => text === '' || readMonth(text) !== undefined)
      .optional(),
  }),
  fields: { month: { label: m.month, hint: m.monthHint, wrong: m.monthWrong } },
  async run({ tx, boss, subscriber, now }, input): Promise<BillOutput> {
    const last = addMonths(monthOf(now), -1)
    const issued = (await boss.billTotals(tx, subscriber.id, last)).filter(
      ({ month }) => month > addMonths(last, -KEPT_MONTHS),
    )
    const word = input.month ? readMonth(input.month) : undefined
    const month = word ? monthMeant(word, now) : issued.at(-1)?.month
    if (!month) throw new Refusal('no-bill-yet', (say) => say(m.noBillYet))
    refuseMonth(month, now, subscriber.openedAt)
    const bill = await boss.bill(tx, subscriber.id, month)
    if (!bill) throw new Refusal('no-bill', (say) => say(m.noBill, month))
    return { ...summed(bill), ...compared(bill, issued) }
  },
  reply(bill, { say, language }) {
    const month = monthName(bill.month, language)
    const parts = bill.categories
      .map(({ category, amountFen }) =>
        say(m.part, { name: say(m.categories[category]), amount: yuan(amountFen) }),
      )
      .join(say(m.comma))
    const lines = [say(m.bill, { total: yuan(bill.totalFen), parts })]
    if (bill.previous) lines.push(say(m.comparison, bill.previous))
    if (bill.dueFen > 0) lines.push(say(m.due, yuan(bill.dueFen)))
    return {
      title: say(m.billOf, month),
      lines,
      next: bill.dueFen > 0 ? ['topUp'] : ['checkUsage'],
    }
  },
})

function refuseMonth(month: Month, now: number, openedAt: number): void {
  const current = monthOf(now)
  if (month >= current) {
    throw new Refusal('bill-not-issued', (say) => say(m.notIssued, { month, current: month === current }), [
      'checkUsage',
      'seeBill',
    ])
  }
  if (month < monthOf(openedAt)) {
    throw new Refusal('before-opened', (say) => say(m.beforeOpened, { month, opened: monthOf(openedAt) }), [
      'seeBill',
    ])
  }
  if (month < addMonths(current, -KEPT_MONTHS)) {
    throw new Refusal(
      'bill-too-old',
      (say) => say(m.tooOld, { months: KEPT_MONTHS, oldest: addMonths(current, -KEPT_MONTHS) }),
      ['seeBill'],
    )
  }
}

function summed(bill: Bill) {
  const { month, totalFen, paidFen, issuedAt } = bill
  const categories: BillCategoryTotal[] = []
  for (const { category, name, amountFen } of bill.items) {
    const known = categories.find((each) => each.category === category)
    const total = known ?? { category, amountFen: 0, items: [] }
    if (!known) categories.push(total)
    total.amountFen += amountFen
    total.items.push({ name, amountFen })
  }
  return { month, totalFen, paidFen, dueFen: Math.max(0, totalFen - paidFen), issuedAt, categories }
}

function compared(bill: Bill, issued: BillTotal[]) {
  const trend = issued.filter(
    ({ month }) => month <= bill.month && month > addMonths(bill.month, -TREND_MONTHS),
  )
  const before = issued.find(({ month }) => month === addMonths(bill.month, -1))
  return {
    trend,
    previous: before ? { ...before, changeFen: bill.totalFen - before.totalFen } : null,
    months: issued.map(({ month }) => month).toReversed(),
  }
}
