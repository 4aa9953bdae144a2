import { expect, test } from 'vitest'
import { NOW } from '#tests/support/line.ts'
import { DOCUMENT, openPeople, PASSWORD } from '#tests/support/people.ts'

const MINUTE = 60_000
const people = await openPeople()
const NEW = '582907'
const bySms = { channel: 'sms', access: 'sim', port: '10086' } as const

test('the password is reset with the document number; other sessions end and the owner is told', async () => {
  const me = await people.newSubscriber()
  const signedIn = await me.signIn()
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind)
  const reset = await me.perform('resetPassword', { document: DOCUMENT, password: NEW, again: NEW }, bySms)
  expect(reset).toMatchObject({
    kind: 'done',
    reply: { title: '服务密码已更新' },
    output: { endedSessions: 1 },
  })
  expect(await people.hall.identity.sessionOf(signedIn.cookie, NOW)).toBeNull()
  expect(await me.letters()).toMatchObject([expect.stringContaining('如非本人操作')])
  expect(await me.signIn()).toMatchObject({ kind: 'refused' })
  expect(await me.signIn(NEW)).toMatchObject({ kind: 'signed-in' })
})

test('a wrong document resets nothing; five of them pause the way, though each refusal undoes itself', async () => {
  const me = await people.newSubscriber()
  const reset = (document: string, now = NOW) =>
    me.perform('resetPassword', { document, password: NEW, again: NEW }, { ...bySms, now })
  for (let tries = 0; tries < 5; tries++) {
    expect(await reset('510104199203070000')).toMatchObject({ kind: 'refused', reason: 'wrong-proof' })
  }
  expect(await reset(DOCUMENT)).toMatchObject({ kind: 'refused', reason: 'locked' })
  expect(await reset(DOCUMENT, NOW + 15 * MINUTE)).toMatchObject({ kind: 'done' })
})

test('weak passwords and ones that are not the same twice are said field by field', async () => {
  const me = await people.newSubscriber()
  const weak = [me.msisdn.slice(-6), '123456', '888888', '920307', DOCUMENT.slice(-6)]
  for (const password of weak) {
    expect(
      await me.perform('resetPassword', { document: DOCUMENT, password, again: password }, bySms),
    ).toMatchObject({
      kind: 'invalid',
      issues: [{ field: 'password', message: expect.stringContaining('不能是重复数字') }],
    })
  }
  expect(
    await me.perform('resetPassword', { document: DOCUMENT, password: NEW, again: '582908' }, bySms),
  ).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'again', message: '两次输入的新密码不一致。' }],
  })
  expect(
    await me.perform(
      'resetPassword',
      { document: '？', password: NEW, again: NEW },
      { ...bySms, language: 'en' },
    ),
  ).toMatchObject({
    issues: [{ field: 'document', message: 'The document number has 6 to 20 letters or digits.' }],
  })
})

test('a conversation that chooses a reset inside its transaction is prepared for and runs once', async () => {
  const me = await people.newSubscriber()
  let chosen = 0
  const outcome = await me.visit(bySms).choose(async () => {
    chosen++
    const input = { document: DOCUMENT, password: NEW, again: NEW }
    return { act: { kind: 'perform', name: 'resetPassword', input }, said: 'MMCZ ****' }
  })
  expect(outcome).toMatchObject({ kind: 'done' })
  expect(chosen).toBe(2)
  expect(await me.signIn(NEW)).toMatchObject({ kind: 'signed-in' })
})

test('the same reset delivered twice is answered in the same words and runs once', async () => {
  const me = await people.newSubscriber()
  const input = { document: DOCUMENT, password: NEW, again: NEW }
  const first = await me.perform('resetPassword', input, { ...bySms, request: 'reset-1' })
  const again = await me.perform('resetPassword', input, { ...bySms, request: 'reset-1' })
  expect(again).toEqual({ kind: 'repeated', touchId: first.touchId, reply: first.reply })
  expect(await me.letters()).toHaveLength(1)
})

test('the password is changed with the old one, and this device stays signed in', async () => {
  const me = await people.newSubscriber()
  const [here, there] = [await me.signIn(), await me.signIn()]
  if (here.kind !== 'signed-in' || there.kind !== 'signed-in') throw new Error('not signed in')
  const change = (current: string) =>
    me.perform('changePassword', { current, password: NEW, again: NEW }, { session: here.sessionId })
  expect(await change('100200')).toMatchObject({ kind: 'refused', reason: 'wrong-proof' })
  expect(await change(PASSWORD)).toMatchObject({ kind: 'done', output: { endedSessions: 1 } })
  expect(await people.hall.identity.sessionOf(here.cookie, NOW)).not.toBeNull()
  expect(await people.hall.identity.sessionOf(there.cookie, NOW)).toBeNull()
})

test('a text does not change a password: that needs the old one, on the web', async () => {
  const me = await people.newSubscriber()
  const input = { current: PASSWORD, password: NEW, again: NEW }
  expect(await me.perform('changePassword', input, { access: 'sim' })).toMatchObject({
    kind: 'denied',
    needs: 'verified',
  })
})

test('devices are listed, and one is signed out by the owner alone', async () => {
  const me = await people.newSubscriber()
  const other = await people.newSubscriber()
  const here = await me.signIn()
  const there = await me.signIn()
  if (here.kind !== 'signed-in' || there.kind !== 'signed-in') throw new Error('not signed in')
  const seen = await me.perform('seeSessions', {}, { session: here.sessionId })
  expect(seen).toMatchObject({
    kind: 'done',
    output: {
      sessions: [
        { id: there.sessionId, current: false },
        { id: here.sessionId, current: true },
      ],
    },
  })
  expect(await other.perform('endSession', { session: there.sessionId })).toMatchObject({
    reason: 'session-gone',
  })
  expect(await me.perform('endSession', { session: there.sessionId })).toMatchObject({ kind: 'done' })
  expect(await people.hall.identity.sessionOf(there.cookie, NOW)).toBeNull()
  expect(await me.perform('endSession', { session: 'x' })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'session', message: '请从登录设备列表中选择。' }],
  })
})
