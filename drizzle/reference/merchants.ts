/** The invented shops of the merchant alliance, and what was agreed with each. The operator is one: its vouchers are used at its counters and cost nothing to settle. */
import type { merchant } from '#drizzle/schema/reward.ts'

type Merchant = typeof merchant.$inferInsert

/** Before anything that happens in the hall, so that a change by staff is always newer. */
const changedAt = 0

const shared = { channel: 'partner', status: 'active', changedAt } as const
const perVoucher = { settleBy: 'voucher', settlePercent: 0, ...shared } as const
const perCent = { settleBy: 'percent', settleFen: 0, ...shared } as const

export const merchants: Merchant[] = [
  {
    code: 'operator',
    name: { zh: '青岚通信', en: 'Qinglan Telecom' },
    contact: '程可欣',
    phone: '10086',
    settleFen: 0,
    ...perVoucher,
    channel: 'counter',
  },
  {
    code: 'tea',
    name: { zh: '半日闲茶铺', en: 'Half-Day Tea House' },
    contact: '叶青禾',
    phone: '13900010201',
    settleFen: 1200,
    ...perVoucher,
  },
  {
    code: 'books',
    name: { zh: '知了书店', en: 'Cicada Books' },
    contact: '顾南乔',
    phone: '13900010301',
    settlePercent: 90,
    ...perCent,
  },
  {
    code: 'cinema',
    name: { zh: '萤火影城', en: 'Firefly Cinema' },
    contact: '宋明川',
    phone: '13900010401',
    settlePercent: 70,
    ...perCent,
  },
  {
    code: 'bakery',
    name: { zh: '麦垛烘焙', en: 'Haystack Bakery' },
    contact: '麦小禾',
    phone: '13900010501',
    settleFen: 900,
    ...perVoucher,
  },
  {
    code: 'grocer',
    name: { zh: '邻里生鲜', en: 'Neighbour Grocer' },
    contact: '方秋实',
    phone: '13900010601',
    settlePercent: 95,
    ...perCent,
  },
]
