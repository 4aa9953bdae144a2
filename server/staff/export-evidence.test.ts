import { expect, test } from 'vitest'
import { evidence } from '#drizzle/schema/touch.ts'
import { ask, close } from '#server/pending/question.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { exportEvidenceFile } from './evidence-file.ts'

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

/** The file, and how many pieces it came in. */
async function file(which: object) {
  const outcome = await exportEvidenceFile(people.hall, desk.contact(), which)
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  const pieces = await Array.fromAsync(outcome.output.csv)
  return { count: outcome.output.count, csv: pieces.join(''), pieces: pieces.length }
}

test('evidence is exported of a subscriber, of a period, or of both, with the words and the yes', async () => {
  const me = await people.newSubscriber()
  const other = await people.newSubscriber()
  const mine = await confirmed(me.id, NOW)
  const theirs = await confirmed(other.id, NOW + DAY)
  const one = await file({ subscriberId: me.id })
  expect(one.count).toBe(1)
  expect(one.csv).toMatch(/^\uFEFF登记,/)
  expect(one.csv).toContain(
    `${mine},${me.msisdn},turnServiceOn,sms,KT CL,"彩铃\n每月5元",2026-11-22 10:00,yes,是`,
  )
  const period = await file({ from: NOW, until: NOW + 2 * DAY })
  expect(period.csv).toContain(mine)
  expect(period.csv).toContain(theirs)
  const both = await file({ msisdn: other.msisdn, from: String(NOW), until: String(NOW + 2 * DAY) })
  expect(both.csv).toContain(theirs)
  expect(both.csv).not.toContain(mine)
  expect((await file({ from: String(NOW - DAY), until: String(NOW) })).count).toBe(0)
})

test('how many there are is told first; however many, each is in the file once, in the order of asking', async () => {
  const me = await people.newSubscriber()
  const far = NOW - 400 * DAY
  const rows = Array.from({ length: 2500 }, (_, at) => ({
    subscriberId: me.id,
    id: uuidv7(far + Math.floor(at / 3)),
    operation: 'turnServiceOn',
    channel: 'sms',
    said: null,
    quoted: `第${at}次`,
    askedAt: far + Math.floor(at / 3),
    answer: 'yes' as const,
    answered: '是',
    answeredAt: far + at,
    answerTouchId: null,
  }))
  await people.store.transaction((tx) => insertMany(tx, evidence, rows))
  for (const which of [{ subscriberId: me.id }, { from: far, until: far + DAY }]) {
    expect(await desk.perform('countEvidence', which)).toMatchObject({ output: { count: 2500 } })
    const all = await file(which)
    expect(all).toMatchObject({ count: 2500, pieces: 4 })
    const asked = [...all.csv.matchAll(/第(\d+)次/g)].map(([, at]) => Number(at))
    expect(new Set(asked).size).toBe(2500)
    const moments = asked.map((at) => Math.floor(at / 3))
    expect(moments).toEqual(moments.toSorted((one, two) => one - two))
  }
  const admin = await people.newStaff('admin')
  const log = await admin.perform('seeAudit', { subscriberId: me.id })
  expect(log).toMatchObject({
    output: {
      rows: [
        { action: 'exportEvidence', staffId: desk.id, detail: { count: 2500 } },
        { action: 'countEvidence', staffId: desk.id, detail: { count: 2500 } },
      ],
    },
  })
})

test('neither a subscriber nor a whole period, or a number of nobody, is said so', async () => {
  for (const asked of [{}, { from: NOW }, { from: NOW, until: NOW }, { msisdn: '13900000009', from: NOW }]) {
    for (const name of ['countEvidence', 'exportEvidence'] as const) {
      expect(await desk.perform(name, asked)).toMatchObject({
        kind: 'invalid',
        issues: [{ field: 'from', message: '请填写客户号码，或完整的时间段。' }],
      })
    }
  }
  expect(await desk.perform('countEvidence', { msisdn: '13900000009' })).toMatchObject({
    kind: 'refused',
    reason: 'no-subscriber',
  })
  const clerk = await people.newStaff('clerk')
  expect(await clerk.perform('countEvidence', { from: NOW, until: NOW + 1 })).toMatchObject({
    kind: 'denied',
  })
})
