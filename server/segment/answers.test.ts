/** What a line has, uses and answered, as facts that a segment is made of. */
import { expect, test } from 'vitest'
import { plan, planTerm, service, subscriberService, usageMonth } from '#drizzle/schema/boss.ts'
import { pushTarget, type TargetState } from '#drizzle/schema/campaign.ts'
import { offerContact, type OfferAnswer } from '#drizzle/schema/offer.ts'
import { openMarketing } from '#tests/support/campaigns.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { ruleSchema, type Rule } from './rule.ts'
import { FIRST_ID, nextRange } from './stream.ts'

const { store, newReader } = await openMarketing()
const ann = await newReader()
const bo = await newReader()
const cy = await newReader()
const [spring, summer] = [uuidv7(NOW), uuidv7(NOW)]
const GB = 1024 * 1024

const names = new Map([
  [ann.id, 'ann'],
  [bo.id, 'bo'],
  [cy.id, 'cy'],
])

async function meant(rule: Rule): Promise<string> {
  const { ids } = await store.read((tx) => nextRange(tx, ruleSchema.parse(rule), NOW, FIRST_ID))
  return ids.map((id) => names.get(id)).join(' ')
}

const target = (subscriberId: string, campaignId: string, state: TargetState, over: object = {}) => ({
  subscriberId,
  campaignId,
  round: 1,
  channel: 'sms' as const,
  variant: 'A',
  state,
  reason: '',
  dueAt: null,
  lease: null,
  lost: 0,
  queuedAt: NOW - 40 * DAY,
  sentAt: state === 'holdout' ? null : NOW - 40 * DAY,
  segments: 1,
  awaited: null,
  touchId: null,
  respondedAt: null,
  respondedId: null,
  answeredAt: null,
  answeredId: null,
  answeredFen: null,
  optedOutAt: null,
  optedOutId: null,
  ...over,
})

const contact = (subscriberId: string, offerCode: string, answer: OfferAnswer | null, days: number) => ({
  subscriberId,
  offerCode,
  channel: 'web',
  shownDay: 20261122 - days,
  shownId: null,
  why: [],
  answer,
  answeredAt: answer && NOW - days * DAY,
  answerId: null,
  quoteId: null,
  silentUntil: null,
  dueAt: null,
})

await store.transaction(async (tx) => {
  const sold = {
    onSale: true,
    monthlyFen: 0,
    perMinuteFen: 0,
    perMessageFen: 0,
    perMbFen: 0,
    contractMonths: 0,
  }
  const words = { name: { zh: '', en: '' }, summary: { zh: '', en: '' } }
  const allows = { minutes: 100, messages: 0, dataKb: 4 * GB, includes: [], payment: null }
  await insertMany(tx, plan, [{ ...sold, ...words, ...allows, code: 'PLAN-A', brand: 'gotone' as const }])
  const term = { planCode: 'PLAN-A', startsAt: 1, contractUntil: null, orderedAt: 0 }
  await insertMany(tx, planTerm, [
    { ...term, subscriberId: ann.id },
    { ...term, subscriberId: bo.id },
  ])
  const shop = { ...words, charging: 'monthly' as const, priceFen: 0, exclusiveGroup: null, brands: null }
  await insertMany(tx, service, [
    { ...shop, code: 'PACK-X', dataKb: 6 * GB, onSale: true, position: 901 },
    { ...shop, code: 'TONE-X', dataKb: 0, onSale: true, position: 902 },
  ])
  await insertMany(tx, subscriberService, [
    { subscriberId: ann.id, serviceCode: 'PACK-X', since: NOW - DAY, endsAt: null },
    { subscriberId: bo.id, serviceCode: 'PACK-X', since: NOW - 90 * DAY, endsAt: NOW - 60 * DAY },
    { subscriberId: bo.id, serviceCode: 'TONE-X', since: NOW - 90 * DAY, endsAt: NOW + DAY },
  ])
  const month = { month: 202610, minutes: 80, messages: 9, dataKb: 5 * GB, asOf: 0 }
  await insertMany(
    tx,
    usageMonth,
    [ann, bo, cy].map(({ id: subscriberId }) => ({ ...month, subscriberId })),
  )
  await insertMany(tx, offerContact, [
    contact(ann.id, 'L1', 'declined', 10),
    contact(bo.id, 'L1', 'ordered', 2),
    contact(bo.id, 'M2', null, 2),
  ])
  await insertMany(tx, pushTarget, [
    target(ann.id, spring, 'delivered'),
    target(bo.id, spring, 'sent', { respondedAt: NOW - DAY, answeredAt: NOW - DAY, sentAt: NOW - 2 * DAY }),
    target(bo.id, summer, 'failed'),
    target(cy.id, spring, 'holdout', { answeredAt: NOW }),
    target(cy.id, summer, 'delivered', { optedOutAt: NOW }),
  ])
})

