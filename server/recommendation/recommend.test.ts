/** What is offered to whom, on which channel, and what a no does. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { embeddedBoss } from '#server/boss/embedded.ts'
import type { OfferRules } from '#drizzle/schema/offer.ts'
import { subscriberOf } from '#server/identity/who.ts'
import type { Subscriber } from '#server/operation.ts'
import { channels } from '#server/touch/channels.ts'
import { DAY, NOW, openLines } from '#tests/support/line.ts'
import { anOffer, publish } from '#tests/support/offers.ts'
import type { Facts } from './facts.ts'
import { judge } from './judge.ts'
import { anybody } from './rules.ts'
import { recommend } from './recommend.ts'

async function openOffers() {
  const { store, newLine } = await openLines()
  const line = await newLine({ bills: [7000, 7200, 7400], used: { 202611: { dataKb: 9 * 1024 * 1024 } } })
  const listOn = (channel: string, now = NOW) =>
    store.read(async (tx) => {
      const subscriber = await subscriberOf(tx, line.id)
      if (!subscriber) throw new Error('the line is gone')
      return recommend({ tx, boss: embeddedBoss, subscriber, channel, now })
    })
  const codesOn = async (channel: string, now?: number) =>
    (await listOn(channel, now)).map(({ offer }) => offer.code)
  return { store, line, listOn, codesOn }
}

test('the same list in the same order on every channel', async () => {
  const { store, codesOn } = await openOffers()
  await publish(
    store,
    anOffer('A1', { points: 40 }),
    anOffer('B2', { points: 60, input: { code: 'CL5' } }),
    anOffer('C3', { points: 40, input: { code: 'SJB' }, endsAt: NOW + DAY }),
  )
  for (const channel of Object.keys(channels)) {
    expect([channel, await codesOn(channel)]).toEqual([channel, ['B2', 'C3', 'A1']])
  }
})

test('nothing live, nothing offered; a draft, an ended one, one that is over or not begun is not live', async () => {
  const { store, codesOn } = await openOffers()
  expect(await codesOn('web')).toEqual([])
  await publish(
    store,
    anOffer('A1', { status: 'draft' }),
    anOffer('B1', { status: 'ended' }),
    anOffer('C1', { endsAt: NOW }),
    anOffer('D1', { startsAt: NOW + 1 }),
  )
  expect(await codesOn('web')).toEqual([])
})

test('a change by staff is there at the next request', async () => {
  const { store, codesOn } = await openOffers()
  await publish(store, anOffer('A1'))
  expect(await codesOn('web')).toEqual(['A1'])
  await publish(store, anOffer('A1', { status: 'ended', changedAt: NOW + 1 }))
  expect(await codesOn('web')).toEqual([])
})

test('a change that was rolled back is as if it had never been', async () => {
  const { store, codesOn } = await openOffers()
  await publish(store, anOffer('A1'))
  const undone = publish(store, anOffer('B1', { changedAt: NOW + 1 }), {
    ...anOffer('C1'),
    code: null as unknown as string,
  })
  await expect(undone).rejects.toThrow()
  expect(await codesOn('web')).toEqual(['A1'])
})

test('an exclusive offer stays on its channels; a first launch opens the others when it is over', async () => {
  const { store, codesOn } = await openOffers()
  await publish(
    store,
    anOffer('A1', { channels: ['web', 'hotline'] }),
    anOffer('B1', { input: { code: 'CL5' }, firstChannel: 'sms', firstUntil: NOW + DAY }),
  )
  expect(await codesOn('web')).toEqual(['A1'])
  expect(await codesOn('hotline')).toEqual(['A1'])
  expect(await codesOn('sms')).toEqual(['B1'])
  expect(await codesOn('web', NOW + DAY)).toEqual(['A1', 'B1'])
})

test('what is on the line is not offered, nor what its channel cannot open', async () => {
  const { store, line, codesOn } = await openOffers()
  await publish(store, anOffer('A1'), anOffer('B1', { operation: 'changePlan', input: { code: 'GT58' } }))
  expect(await codesOn('web')).toEqual(['A1'])
  await line.confirmed('turnServiceOn', { code: 'JYB' })
  expect(await codesOn('web')).toEqual([])
  await publish(store, anOffer('C1', { operation: 'complain', input: { content: 'x' } }))
  expect(await codesOn('kiosk')).toEqual([])
  expect(await codesOn('web')).toEqual(['C1'])
})

test('the reason is kept: figures that lifted an offer say by how much', async () => {
  const { store, listOn } = await openOffers()
  const rules = { ...anybody, billFromFen: 7000, brands: ['gotone' as const] }
  await publish(store, anOffer('A1', { rules, raises: [{ figure: 'usage', from: 80, points: 20 }] }))
  const [best] = await listOn('web')
  expect(best?.points).toBe(70)
  expect(best?.reasons).toEqual([
    { rule: 'brand', is: 'gotone', asked: 'gotone', points: 0 },
    { rule: 'bill-from', is: 7200, asked: 7000, points: 0 },
    { rule: 'raise-usage', is: 90, asked: 80, points: 20 },
  ])
})

const brand = fc.constantFrom('gotone' as const, 'easyown' as const, 'mzone' as const)
const figure = fc.integer({ min: 0, max: 200 })
const limit = fc.option(figure)

const rulesOf: fc.Arbitrary<OfferRules> = fc.record({
  brands: fc.uniqueArray(brand),
  payment: fc.option(fc.constantFrom('prepaid' as const, 'postpaid' as const)),
  credits: fc.constantFrom([], ['active' as const]),
  tierFrom: limit,
  tierTo: limit,
  plans: fc.constantFrom([], ['GT58'], ['GT88']),
  holds: fc.constantFrom([], ['JYB']),
  lacks: fc.constantFrom([], ['CL5']),
  tenureMonths: limit,
  billFromFen: limit,
  billToFen: limit,
  usageFrom: limit,
  usageTo: limit,
  ecoinsFrom: limit,
  consent: fc.boolean(),
})

const whoever = fc.record({
  subscriber: fc.record({
    brand,
    payment: fc.constantFrom('prepaid' as const, 'postpaid' as const),
    credit: fc.constantFrom('active' as const, 'arrears' as const),
    tier: figure,
    marketing: fc.boolean(),
  }),
  facts: fc.record({
    planCode: fc.constantFrom('GT58', 'GT88'),
    nextPlanCode: fc.constant(null),
    services: fc.constantFrom(new Set<string>(), new Set(['JYB']), new Set(['CL5', 'JYB'])),
    tenureMonths: figure,
    billFen: limit,
    usage: limit,
    ecoins: figure,
  }),
})

test('whoever is offered something meets every rule of it, and whoever is not breaks the rule that is named', () => {
  fc.assert(
    fc.property(rulesOf, whoever, (rules, who) => {
      const offer = anOffer('A1', { rules, operation: 'topUp', input: {} })
      const subscriber = who.subscriber as Subscriber
      const facts: Facts = who.facts
      const verdict = judge({ offer, subscriber, facts, contacts: [], now: NOW })
      expect(verdict.fits).toBe(meets(rules, subscriber, facts))
    }),
    { numRuns: 2000 },
  )
})

/** The rules once more, said another way. */
function meets(rules: OfferRules, who: Subscriber, facts: Facts): boolean {
  const from = (is: number | null, least: number | null) => least === null || (is ?? -1) >= least
  const to = (is: number | null, most: number | null) => most === null || (is ?? Infinity) <= most
  return [
    !rules.consent || who.marketing,
    rules.brands.length === 0 || rules.brands.some((each) => each === who.brand),
    rules.payment === null || rules.payment === who.payment,
    rules.credits.length === 0 || rules.credits.some((each) => each === who.credit),
    rules.plans.length === 0 || rules.plans.some((each) => each === facts.planCode),
    rules.holds.every((each) => facts.services.has(each)),
    !rules.lacks.some((each) => facts.services.has(each)),
    from(who.tier, rules.tierFrom) && to(who.tier, rules.tierTo),
    from(facts.tenureMonths, rules.tenureMonths),
    from(facts.billFen, rules.billFromFen) && to(facts.billFen, rules.billToFen),
    from(facts.usage, rules.usageFrom) && to(facts.usage, rules.usageTo),
    from(facts.ecoins, rules.ecoinsFrom),
  ].every(Boolean)
}
