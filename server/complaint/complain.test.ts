import { expect, test } from 'vitest'
import { shanghaiMs } from '#words/format.ts'
import { addWorkingDays } from '#server/working-days.ts'
import { openPeople } from '#tests/support/people.ts'

const people = await openPeople()
const bySms = { channel: 'sms', access: 'sim', port: '10086' } as const

test('a complaint gets a ticket and a deadline; the answer comes by text, inbox and into the list', async () => {
  const me = await people.newSubscriber()
  const taken = await me.perform('complain', { content: '连续三天晚上\u0007没有信号' }, bySms)
  expect(taken).toMatchObject({ kind: 'done', reply: { lines: [expect.stringMatching(/单号TS261122.{6}/)] } })
  const clerk = await people.newStaff('clerk')
  const queue = await clerk.perform('seeComplaints')
  expect(queue).toMatchObject({
    output: { rows: [{ id: taken.touchId, content: '连续三天晚上没有信号', name: '林**' }] },
  })
  const answer = { subscriberId: me.id, id: taken.touchId, answer: '基站已修复，给您带来不便请谅解。' }
  expect(await clerk.perform('answerComplaint', answer)).toMatchObject({ kind: 'done' })
  expect(await clerk.perform('answerComplaint', answer)).toMatchObject({ reason: 'answered' })
  expect(await me.letters()).toMatchObject([expect.stringContaining('基站已修复')])
  expect(await me.perform('seeRequests')).toMatchObject({
    output: { complaints: [{ state: 'answered', answer: answer.answer }] },
    reply: { table: { rows: [[expect.stringMatching(/^TS/), '投诉', '已答复', '2026-11-24']] } },
  })
})

test('an empty complaint and one too long are said so, in both languages', async () => {
  const me = await people.newSubscriber()
  expect(await me.perform('complain', { content: '  ' })).toMatchObject({
    issues: [{ field: 'content', message: '请写明投诉内容，1至500字。' }],
  })
  expect(await me.perform('complain', { content: '烦'.repeat(501) }, { language: 'en' })).toMatchObject({
    issues: [{ field: 'content', message: 'Tell us what happened, in 1 to 500 characters.' }],
  })
})

test('five complaints are open at most', async () => {
  const me = await people.newSubscriber()
  for (let count = 0; count < 5; count++) await me.perform('complain', { content: `第${count}件` })
  expect(await me.perform('complain', { content: '再来一件' })).toMatchObject({ reason: 'too-many-open' })
})

test('a deadline skips the weekend', () => {
  const friday = shanghaiMs(2026, 11, 20, 17)
  expect(addWorkingDays(friday, 2)).toBe(shanghaiMs(2026, 11, 24, 17))
})