test('services that are on the line now, that were ever ordered, and data packs as a whole', async () => {
  expect(await meant({ fact: 'service', in: ['PACK-X'], when: 'now' })).toBe('ann')
  expect(await meant({ fact: 'service', in: ['PACK-X'], when: 'ever' })).toBe('ann bo')
  expect(await meant({ fact: 'service', in: ['*data'], when: 'now' })).toBe('ann')
  expect(await meant({ fact: 'service', in: ['*data', 'TONE-X'], when: 'now' })).toBe('ann bo')
  expect(await meant({ not: { fact: 'service', in: ['*data'], when: 'ever' } })).toBe('cy')
})

test('use against the allowance of plan and packs; who has no allowance never fits', async () => {
  const share = { fact: 'allowance' as const, months: 1 }
  expect(await meant({ ...share, what: 'dataKb', min: 125 })).toBe('bo')
  expect(await meant({ ...share, what: 'dataKb', min: 126 })).toBe('')
  expect(await meant({ ...share, what: 'dataKb', min: 50, max: 50 })).toBe('ann')
  expect(await meant({ ...share, what: 'minutes', max: 80 })).toBe('ann bo')
  expect(await meant({ ...share, what: 'minutes', months: 2, max: 40 })).toBe('ann bo')
  expect(await meant({ ...share, what: 'messages', min: 0 })).toBe('')
})

test('what was shown, answered and ordered of offers, ever and lately', async () => {
  const offer = { fact: 'offer' as const }
  expect(await meant({ ...offer, answer: 'shown' })).toBe('ann bo')
  expect(await meant({ ...offer, answer: 'shown', days: 9 })).toBe('bo')
  expect(await meant({ ...offer, answer: 'shown', in: ['M2'] })).toBe('bo')
  expect(await meant({ ...offer, answer: 'declined' })).toBe('ann')
  expect(await meant({ ...offer, answer: 'declined', days: 9 })).toBe('')
  expect(await meant({ ...offer, answer: 'ordered', in: ['M2'] })).toBe('')
  expect(await meant({ not: { ...offer, answer: 'ordered' } })).toBe('ann cy')
})

test('who was told by a campaign, answered it, ordered, said nothing or left; the held back were not told', async () => {
  const campaign = { fact: 'campaign' as const }
  expect(await meant({ ...campaign, came: 'sent' })).toBe('ann bo cy')
  expect(await meant({ ...campaign, came: 'sent', in: [spring] })).toBe('ann bo')
  expect(await meant({ ...campaign, came: 'sent', in: [spring], days: 30 })).toBe('bo')
  expect(await meant({ ...campaign, came: 'silent', in: [spring] })).toBe('ann')
  expect(await meant({ ...campaign, came: 'responded' })).toBe('bo')
  expect(await meant({ ...campaign, came: 'ordered' })).toBe('bo')
  expect(await meant({ ...campaign, came: 'opted-out' })).toBe('cy')
})
