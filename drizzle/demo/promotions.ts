/** What marketing of the invented operator pays e-coins for this season, out of which budgets, and what is settled with the shops. */
import { merchants } from '#drizzle/reference/merchants.ts'
import type { ecoinBudget } from '#drizzle/schema/money.ts'
import type { merchantStatement } from '#drizzle/schema/reward.ts'
import type { EarningRule } from '#server/ecoin/rule.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import type { Counters } from './line.ts'
import { staffRows } from './staff.ts'

const DAY_MS = 86_400_000
/** As far back as the demo reaches. */
const CLOSED_MONTHS = 12

export function budgetRows(): (typeof ecoinBudget.$inferInsert)[] {
  const unspent = { spent: 0, month: 0, monthSpent: 0 }
  return [
    { code: 'newcomers', name: '新客上电厅', total: 500_000, perMonth: 60_000, ...unspent },
    { code: 'friends', name: '老带新推荐', total: 200_000, perMonth: 30_000, ...unspent },
    { code: 'year-end', name: '年终盛典', total: 50_000, perMonth: null, ...unspent },
  ]
}

/** @param now UTC ms; both began with the month before and end with the year after next month */
export function promotionRules(now: number): EarningRule[] {
  const month = monthOf(now)
  const dates = { startsAt: monthStart(addMonths(month, -1)), endsAt: monthStart(addMonths(month, 3)) }
  const shared = { perDay: null, perMonth: null, validMonths: 6, open: true, ...dates }
  return [
    {
      code: 'first-web',
      name: '首次登录网厅办理',
      kind: 'first-use',
      business: null,
      channel: 'web',
      coins: 50,
      budgetCode: 'newcomers',
      ...shared,
    },
    {
      code: 'referral',
      name: '推荐好友充值',
      kind: 'referral',
      business: 'topup',
      channel: null,
      coins: 100,
      budgetCode: 'friends',
      ...shared,
      perMonth: 10,
    },
  ]
}

/** Every month but the running one is closed, on its successor's third day. */
export function statementRows(
  { settled }: Counters,
  now: number,
  seed: number,
): (typeof merchantStatement.$inferInsert)[] {
  const closedBy = staffRows('', seed, now).find(({ role }) => role === 'marketing')?.id ?? ''
  const last = addMonths(monthOf(now), -1)
  const rows = []
  for (let back = 0; back < CLOSED_MONTHS; back++) {
    const month = addMonths(last, -back)
    const closedAt = Math.min(now, monthStart(addMonths(month, 1)) + 2 * DAY_MS + 9 * 3600_000)
    for (const { code } of merchants) {
      const sums = settled.get(`${code} ${month}`) ?? { verified: 0, coins: 0, dueFen: 0 }
      rows.push({ merchantCode: code, month, reversed: 0, ...sums, closedAt, closedBy })
    }
  }
  return rows
}
