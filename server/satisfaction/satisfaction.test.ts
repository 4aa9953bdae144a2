import { expect, test } from 'vitest'
import { planTerm, subscriberService } from '#drizzle/schema/boss.ts'
import type { Contact } from '#server/operation.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'

/** Asked after everything that is handled. */
const everyone = await openPeople({ surveyOneIn: 1 })
const bySms = { channel: 'sms', access: 'sim', port: '10086' } as const

/** A subscriber with services to turn off: each time something is handled. */
async function asked(people = everyone) {
  const me = await people.newSubscriber()
  const codes = ['LDTX', 'YETX', 'GJMY']
  const since = NOW - DAY
  const term = {
    subscriberId: me.id,
    startsAt: since,
    planCode: 'GT58',
    contractUntil: null,
    orderedAt: since,
  }
  await people.store.transaction(async (tx) => {
    await insertMany(tx, planTerm, [term])
    const rows = codes.map((serviceCode) => ({ subscriberId: me.id, serviceCode, since, endsAt: null }))
    await insertMany(tx, subscriberService, rows)
  })
  const rate = (score: unknown, contact: Partial<Contact> = {}) =>
    me.perform('rateSatisfaction', { score }, { ...bySms, ...contact })
  /** Whether the answer to something handled asks for a score. */
  async function invited(now = NOW) {
    const outcome = await me.perform('turnServiceOff', { code: codes.shift() }, { ...bySms, now })
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome.reply))
    return outcome.reply.lines.some((line) => line.includes('请为本次服务打分'))
  }
  return { me, rate, invited }
}

test('after something was handled a score is asked for, taken once, and thanked for', async () => {
  const { invited, rate } = await asked()
  expect(await invited()).toBe(true)
  expect(await rate('5')).toMatchObject({ kind: 'done', output: { score: 5, business: 'service-off' } })
  expect(await rate('5')).toMatchObject({ kind: 'refused', reason: 'no-survey' })
})

test('a low score is answered with a way to say what went wrong', async () => {
  const { invited, rate } = await asked()
  await invited()
  expect((await rate(2)).reply.lines[0]).toContain('发送TS加内容')
})

test('a survey closes after 24 hours, and nobody is asked twice in 30 days', async () => {
  const { invited, rate } = await asked()
  await invited()
  expect(await rate(4, { now: NOW + DAY })).toMatchObject({ reason: 'no-survey' })
  expect(await invited(NOW + 29 * DAY)).toBe(false)
  expect(await invited(NOW + 30 * DAY)).toBe(true)
})

test('a query is never asked about, and neither is opting out', async () => {
  const { me, rate } = await asked()
  await me.perform('checkBalance', {}, bySms)
  await me.perform('stopMarketing', {}, bySms)
  expect(await rate(5)).toMatchObject({ reason: 'no-survey' })
})

test('about one in ten is asked, decided by the touch alone', async () => {
  const people = await openPeople({ surveyOneIn: 10 })
  const answers = []
  for (let count = 0; count < 150; count++) answers.push(await (await asked(people)).invited())
  const count = answers.filter(Boolean).length
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(50)
})

test('a score that is none is said so, in both languages', async () => {
  const { rate } = await asked()
  for (const score of ['0', '6', '很好', '']) {
    expect(await rate(score)).toMatchObject({
      issues: [{ field: 'score', message: '请打1至5分，5分为非常满意。' }],
    })
  }
  expect(await rate('9', { language: 'en' })).toMatchObject({
    issues: [{ message: 'Give a score from 1 to 5; 5 is the best.' }],
  })
})
