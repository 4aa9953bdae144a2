import { expect, test } from 'vitest'
import { ask, close } from '#server/pending/question.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'

const people = await openPeople()
const desk = await people.newStaff('backoffice')

/** A quote that was answered yes. */
async function confirmed(subscriberId: string, askedAt: number) {
  const id = uuidv7(askedAt)
  const touchId = uuidv7(askedAt)
  const question = {
    subscriberId,
    port: '10086',
    id,
    operation: 'turnServiceOn',
    input: {},
    price: '5',
    touchId,
  }
  await people.store.transaction(async (tx) => {
    const asked = { ...question, askedAt, expiresAt: askedAt + DAY }
    await ask(tx, asked, { channel: 'sms', said: 'KT CL', quoted: '彩铃\n每月5元' })
    await close(tx, asked, 'yes', '是', askedAt + 60_000, touchId)
  })
  return id
}

test('evidence is exported of a subscriber or of a period, with the words and the yes', async () => {
  const me = await people.newSubscriber()
  const other = await people.newSubscriber()
  const mine = await confirmed(me.id, NOW)
  const theirs = await confirmed(other.id, NOW + DAY)
  const one = await desk.perform('exportEvidence', { subscriberId: me.id })
  if (one.kind !== 'done') throw new Error(one.kind)
  expect(one.output).toMatchObject({ count: 1, next: null })
  expect(one.output.csv).toContain(
    `${mine},${me.msisdn},turnServiceOn,sms,KT CL,"彩铃\n每月5元",2026-11-22 10:00,yes,是`,
  )
  const period = await desk.perform('exportEvidence', { from: NOW, until: NOW + 2 * DAY })
  if (period.kind !== 'done') throw new Error(period.kind)
  expect(period.output.csv).toContain(mine)
  expect(period.output.csv).toContain(theirs)
  const before = await desk.perform('exportEvidence', { from: String(NOW - DAY), until: String(NOW) })
  expect(before).toMatchObject({ output: { count: 0 } })
})

test('neither subscriber nor period, or a period over 31 days, is said so', async () => {
  for (const asked of [{}, { from: NOW, until: NOW + 32 * DAY }]) {
    expect(await desk.perform('exportEvidence', asked)).toMatchObject({
      kind: 'invalid',
      issues: [{ field: 'from', message: '请选择客户或时间段（最长31天）。' }],
    })
  }
})
