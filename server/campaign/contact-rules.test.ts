/** The limits of the house as people change them: tighter at once, looser with four eyes, and live in what runs. */
import { expect, test } from 'vitest'
import type { ContactRules } from '#drizzle/schema/contact.ts'
import { noLimits, openMarketing } from '#tests/support/campaigns.ts'
import { isLooser } from './looser.ts'
import { defaultRules } from './policy.ts'

const why = '两会期间少打扰'

test('what only tightens holds at once, in a campaign that is running too', async () => {
  const { author, newReader, newRunning, take } = await openMarketing()
  await newReader()
  const id = await newRunning()
  const rules = { ...noLimits, quietFrom: 9 * 60, quietUntil: 12 * 60 }
  expect(await author.perform('setContactRules', { ...rules, why })).toMatchObject({ output: { live: true } })
  expect((await take(id)).messages).toEqual([])
  expect(await author.perform('seeCampaign', { id })).toMatchObject({
    output: { standstills: [{ why: 'quiet' }] },
  })
})

test('what lets more through waits for somebody else, and holds from their yes on', async () => {
  const { author, approver, newReader, newRunning, take } = await openMarketing({
    ...noLimits,
    quietFrom: 9 * 60,
    quietUntil: 12 * 60,
  })
  await newReader()
  const id = await newRunning()
  const asked = await author.perform('setContactRules', { ...noLimits, why: '静默时段设错了' })
  expect(asked).toMatchObject({ output: { live: false } })
  expect((await take(id)).messages).toEqual([])
  if (asked.kind !== 'done') throw new Error(asked.kind)
  const change = asked.output.id
  expect(await author.perform('decideContactRules', { id: change, answer: 'yes' })).toMatchObject({
    reason: 'four-eyes',
    words: '放宽限制须由另一位同事同意。',
  })
  expect(await approver.perform('decideContactRules', { id: change, answer: 'yes' })).toMatchObject({
    output: { state: 'live' },
  })
  expect(await approver.perform('decideContactRules', { id: change, answer: 'no' })).toMatchObject({
    reason: 'decided',
  })
  expect((await take(id)).messages).toHaveLength(1)
  const seen = await author.perform('seeContactRules')
  expect(seen).toMatchObject({
    output: {
      rules: noLimits,
      changes: [{ state: 'live', why: '静默时段设错了', before: { quietFrom: 540 } }],
    },
  })
})

test('a proposal can be taken back by who made it, and gives way to a newer one', async () => {
  const { author } = await openMarketing(defaultRules)
  const propose = async (segmentsPerSecond: number) => {
    const asked = await author.perform('setContactRules', { ...defaultRules, segmentsPerSecond, why })
    if (asked.kind !== 'done') throw new Error(asked.kind)
    return asked.output.id
  }
  await propose(2000)
  const second = await propose(3000)
  expect(await author.perform('decideContactRules', { id: second, answer: 'no' })).toMatchObject({
    output: { state: 'declined' },
  })
  const seen = await author.perform('seeContactRules')
  if (seen.kind !== 'done') throw new Error(seen.kind)
  expect(seen.output.changes.map(({ state }) => state)).toEqual(['declined', 'replaced'])
  expect(seen.output.rules).toEqual(defaultRules)
})

test('rules that make no sense are refused with their field, and clerks have no say', async () => {
  const { author, newStaff } = await openMarketing(defaultRules)
  const wrong = (over: Partial<Record<keyof ContactRules | 'why', unknown>>) =>
    author.perform('setContactRules', { ...defaultRules, why, ...over })
  expect(await wrong({ quietFrom: NaN })).toMatchObject({ issues: [{ field: 'quietFrom' }] })
  expect(await wrong({ zones: { lanxi: 'Asia/Qinglan' } })).toMatchObject({ issues: [{ field: 'zones' }] })
  const [cap] = defaultRules.caps
  expect(await wrong({ caps: [cap, cap] })).toMatchObject({ issues: [{ field: 'caps' }] })
  expect(await wrong({ caps: [{ ...cap, perDay: -1 }] })).toMatchObject({ issues: [{ field: 'caps' }] })
  expect(await wrong({ why: '' })).toMatchObject({ issues: [{ field: 'why' }] })
  const clerk = await newStaff('clerk')
  expect(await clerk.perform('setContactRules', { ...defaultRules, why })).toMatchObject({ kind: 'denied' })
})

test('a cap that is raised or left out, an hour less of quiet, a zone or a faster link lets more through', () => {
  const change = (over: Partial<ContactRules>) => isLooser({ ...defaultRules, ...over }, defaultRules)
  const [all, ...others] = defaultRules.caps
  if (!all) throw new Error('no caps')
  expect(change({})).toBe(false)
  expect(change({ caps: [{ ...all, perDay: 1 }, ...others] })).toBe(false)
  expect(change({ caps: [{ ...all, perDay: 3 }, ...others] })).toBe(true)
  expect(change({ caps: [{ ...all, perWeek: null }, ...others] })).toBe(true)
  expect(change({ caps: others })).toBe(true)
  expect(change({ quietFrom: 20 * 60 })).toBe(false)
  expect(change({ quietUntil: 8 * 60 })).toBe(true)
  expect(change({ quietFrom: 0, quietUntil: 0 })).toBe(true)
  expect(change({ zones: { lanxi: 'Asia/Urumqi' } })).toBe(true)
  expect(change({ segmentsPerSecond: 10 })).toBe(false)
})
