/** Counting what nobody has saved: an estimate that says how sure it is, then the exact number; masked and audited. */
import { expect, test } from 'vitest'
import { audit } from '#drizzle/schema/identity.ts'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { openMarketing } from '#tests/support/campaigns.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { NOW } from '#tests/support/line.ts'
import { estimateOf, leaping, openPreviews } from './preview.ts'
import { previewSegment } from './preview-segment.ts'
import type { Rule } from './rule.ts'
import { RANGE_LINES } from './stream.ts'

const { store, hall, author, newStaff } = await openMarketing()
const HOUSE = RANGE_LINES * 6 + 1
const brands = ['gotone', 'easyown', 'mzone'] as const
const line = {
  name: '林小满',
  payment: 'prepaid' as const,
  credit: 'active' as const,
  branchCode: 'lanxi',
  tier: 1,
  openedAt: NOW,
  closedAt: null,
}
await store.transaction((tx) =>
  insertMany(
    tx,
    subscriber,
    Array.from({ length: HOUSE }, (_, index) => ({
      ...line,
      id: uuidv7(NOW + index),
      msisdn: String(13_800_000_000 + index),
      brand: brands[index % 3] ?? 'gotone',
    })),
  ),
)
const mzone: Rule = { fact: 'brand', in: ['mzone'] }
const LONG_MS = 60_000

test('whoever waits gets the exact number; whoever does not, what is known so far', async () => {
  const previews = openPreviews(store)
  const early = await previews.look('somebody', mzone, NOW, 0)
  expect(early.looked).toBeLessThan(early.ranges)
  const exact = await previews.look('somebody', mzone, NOW, LONG_MS)
  expect(exact).toMatchObject({ looked: 7, ranges: 7, matched: Math.floor(HOUSE / 3), give: 0 })
  expect(exact.sample).toHaveLength(12)
})

test('an estimate names its error, and nineteen of twenty hold the truth', () => {
  expect(estimateOf([10, 10, 10, 10], 100)).toEqual({ matched: 1000, give: 0 })
  expect(estimateOf([1, 2, 3], 3)).toEqual({ matched: 6, give: 0 })
  let state = 7
  const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  const houses = 400
  let held = 0
  for (let house = 0; house < houses; house++) {
    const counts = Array.from({ length: 200 }, () => Math.floor(chance() * 500))
    const truth = counts.reduce((sum, each) => sum + each, 0)
    const { matched, give } = estimateOf(counts.slice(0, 40), counts.length)
    if (Math.abs(matched - truth) <= give) held++
  }
  expect(held / houses).toBeGreaterThan(0.92)
  expect(held / houses).toBeLessThan(0.98)
})

test('another rule of the same builder takes the place of the one before', async () => {
  const previews = openPreviews(store)
  await previews.look('me', mzone, NOW, 0)
  const all = await previews.look('me', { all: [] }, NOW, LONG_MS)
  expect(all.matched).toBe(HOUSE)
  expect(await previews.look('me', mzone, NOW, LONG_MS)).toMatchObject({ matched: Math.floor(HOUSE / 3) })
})

test('ranges are taken in leaps: any few are spread over the whole house', () => {
  const bounds = Array.from({ length: 100 }, (_, index) => ({ after: String(index), upTo: '' }))
  const leapt = leaping(bounds).map(({ after }) => Number(after))
  expect(leapt.toSorted((one, other) => one - other)).toEqual(bounds.map((_, index) => index))
  for (const few of [leapt.slice(0, 10), leapt.slice(0, 20)])
    for (const from of [0, 25, 50, 75])
      expect(few.some((index) => index >= from && index < from + 25)).toBe(true)
})

const auditRows = query((db) => db.select().from(audit))

test('a preview is for marketing alone, shows masked people and is written down', async () => {
  const seen = await previewSegment(hall, author.contact(), { rule: mzone })
  if (seen.kind !== 'done') throw new Error(seen.kind)
  expect(seen.output.sample[0]).toMatchObject({
    msisdn: expect.stringMatching(/^138\*{4}\d{4}$/),
    name: '林**',
  })
  const rows = await store.read((tx) => auditRows.all(tx))
  const shown = rows.find(({ id }) => id === seen.auditId)
  const ids = new Set(seen.output.sample.map(({ id }) => id))
  expect(shown).toMatchObject({ staffId: author.id, action: 'previewSegment', detail: { rule: mzone } })
  expect(new Set(shown?.detail['shown'] as string[])).toEqual(ids)
  expect(await previewSegment(hall, author.contact(), { rule: { fact: 'astrology' } })).toMatchObject({
    kind: 'invalid',
  })
  const clerk = await newStaff('clerk')
  expect(await previewSegment(hall, clerk.contact(), { rule: mzone })).toMatchObject({
    kind: 'denied',
    because: 'role',
  })
})
