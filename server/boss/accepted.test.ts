/** Behind the hall may stand a BOSS that only accepts: nobody is told that something is done that is not. */
import { expect, test } from 'vitest'
import { openLines, words } from '#tests/support/line.ts'
import { queuedBoss } from '#tests/support/queued-boss.ts'

const { boss, settle } = queuedBoss()
const lines = await openLines(boss)

test('an accepted order says that the result will come, and shows nothing before', async () => {
  const me = await lines.newLine()
  const told = await me.confirmed('changePlan', { code: 'GT88' })
  expect(told).toMatchObject({ kind: 'done', output: { state: 'accepted' } })
  expect(words(told)).toContain('已受理，结果将短信通知')
  expect((await me.output('seePlan')).next).toBeNull()
  await me.within(settle)
  expect((await me.output('seePlan')).next?.plan.code).toBe('GT88')
  expect(words(await me.perform('cancelPlanChange'))).toContain('已受理，结果将短信通知')
})

test('services say the same', async () => {
  const me = await lines.newLine()
  expect(words(await me.perform('turnServiceOn', { code: 'GJMY' }))).toContain('已受理，结果将短信通知')
  await me.within(settle)
  const { shown } = await me.output('listServices')
  expect(words(await me.perform('cancelServices', { indexes: '1', shown }))).toContain(
    '已受理，结果将短信通知',
  )
  expect(words(await me.perform('turnServiceOff', { code: 'GJMY' }))).toContain('已受理，结果将短信通知')
})
