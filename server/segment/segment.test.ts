/** Segments as marketing builds them: what a rule means, how it is counted, and what a list brings along. */
import { expect, test } from 'vitest'
import { bill, planTerm, usageMonth } from '#drizzle/schema/boss.ts'
import { openMarketing } from '#tests/support/campaigns.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'
import { countSegments } from './count.ts'
import { takeList } from './import-list.ts'
import { ruleSchema, type Rule } from './rule.ts'
import { FIRST_ID, nextRange } from './stream.ts'

const hall = await openMarketing()
const { store, newReader, author } = hall
const young = await newReader({
  brand: 'mzone',
  payment: 'prepaid',
  tier: 0,
  openedAt: shanghaiMs(2026, 11, 1),
})
const old = await newReader({ brand: 'gotone', tier: 5, openedAt: shanghaiMs(2016, 5, 22) })
const quiet = await newReader({
  brand: 'easyown',
  marketing: false,
  branchCode: 'QL-EAST',
  credit: 'arrears',
})

const touched = (subscriberId: string, channel: string, business: string, at: number) => ({
  subscriberId,
  id: uuidv7(at),
  channel,
  business,
  operation: null,
  outcome: 'done' as const,
  branchCode: '-',
  amountFen: null,
  said: null,
  told: null,
  answersId: null,
  place: null,
})

await store.transaction(async (tx) => {
  const term = { contractUntil: null, orderedAt: 0 }
  await insertMany(tx, planTerm, [
    { ...term, subscriberId: old.id, startsAt: 1, planCode: 'GT58' },
    { ...term, subscriberId: old.id, startsAt: NOW - DAY, planCode: 'GT88' },
    { ...term, subscriberId: old.id, startsAt: NOW + DAY, planCode: 'GT128' },
  ])
  const paid = { paidFen: 0, issuedAt: 0 }
  await insertMany(tx, bill, [
    { ...paid, subscriberId: old.id, month: 202609, totalFen: 9000 },
    { ...paid, subscriberId: old.id, month: 202610, totalFen: 12_000 },
    { ...paid, subscriberId: young.id, month: 202610, totalFen: 3000 },
  ])
  const used = { minutes: 10, messages: 5, asOf: 0 }
  await insertMany(tx, usageMonth, [{ ...used, subscriberId: young.id, month: 202610, dataKb: 5_000_000 }])
  for (const at of [NOW - DAY, NOW - 30 * DAY, NOW - 31 * DAY])
    await recordTouch(tx, touched(young.id, 'sms', 'balance', at), 0)
  await recordTouch(tx, touched(old.id, 'counter', 'plan-change', NOW - 2 * DAY), 0)
})

const names = new Map([
  [young.id, 'young'],
  [old.id, 'old'],
  [quiet.id, 'quiet'],
])
const meant = async (rule: Rule) => {
  const { ids, next } = await store.read((tx) => nextRange(tx, ruleSchema.parse(rule), NOW, FIRST_ID))
  expect(next).toBeNull()
  return ids.map((id) => names.get(id)).join(' ')
}

test('facts about the line, its plan, its bills and its use', async () => {
  expect(await meant({ all: [] })).toBe('young old quiet')
  expect(await meant({ fact: 'brand', in: ['mzone', 'gotone'] })).toBe('young old')
  expect(await meant({ not: { fact: 'payment', in: ['postpaid'] } })).toBe('young')
  expect(await meant({ fact: 'credit', in: ['arrears'] })).toBe('quiet')
  expect(await meant({ fact: 'branch', in: ['QL-EAST'] })).toBe('quiet')
  expect(await meant({ fact: 'tier', min: 4 })).toBe('old')
  expect(await meant({ fact: 'tenureMonths', min: 126 })).toBe('old')
  expect(await meant({ fact: 'tenureMonths', min: 127 })).toBe('')
  expect(await meant({ fact: 'tenureMonths', max: 0 })).toBe('young quiet')
  expect(await meant({ fact: 'plan', in: ['GT88'] })).toBe('old')
  expect(await meant({ fact: 'plan', in: ['GT58', 'GT128'] })).toBe('')
  expect(await meant({ fact: 'spendFen', months: 2, min: 10_500 })).toBe('old')
  expect(await meant({ fact: 'spendFen', months: 3, min: 7001 })).toBe('')
  expect(await meant({ fact: 'spendFen', months: 1, min: 1, max: 3000 })).toBe('young')
  expect(await meant({ fact: 'usage', what: 'dataKb', months: 1, min: 1_000_000 })).toBe('young')
  expect(await meant({ fact: 'ecoins', min: 1 })).toBe('')
  expect(await meant({ fact: 'consent', is: true })).toBe('young old')
  expect(await meant({ fact: 'consent', is: false })).toBe('quiet')
})

