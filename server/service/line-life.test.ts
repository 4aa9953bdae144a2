/** A line's life at random: whatever is asked in whatever order, the rules that combine hold at every moment. */
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, NOW, openLines, type Line } from '#tests/support/line.ts'

const lines = await openLines()
const OPENING_FEN = 100_00

const wish = record({
  what: constantFrom('on', 'off', 'plan', 'stay', 'list'),
  service: constantFrom('LL10', 'LL20', 'CL5', 'CL10', 'LDTX', 'LDXS', 'GJMY', 'JYB', 'SJB'),
  plan: constantFrom('SZ8', 'SZ19', 'SZ38'),
  when: constantFrom('now', 'next'),
  index: integer({ min: 1, max: 4 }),
  days: integer({ min: 0, max: 12 }),
})

type Wish = Parameters<Parameters<typeof wish.map>[0]>[0]

/** Asks, says yes to any quote, and answers what was taken; a bug throws and fails the test. */
async function live(me: Line, { what, service, plan, when, index }: Wish, now: number): Promise<number> {
  const outcome = await ask()
  if (outcome.kind !== 'quoted') return 0
  const done = await me.visit({ now }).confirm()
  expect(done.kind).toBe('done')
  const output = (done.kind === 'done' ? done.output : {}) as { chargedFen?: number; payFen?: number }
  return output.chargedFen ?? output.payFen ?? 0

  async function ask() {
    if (what === 'on') return me.perform('turnServiceOn', { code: service }, { now })
    if (what === 'off') return me.perform('turnServiceOff', { code: service }, { now })
    if (what === 'plan') return me.perform('changePlan', { code: plan, when }, { now })
    if (what === 'stay') return me.perform('cancelPlanChange', {}, { now })
    const { shown } = await me.output('listServices', {}, { now })
    return me.perform('cancelServices', { indexes: String(index), shown }, { now })
  }
}

async function groupsOnce(me: Line, now: number): Promise<void> {
  const { items } = await me.output('listServices', {}, { now })
  const groups = items.flatMap(({ service }) => service.exclusiveGroup ?? [])
  expect(new Set(groups).size).toBe(groups.length)
  const codes = items.map(({ service }) => service.code)
  expect(new Set(codes).size).toBe(codes.length)
}

test('no two services exclude each other, now or when the next plan starts; what is taken is what was quoted', async () => {
  await assert(
    asyncProperty(array(wish, { minLength: 3, maxLength: 12 }), async (wishes) => {
      const me = await lines.newLine({
        brand: 'easyown',
        payment: 'prepaid',
        plan: 'SZ19',
        balanceFen: OPENING_FEN,
      })
      let now = NOW
      let taken = 0
      for (const each of wishes) {
        now += each.days * DAY
        taken += await live(me, each, now)
        await groupsOnce(me, now)
        await groupsOnce(me, now + 31 * DAY)
      }
      const { balanceFen } = await me.output('checkBalance', {}, { now })
      expect(balanceFen).toBe(OPENING_FEN - taken)
      expect(balanceFen).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 25 },
  )
})
