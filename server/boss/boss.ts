/**
 * The boundary to the operator's BOSS: plans, services, bills, usage and money of a line.
 *
 * Operations know this type and nothing behind it. The embedded BOSS of `embedded.ts` answers from tables of the same
 * database and carries an order out at once, in the caller's transaction. A remote one answers reads from a replica
 * (which is why each answer says how old it is) and accepts an order into its own queue (which is why an order has a
 * key and may come back `accepted`): it may be slow, down, or answer twice, and no operation changes.
 */
import type { BillCategory } from '#drizzle/schema/boss.ts'
import type { Brand, Payment } from '#drizzle/schema/subscriber.ts'
import type { Tx } from '#server/store/store.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Month } from '#words/format.ts'

export type Plan = {
  code: string
  name: Bilingual
  summary: Bilingual
  brand: Brand
  /** Null: for prepaid and postpaid lines alike. */
  payment: Payment | null
  monthlyFen: number
  minutes: number
  messages: number
  dataKb: number
  perMinuteFen: number
  perMessageFen: number
  perMbFen: number
  contractMonths: number
  onSale: boolean
}

export type PlanOnLine = {
  current: Plan
  since: number
  contractUntil: number | null
  next: { plan: Plan; startsAt: number } | null
}

export type Service = {
  code: string
  name: Bilingual
  summary: Bilingual
  charging: 'free' | 'monthly' | 'once'
  priceFen: number
  exclusiveGroup: string | null
  brands: Brand[] | null
  dataKb: number
  onSale: boolean
}

export type ServiceOnLine = { service: Service; since: number; inPlan: boolean }

export type Bill = {
  month: Month
  totalFen: number
  paidFen: number
  issuedAt: number
  items: { category: BillCategory; name: Bilingual; amountFen: number }[]
}

export type Usage = { month: Month; minutes: number; messages: number; dataKb: number; asOf: number }

/** An order to the BOSS; the same key again gets the first answer and nothing is done twice. */
export type Order = { subscriberId: string; key: string; now: number }

/** `accepted`: taken into the BOSS's queue, its result comes later to the inbox. */
export type Carried = { state: 'done' | 'accepted' }

export type Boss = {
  plan(tx: Tx, code: string): Promise<Plan | undefined>
  /** Plans on sale to a brand, cheapest first. */
  plansFor(tx: Tx, brand: Brand, payment: Payment): Promise<Plan[]>
  planOnLine(tx: Tx, subscriberId: string, now: number): Promise<PlanOnLine>
  changePlan(tx: Tx, order: Order & { planCode: string; startsAt: number }): Promise<Carried>
  cancelPlanChange(tx: Tx, order: Order): Promise<Carried>

  service(tx: Tx, code: string): Promise<Service | undefined>
  servicesFor(tx: Tx, brand: Brand): Promise<Service[]>
  /** Charged services outside the plan first, then those inside it: the order of the 0000 list. */
  servicesOnLine(tx: Tx, subscriberId: string): Promise<ServiceOnLine[]>
  turnServiceOn(tx: Tx, order: Order & { serviceCode: string }): Promise<Carried>
  turnServiceOff(tx: Tx, order: Order & { serviceCode: string }): Promise<Carried>

  bill(tx: Tx, subscriberId: string, month: Month): Promise<Bill | undefined>
  /** Totals of the `count` months up to and including `until`, oldest first; months without a bill are left out. */
  billTotals(
    tx: Tx,
    subscriberId: string,
    until: Month,
    count: number,
  ): Promise<{ month: Month; totalFen: number }[]>
  usage(tx: Tx, subscriberId: string, month: Month): Promise<Usage | undefined>

  /** Money on the line, fen; negative when postpaid owes. */
  balanceFen(tx: Tx, subscriberId: string): Promise<number>
  /** Puts money on the line and lifts arrears where it covers them. */
  credit(
    tx: Tx,
    order: Order & { amountFen: number; from: 'cashier' | 'voucher' },
  ): Promise<Carried & { balanceFen: number }>
  /** Takes a one-off price. @throws Overdrawn */
  charge(
    tx: Tx,
    order: Order & { amountFen: number; reason: string },
  ): Promise<Carried & { balanceFen: number }>
}
