/** E-coins for doing in the e-hall what would otherwise keep a counter busy. */
import type { earningRule } from '#drizzle/schema/money.ts'

type Rule = typeof earningRule.$inferInsert

const always = { validMonths: 12, open: true } as const
const done = { kind: 'operation', ...always } as const

export const earningRules: Rule[] = [
  { code: 'topup-web', name: '网上充值', business: 'topup', channel: 'web', coins: 20, perDay: 1, ...done },
  { code: 'topup-sms', name: '短信充值', business: 'topup', channel: 'sms', coins: 15, perDay: 1, ...done },
  {
    code: 'topup-kiosk',
    name: '自助终端充值',
    business: 'topup',
    channel: 'kiosk',
    coins: 10,
    perDay: 1,
    ...done,
  },
  { code: 'plan-change', name: '变更套餐', business: 'plan-change', coins: 50, perDay: 1, ...done },
  { code: 'service-on', name: '开通业务', business: 'service-on', coins: 10, perDay: 3, ...done },
  { code: 'preregistration', name: '预登记', business: 'preregistration', coins: 30, perDay: 1, ...done },
  { code: 'bill-web', name: '网上看账单', business: 'bill', channel: 'web', coins: 2, perDay: 1, ...done },
  { code: 'satisfaction', name: '满意度评分', business: 'satisfaction', coins: 5, perDay: 2, ...done },
  {
    code: 'referral',
    name: '推荐好友充值',
    kind: 'referral',
    business: 'topup',
    coins: 100,
    perMonth: 10,
    ...always,
  },
]