test('what was done where, how often, and what was never done', async () => {
  const balance = { fact: 'touch' as const, business: 'balance', channel: 'sms' }
  expect(await meant({ ...balance, atLeast: 3 })).toBe('young')
  expect(await meant({ ...balance, atLeast: 4 })).toBe('')
  expect(await meant({ ...balance, atLeast: 2, days: 30 })).toBe('young')
  expect(await meant({ ...balance, atLeast: 2, days: 29 })).toBe('')
  expect(await meant({ fact: 'touch', channel: 'counter', atLeast: 1, days: 2 })).toBe('old')
  expect(await meant({ fact: 'touch', channel: 'counter', atLeast: 1, days: 1 })).toBe('')
  const never: Rule = { not: { fact: 'touch', business: 'plan-change', atLeast: 1 } }
  expect(await meant(never)).toBe('young quiet')
  expect(await meant({ all: [never, { any: [{ fact: 'consent', is: true }, { not: { all: [] } }] }] })).toBe(
    'young',
  )
})

test('a tree that is too large, too deep or of unknown facts is refused', () => {
  const deep = (depth: number): unknown => (depth === 0 ? { fact: 'tier', min: 1 } : { not: deep(depth - 1) })
  expect(ruleSchema.safeParse(deep(11)).success).toBe(true)
  expect(ruleSchema.safeParse(deep(12)).success).toBe(false)
  expect(ruleSchema.safeParse({ all: Array.from({ length: 61 }, () => ({ fact: 'tier' })) }).success).toBe(
    false,
  )
  expect(ruleSchema.safeParse({ fact: 'astrology', in: ['leo'] }).success).toBe(false)
})

test('a segment is saved in versions, counted in the background and shown with a masked sample', async () => {
  const saved = await author.perform('saveSegment', { name: '动感', rule: { fact: 'brand', in: ['mzone'] } })
  if (saved.kind !== 'done') throw new Error('not saved')
  const { id } = saved.output
  await countSegments(store, NOW)
  expect(await author.perform('seeSegment', { id })).toMatchObject({
    output: {
      version: { countState: 'done', matched: 1 },
      sample: [{ msisdn: expect.stringMatching(/^139\*{4}\d{4}$/), name: '林**' }],
    },
  })
  const next = { id, version: 1, name: '动感', rule: { all: [] } }
  expect(await author.perform('saveSegment', next)).toMatchObject({ output: { version: 2 } })
  expect(await author.perform('saveSegment', next)).toMatchObject({ reason: 'changed-meanwhile' })
  expect(await author.perform('seeSegment', { id, version: 1 })).toMatchObject({
    output: { version: { matched: 1 } },
  })
  expect(await author.perform('saveSegment', { name: '动感', rule: { all: [] } })).toMatchObject({
    issues: [{ field: 'name', message: '已有同名的客户群。' }],
  })
})

test('a list of numbers becomes part of a rule, and bad rows are named', async () => {
  const text = `手机号,备注\r\n${old.msisdn},好\n+86 ${quiet.msisdn}\n12345\n${old.msisdn}\n19999999999\n`
  const list = await takeList(store, { name: '名单', text, staffId: author.id, now: NOW, language: 'en' })
  expect(list).toMatchObject({ taken: 2, faultCount: 3 })
  expect(list.faults).toEqual([
    { line: 4, reason: 'Not a mobile number of 11 digits' },
    { line: 5, reason: 'The number is in the list twice' },
    { line: 6, reason: 'Nobody has this number now' },
  ])
  expect(await meant({ fact: 'list', listId: list.id })).toBe('old quiet')
  expect(await author.perform('seeListFaults', { id: list.id })).toMatchObject({
    output: { csv: expect.stringContaining('5,The number is in the list twice') },
  })
})
