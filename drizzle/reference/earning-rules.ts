/** E-coins for doing in the e-hall what would otherwise keep a counter busy. */
import type { earningRule } from '#drizzle/schema/money.ts'

type Rule = typeof earningRule.$inferInsert

const always = { validMonths: 12, open: true }

export const earningRules: Rule[] = [
  { code: 'topup-web', business: 'topup', channel: 'web', coins: 20, perDay: 1, ...always },
  { code: 'topup-sms', business: 'topup', channel: 'sms', coins: 15, perDay: 1, ...always },
  { code: 'topup-kiosk', business: 'topup', channel: 'kiosk', coins: 10, perDay: 1, ...always },
  { code: 'plan-change', business: 'plan-change', channel: null, coins: 50, perDay: 1, ...always },
  { code: 'service-on', business: 'service-on', channel: null, coins: 10, perDay: 3, ...always },
  { code: 'preregistration', business: 'preregistration', channel: null, coins: 30, perDay: 1, ...always },
  { code: 'bill-web', business: 'bill', channel: 'web', coins: 2, perDay: 1, ...always },
  { code: 'satisfaction', business: 'satisfaction', channel: null, coins: 5, perDay: 2, ...always },
]
