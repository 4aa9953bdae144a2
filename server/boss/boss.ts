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
  /** Codes of the services that come with it. */
  includes: string[]
  onSale: boolean
}

export type PlanOnLine = {
  current: Plan
  since: number
  contractUntil: number | null
  /** The plan before the current one: a month that began on it is shared out by days. */
  previous: { plan: Plan; since: number } | null
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

export type ServiceOnLine = {
  service: Service
  since: number
  /** It ends by itself then (a pack of one month, or a plan that will include it); null while nothing ends it. */
  endsAt: number | null
  inPlan: boolean
}

/** What data a line may use on top of its plan in one month. */
export type DataPack = { name: Bilingual; dataKb: number }

export type Bill = {
  month: Month
  totalFen: number
  paidFen: number
  issuedAt: number
  items: { category: BillCategory; name: Bilingual; amountFen: number }[]
}

export type BillTotal = { month: Month; totalFen: number }

export type Usage = { month: Month; minutes: number; messages: number; dataKb: number; asOf: number }

/** An order to the BOSS; the same key again gets the first answer and nothing is done twice. */
export type Order = { subscriberId: string; key: string; now: number }

/** `accepted`: taken into the BOSS's queue, its result comes later by text and to the inbox. */
export type Carried = { state: 'done' | 'accepted' }

/** An order whose price the subscriber has agreed to: prepaid lines pay it at once, postpaid ones on their next bill. */
export type ChargedOrder = Order & { chargeFen: number }

export type Boss = {
  plan(tx: Tx, code: string): Promise<Plan | undefined>
  /** Plans on sale to a brand, cheapest first. */
  plansFor(tx: Tx, brand: Brand, payment: Payment): Promise<Plan[]>
  planOnLine(tx: Tx, subscriberId: string, now: number): Promise<PlanOnLine>
  /**
   * From `startsAt` (now, or the first of the next month) the line is on the plan; a change scheduled before is dropped.
   * @throws Overdrawn when a prepaid line holds less than `chargeFen`
   */
  changePlan(tx: Tx, order: ChargedOrder & { planCode: string; startsAt: number }): Promise<Carried>
  /** Drops the change that has not started yet. */
  cancelPlanChange(tx: Tx, order: Order): Promise<Carried>

  service(tx: Tx, code: string): Promise<Service | undefined>
  /** Those of the codes that exist, on sale or not, in the order of the shop. */
  services(tx: Tx, codes: readonly string[]): Promise<Service[]>
  /** Services on sale to a brand, in the order of the shop. */
  servicesFor(tx: Tx, brand: Brand): Promise<Service[]>
  /** Charged services outside the plan first, then free ones, then those inside it: the order of the 0000 list. */
  servicesOnLine(tx: Tx, subscriberId: string, now: number): Promise<ServiceOnLine[]>
  /** @throws Overdrawn when a prepaid line holds less than `chargeFen` */
  turnServiceOn(tx: Tx, order: ChargedOrder & { serviceCode: string }): Promise<Carried>
  turnServiceOff(tx: Tx, order: Order & { serviceCode: string }): Promise<Carried>

  bill(tx: Tx, subscriberId: string, month: Month): Promise<Bill | undefined>
  /** Totals of up to twelve months up to and including `until`, oldest first; months without a bill are left out. */
  billTotals(tx: Tx, subscriberId: string, until: Month): Promise<BillTotal[]>
  /** What was used in up to six months up to and including `until`, oldest first; months without use are left out. */
  usage(tx: Tx, subscriberId: string, until: Month): Promise<Usage[]>
  /** Packs that were on the line in the month, those cancelled since as well: they are paid for. */
  dataPacks(tx: Tx, subscriberId: string, month: Month): Promise<DataPack[]>

  /** Money on the line, fen; negative when it owes. */
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
