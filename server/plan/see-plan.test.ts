import { expect, test } from 'vitest'
import { openLines, words } from '#tests/support/line.ts'
import { shanghaiMs } from '#words/format.ts'

const lines = await openLines()
const GB = 1024 * 1024
const heavy = { minutes: 480, messages: 60, dataKb: 19 * GB }

test('the plan, its date and what may be had instead', async () => {
  const me = await lines.newLine()
  const outcome = await me.perform('seePlan')
  expect(outcome.reply.lines).toEqual([
    '全球通畅享58（GT58），58.00元/月，通话200分钟、短信50条、流量10GB，含来电显示。',
  ])
  expect(outcome.reply.menu?.map(({ input }) => input['code'])).toEqual(['GT88', 'GT128', 'GT188'])
})

test('every other plan says what the last months would have cost on it', async () => {
  const used = {
    202607: { minutes: 999 },
    202608: heavy,
    202609: heavy,
    202610: heavy,
    202611: { minutes: 1 },
  }
  const me = await lines.newLine({ used })
  const { cost, choices } = await me.output('seePlan')
  expect(cost?.months.map(({ month }) => month)).toEqual([202608, 202609, 202610])
  // 58 + 280 minutes at 0.15 + 10 messages at 0.10 + 9 GB at 0.01 a MB.
  expect(cost?.averageFen).toBe(5800 + 280 * 15 + 10 * 10 + 9 * 1024)
  const business = choices.find(({ plan }) => plan.code === 'GT88')
  expect(business).toMatchObject({ cost: { averageFen: 8800 }, differenceFen: 8800 - 19316 })
})

test('a plan one may not have says why, in the subscriber’s language', async () => {
  const me = await lines.newLine({ plan: 'GT88', contractUntil: shanghaiMs(2027, 3) })
  const { choices } = await me.output('seePlan')
  expect(choices.map(({ next }) => next.possible)).toEqual([false, false, false])
  expect(choices[0]?.next).toMatchObject({
    reason: 'in-contract',
    text: expect.stringContaining('合约到2027-02-28止'),
  })
  const english = await me.output('seePlan', {}, { language: 'en' })
  expect(english.choices[0]?.next).toMatchObject({ text: expect.stringContaining('ends on 2027-02-28') })
})

test('now and next month are judged apart', async () => {
  const me = await lines.newLine({ plan: 'GT88' })
  const { choices } = await me.output('seePlan')
  const [cheaper, dearer] = choices
  expect(cheaper).toMatchObject({
    plan: { code: 'GT58' },
    next: { possible: true },
    now: { possible: false },
  })
  expect(dearer).toMatchObject({ plan: { code: 'GT128' }, now: { possible: true, payFen: 1200 } })
})

test('a line without reported use is compared with nothing', async () => {
  const me = await lines.newLine()
  const { cost, choices } = await me.output('seePlan')
  expect(cost).toBeNull()
  expect(choices.every(({ differenceFen }) => differenceFen === null)).toBe(true)
})

test('English is spoken to whoever asked for it', async () => {
  const me = await lines.newLine()
  expect(words(await me.perform('seePlan', {}, { language: 'en' }))).toContain(
    'GoTone Easy 58 (GT58), ¥58.00 a month',
  )
})
