/** Marketing's reports: what they add up, and that every figure leads to exactly those who make it. */
import { expect, test } from 'vitest'
import { planTerm } from '#drizzle/schema/boss.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { StaffOutcome } from '#server/staff/action.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openMarketing, plan } from '#tests/support/campaigns.ts'
import { liftOf } from './lift.ts'
import { overviewOf } from './report-overview.ts'
import { together } from './report-sums.ts'
import { whats } from './what.ts'

const [variant] = plan.variants
const winter = { from: '2026-11-01', until: '2027-01-31' }
const onPhone = { channel: 'sms', access: 'sim', port: '10086' } as const

/** Sixty people, two texts, a holdout; some answer, some order, one leaves. */
async function busyCampaign() {
  const hall = await openMarketing()
  const { store, newReader, newRunning, take, settle, targets } = hall
  const readers = new Map<string, Awaited<ReturnType<typeof newReader>>>()
  for (let i = 0; i < 60; i++) {
    const reader = await newReader()
    const { id: subscriberId } = reader
    const term = { subscriberId, planCode: 'GT58', startsAt: NOW - DAY, orderedAt: NOW - DAY }
    await store.transaction((tx) => insertMany(tx, planTerm, [{ ...term, contractUntil: null }]))
    readers.set(reader.id, reader)
  }
  await newReader({ marketing: null })
  const id = await newRunning({
    operation: 'turnServiceOn',
    operationCode: 'JYB',
    holdoutBp: 3000,
    variants: [
      { ...variant, code: 'A' },
      { ...variant, code: 'B' },
    ],
  })
  const { messages } = await take(id)
  await settle(messages, { kind: 'accepted', receipts: [] })
  const rows = await targets(id)
  const told = rows.filter(({ state }) => state === 'sent')
  const order = async (subscriberId: string, now: number) => {
    const visit = (at: number) => readers.get(subscriberId)?.visit({ ...onPhone, now: at })
    await visit(now)?.perform('turnServiceOn', { code: 'JYB' })
    await visit(now + 1000)?.confirm()
  }
  for (const { subscriberId } of told.slice(0, 12)) await order(subscriberId, NOW + DAY)
  const [held] = rows.filter(({ state }) => state === 'holdout')
  await order(held?.subscriberId ?? '', NOW + 2 * DAY)
  const asks = readers.get(told[12]?.subscriberId ?? '')
  await asks?.perform('turnServiceOn', { code: 'JYB' }, { ...onPhone, now: NOW + DAY })
  const leaves = readers.get(told[13]?.subscriberId ?? '')
  await leaves?.perform('stopMarketing', {}, { ...onPhone, now: NOW + DAY })
  return { ...hall, id, told, held: rows.filter(({ state }) => state === 'holdout') }
}

type Report = StaffOutputOf<'seeCampaignReport'>

test('a campaign’s report holds the funnel, its variants and its days', async () => {
  const { author, id, told, held } = await busyCampaign()
  const outcome = await author.perform('seeCampaignReport', { id })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  const report: Report = outcome.output
  expect(report.total).toMatchObject({
    target: told.length + 1,
    held: held.length,
    sent: told.length,
    skipped: 1,
    responded: 13,
    ordered: 12,
    heldOrdered: 1,
    optedOut: 1,
    costFen: 5 * told.length,
    amountFen: 12 * 300,
  })
  const [a, b] = report.variants
  expect((a?.sent ?? 0) + (b?.sent ?? 0)).toBe(told.length)
  expect(report.total.lift?.difference).toBeCloseTo(12 / told.length - 1 / held.length, 9)
  expect(report.reasons).toEqual([{ what: 'skipped', reason: 'no-consent', count: 1 }])
  expect(report.unit).toBe('hour')
  expect(report.points.reduce((sum, { ordered }) => sum + ordered, 0)).toBe(12)
  expect(report.points.at(-1)).toMatchObject({ rate: 12 / told.length, heldRate: 1 / held.length })
})

test('every figure leads to exactly those who make it, masked, with the touch that tells of it', async () => {
  const { author, id } = await busyCampaign()
  const report = await author.perform('seeCampaignReport', { id })
  if (report.kind !== 'done') throw new Error(report.kind)
  const { total, variants } = report.output
  const fields = {
    target: 'target',
    holdout: 'held',
    answered: 'ordered',
    'holdout-answered': 'heldOrdered',
    'opted-out': 'optedOut',
  } as const
  for (const [over, row] of [
    [{}, total],
    ...variants.map((each) => [{ variant: each.key }, each] as const),
  ] as const) {
    for (const what of whats) {
      const field = what in fields ? fields[what as keyof typeof fields] : (what as 'sent')
      expect(await countBehind(author, { campaign: id, what, ...over }), what).toBe(row[field])
    }
  }
  const seen = await author.perform('seeCampaignFigure', { campaign: id, what: 'answered' })
  if (seen.kind !== 'done') throw new Error(seen.kind)
  const [first] = seen.output.targets
  expect(first?.subscriber).toMatchObject({ msisdn: expect.stringMatching(/^139\*{4}\d{4}$/), name: '林**' })
  expect(first?.touch).toMatchObject({ channel: 'sms', business: 'service-on', outcome: 'done' })
})

