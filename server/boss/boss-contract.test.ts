/**
 * What every BOSS must do that stands behind the hall. A new implementation adds a row to `implementations` and passes.
 *
 * `settle` carries out what was only accepted; an implementation that is done at once has nothing to settle.
 */
import { describe, expect, test } from 'vitest'
import { Overdrawn } from '#server/balance/ledger.ts'
import type { Tx } from '#server/store/store.ts'
import { DAY, NOW, openLines, type Wanted } from '#tests/support/line.ts'
import { queuedBoss } from '#tests/support/queued-boss.ts'
import { shanghaiMs } from '#words/format.ts'
import type { Boss } from './boss.ts'
import { embeddedBoss } from './embedded.ts'

const implementations: Record<string, { boss: Boss; settle: (tx: Tx) => Promise<void> }> = {
  embedded: { boss: embeddedBoss, settle: () => Promise.resolve() },
  queued: queuedBoss(),
}

const lines = await openLines()
const DECEMBER = shanghaiMs(2026, 12, 1)
const prepaid: Wanted = { brand: 'easyown', payment: 'prepaid', plan: 'SZ38', balanceFen: 30_00 }

describe.for(Object.entries(implementations))('%s', ([, { boss, settle }]) => {
  /** A line, and a way to order and see the order carried out. */
  async function line(wanted: Wanted = {}) {
    const { id, within } = await lines.newLine(wanted)
    const order = (key: string, now = NOW) => ({ subscriberId: id, key, now })
    const carried = <T>(unit: (tx: Tx) => Promise<T>) =>
      within(async (tx) => {
        const answer = await unit(tx)
        await settle(tx)
        return answer
      })
    const plan = (now = NOW) => within((tx) => boss.planOnLine(tx, id, now))
    const codes = async (now = NOW) =>
      (await within((tx) => boss.servicesOnLine(tx, id, now))).map(({ service }) => service.code)
    const balance = () => within((tx) => boss.balanceFen(tx, id))
    return { id, order, carried, within, plan, codes, balance }
  }

  test('plans for a brand are on sale, fit the way of paying, cheapest first', async () => {
    const { within } = await line()
    const plans = await within((tx) => boss.plansFor(tx, 'easyown', 'prepaid'))
    expect(plans.map(({ code }) => code)).toEqual(['SZ8', 'SZ19', 'SZ38'])
    expect(await within((tx) => boss.plan(tx, 'SZ28'))).toMatchObject({ onSale: false })
    expect(await within((tx) => boss.plan(tx, 'NONE'))).toBeUndefined()
  })

  test('a plan takes effect by its date alone', async () => {
    const me = await line()
    const change = { ...me.order('a'), planCode: 'GT88', startsAt: DECEMBER, chargeFen: 0 }
    await me.carried((tx) => boss.changePlan(tx, change))
    expect(await me.plan(DECEMBER - 1)).toMatchObject({
      current: { code: 'GT58' },
      next: { startsAt: DECEMBER },
    })
    expect(await me.plan(DECEMBER)).toMatchObject({ current: { code: 'GT88' }, since: DECEMBER, next: null })
  })

  test('the same order again gets the same answer and does nothing more', async () => {
    const me = await line(prepaid)
    const change = { ...me.order('a'), planCode: 'SZ19', startsAt: DECEMBER, chargeFen: 0 }
    const on = { ...me.order('b'), serviceCode: 'LL10', chargeFen: 1000 }
    const first = await me.carried((tx) => boss.changePlan(tx, change))
    await me.carried((tx) => boss.cancelPlanChange(tx, me.order('c')))
    expect(await me.carried((tx) => boss.changePlan(tx, change))).toEqual(first)
    expect((await me.plan()).next).toBeNull()

    await me.carried((tx) => boss.turnServiceOn(tx, on))
    await me.carried((tx) => boss.turnServiceOff(tx, { ...me.order('d', NOW + 1), serviceCode: 'LL10' }))
    await me.carried((tx) => boss.turnServiceOn(tx, on))
    expect(await me.codes(NOW + 1)).not.toContain('LL10')
    expect(await me.balance()).toBe(20_00)
  })

  test('one key for two different orders is the caller’s fault', async () => {
    const me = await line()
    const order = { ...me.order('a'), chargeFen: 0 }
    await me.carried((tx) => boss.turnServiceOn(tx, { ...order, serviceCode: 'GJMY' }))
    const other = me.carried((tx) => boss.turnServiceOn(tx, { ...order, serviceCode: 'HJZY' }))
    await expect(other).rejects.toThrow('order a was used')
  })

  test('a new change drops the scheduled one; what has started is never dropped', async () => {
    const me = await line()
    const change = (key: string, planCode: string) => ({
      ...me.order(key),
      planCode,
      startsAt: DECEMBER,
      chargeFen: 0,
    })
    await me.carried((tx) => boss.changePlan(tx, change('a', 'GT88')))
    await me.carried((tx) => boss.changePlan(tx, change('b', 'GT128')))
    expect((await me.plan()).next?.plan.code).toBe('GT128')
    await me.carried((tx) => boss.cancelPlanChange(tx, me.order('c', DECEMBER)))
    expect((await me.plan(DECEMBER)).current.code).toBe('GT128')
  })

  test('what a prepaid line cannot pay leaves nothing behind', async () => {
    const me = await line({ ...prepaid, balanceFen: 999 })
    const ordered = me.carried((tx) =>
      boss.turnServiceOn(tx, { ...me.order('a'), serviceCode: 'LL10', chargeFen: 1000 }),
    )
    await ordered.catch((error: unknown) => expect(error).toBeInstanceOf(Overdrawn))
    expect(await me.codes()).not.toContain('LL10')
    expect(await me.balance()).toBe(999)
  })

  test('a postpaid line pays with its bill', async () => {
    const me = await line({ balanceFen: 5 })
    await me.carried((tx) =>
      boss.turnServiceOn(tx, { ...me.order('a'), serviceCode: 'LL10', chargeFen: 1000 }),
    )
    expect(await me.codes()).toEqual(['LL10', 'LDXS'])
    expect(await me.balance()).toBe(5)
  })

  test('services are listed charged first, then free, then those of the plan', async () => {
    const me = await line(prepaid)
    for (const [serviceCode, chargeFen] of [
      ['GJMY', 0],
      ['CL5', 500],
      ['LL10', 1000],
    ] as const) {
      await me.carried((tx) => boss.turnServiceOn(tx, { ...me.order(serviceCode), serviceCode, chargeFen }))
    }
    expect(await me.codes()).toEqual(['LL10', 'CL5', 'GJMY', 'LDXS', 'YETX'])
  })

  test('a pack counts for every month it was on, cancelled or not', async () => {
    const me = await line(prepaid)
    await me.carried((tx) =>
      boss.turnServiceOn(tx, { ...me.order('a'), serviceCode: 'LL10', chargeFen: 1000 }),
    )
    await me.carried((tx) => boss.turnServiceOff(tx, { ...me.order('b', NOW + DAY), serviceCode: 'LL10' }))
    const packs = (month: number) => me.within((tx) => boss.dataPacks(tx, me.id, month))
    expect(
      [await packs(202610), await packs(202611), await packs(202612)].map(({ length }) => length),
    ).toEqual([0, 1, 0])
  })

  test('bills and use are told oldest first, of this line alone', async () => {
    const used = { 202609: { minutes: 9 }, 202610: { minutes: 10 } }
    const me = await line({ bills: [100, 200, 300], used })
    const totals = await me.within((tx) => boss.billTotals(tx, me.id, 202610))
    expect(totals).toEqual([
      { month: 202608, totalFen: 100 },
      { month: 202609, totalFen: 200 },
      { month: 202610, totalFen: 300 },
    ])
    expect((await me.within((tx) => boss.billTotals(tx, me.id, 202609))).at(-1)?.month).toBe(202609)
    expect((await me.within((tx) => boss.usage(tx, me.id, 202611))).map(({ month }) => month)).toEqual([
      202609, 202610,
    ])
    expect(await me.within((tx) => boss.bill(tx, me.id, 202611))).toBeUndefined()
    const other = await line()
    expect(await other.within((tx) => boss.bill(tx, other.id, 202610))).toBeUndefined()
  })

  test('money comes in once a key; a charge beyond the purse is refused', async () => {
    const me = await line({ ...prepaid, balanceFen: 0 })
    const credit = { ...me.order('a'), amountFen: 500, from: 'cashier' } as const
    expect(await me.within((tx) => boss.credit(tx, credit))).toMatchObject({ balanceFen: 500 })
    expect(await me.within((tx) => boss.credit(tx, credit))).toMatchObject({ balanceFen: 500 })
    const charge = (key: string, amountFen: number) =>
      me.within((tx) => boss.charge(tx, { ...me.order(key), amountFen, reason: 'test' }))
    expect(await charge('b', 300)).toMatchObject({ balanceFen: 200 })
    await expect(charge('c', 201)).rejects.toThrow(Overdrawn)
    expect(await me.balance()).toBe(200)
  })
})
