import { expect, test } from 'vitest'
import { NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'

const people = await openPeople()

test('a message is unread until it is opened, by its owner alone', async () => {
  const me = await people.newSubscriber()
  const other = await people.newSubscriber()
  const reset = { document: '510104199203078271', password: '582907', again: '582907' }
  await me.perform('resetPassword', reset)
  const inbox = await me.perform('readInbox')
  if (inbox.kind !== 'done') throw new Error(inbox.kind)
  expect(inbox.output).toMatchObject({
    unread: 1,
    messages: [{ kind: 'security', readAt: null }],
    next: null,
  })
  const message = inbox.output.messages[0]?.id
  expect(await other.perform('openMessage', { message })).toMatchObject({ reason: 'no-message' })
  expect(await me.perform('openMessage', { message })).toMatchObject({
    kind: 'done',
    output: { readAt: NOW },
  })
  expect(await me.perform('readInbox')).toMatchObject({ output: { unread: 0 } })
  expect(await me.perform('openMessage', { message: 'x' })).toMatchObject({
    issues: [{ field: 'message', message: '请从消息列表中选择。' }],
  })
})