test('a figure of a day or a segment leads to its part, and one without a campaign to all', async () => {
  const { author, id, told, campaign } = await busyCampaign()
  const segment = (await campaign(id))?.segmentId
  const from = NOW + DAY - 3600_000
  expect(await countBehind(author, { what: 'answered', from, until: from + DAY })).toBe(12)
  expect(await countBehind(author, { what: 'answered', from: NOW - DAY, until: from })).toBe(0)
  expect(await countBehind(author, { what: 'sent', segment })).toBe(told.length)
  expect(await countBehind(author, { what: 'sent', segment: id })).toBe(0)
  expect(await countBehind(author, { what: 'skipped', reason: 'no-consent' })).toBe(1)
})

test('the report over all campaigns sums by campaign, segment, channel, week and month', async () => {
  const { author, id, told } = await busyCampaign()
  for (const by of ['campaign', 'segment', 'channel', 'week', 'month']) {
    const outcome = await author.perform('seeMarketingReport', { by, ...winter })
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    const { rows, total } = outcome.output
    expect(total).toMatchObject({ sent: told.length, ordered: 12, optedOut: 1 })
    expect(rows.reduce((sum, { sent }) => sum + sent, 0)).toBe(told.length)
    if (by === 'campaign') expect(rows).toMatchObject([{ key: id, name: plan.name }])
  }
  const none = await author.perform('seeMarketingReport', { from: '2025-01-01', until: '2025-02-01' })
  expect(none).toMatchObject({ output: { rows: [], total: { sent: 0 } } })
  const wrong = await author.perform('seeMarketingReport', { from: '2026-02-01', until: '2025-02-01' })
  expect(wrong).toMatchObject({ kind: 'invalid', issues: [{ field: 'until' }] })
})

test('the overview compares thirty days with the thirty before', async () => {
  const { store, told, id } = await busyCampaign()
  const overview = (now: number) => store.read((tx) => overviewOf(tx, now))
  const today = await overview(NOW + 3 * DAY)
  expect(today.recent).toMatchObject({ sent: told.length, ordered: 12, optedOut: 1 })
  expect(today.before.sent).toBe(0)
  expect(today.running).toMatchObject([{ id, sent: told.length }])
  expect(today.best).toMatchObject([{ key: id }])
  expect(today.months).toHaveLength(12)
  expect((await overview(NOW + 35 * DAY)).before.sent).toBe(told.length)
})

test('on day one there is nothing, and that is no fault', async () => {
  const { author } = await openMarketing()
  const outcome = await author.perform('seeMarketing', {})
  expect(outcome).toMatchObject({ output: { any: false, running: [], best: [], worst: [] } })
})

test('spreadsheets have the rows of the page, and the list behind a figure comes in stretches', async () => {
  const { author, id, told } = await busyCampaign()
  const one = await author.perform('exportCampaignReport', { id })
  if (one.kind !== 'done') throw new Error(one.kind)
  expect(one.output.csv.startsWith('\uFEFF项目,名单,对照组,已发送')).toBe(true)
  expect(one.output.csv.trim().split('\r\n')).toHaveLength(5)
  const all = await author.perform('exportMarketingReport', { by: 'channel', ...winter })
  expect(all).toMatchObject({ output: { csv: expect.stringContaining('短信,') } })
  const list = await author.perform('exportCampaignFigure', { campaign: id, what: 'sent' })
  if (list.kind !== 'done') throw new Error(list.kind)
  expect(list.output.targets).toHaveLength(told.length)
  expect(list.output.next).toBeNull()
  expect(list.output.targets[0]?.subscriber).toMatchObject({ name: '林**' })
})

test('clerks read no reports', async () => {
  const { newStaff } = await openMarketing()
  const clerk = await newStaff('clerk')
  for (const name of ['seeMarketing', 'seeMarketingReport', 'seeCampaignFigure'] as const)
    expect(await clerk.perform(name, { what: 'sent' })).toMatchObject({ kind: 'denied' })
})

test('one campaign keeps its own interval; two of one size halve the square of theirs', () => {
  const lift = liftOf({ people: 1000, answered: 80 }, { people: 500, answered: 20 })
  if (!lift) throw new Error('no lift')
  const one = together([{ weight: 1000, lift }])
  expect(one?.low).toBeCloseTo(lift.low, 12)
  expect(one?.high).toBeCloseTo(lift.high, 12)
  const two = together([
    { weight: 1000, lift },
    { weight: 1000, lift },
  ])
  expect(two?.difference).toBeCloseTo(lift.difference, 12)
  expect((two?.high ?? 0) - lift.difference).toBeCloseTo((lift.high - lift.difference) / Math.SQRT2, 12)
  expect(together([])).toBeNull()
})

/** Follows every page. */
async function countBehind(
  staff: Awaited<ReturnType<typeof openMarketing>>['author'],
  asked: Record<string, unknown>,
): Promise<number> {
  let count = 0
  let cursor: string | null = ''
  while (cursor !== null) {
    const outcome: StaffOutcome<StaffOutputOf<'seeCampaignFigure'>> = await staff.perform(
      'seeCampaignFigure',
      { ...asked, cursor },
    )
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
    count += outcome.output.targets.length
    cursor = outcome.output.next
  }
  return count
}
