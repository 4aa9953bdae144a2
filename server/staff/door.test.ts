import { expect, test } from 'vitest'
import { NOW } from '#tests/support/line.ts'
import { openPeople, STAFF_PASSWORD } from '#tests/support/people.ts'

const MINUTE = 60_000
const people = await openPeople()
const admin = await people.newStaff('admin')

/** The audit rows about a subscriber, newest first. */
async function auditsAbout(subscriberId: string) {
  const seen = await admin.perform('seeAudit', { subscriberId })
  if (seen.kind !== 'done') throw new Error(seen.kind)
  return seen.output.rows
}

test('a subscriber is found by the whole number, masked, and that somebody looked is written down', async () => {
  const clerk = await people.newStaff('clerk')
  const me = await people.newSubscriber()
  const found = await clerk.perform('findSubscriber', { msisdn: me.msisdn })
  expect(found).toMatchObject({ kind: 'done', output: [{ id: me.id, name: '林**' }] })
  expect(JSON.stringify(found)).not.toContain(me.msisdn)
  expect(await auditsAbout(me.id)).toMatchObject([{ action: 'findSubscriber', staffId: clerk.id }])
})

test('a subscriber is found by name and the last four digits', async () => {
  const clerk = await people.newStaff('clerk')
  const me = await people.newSubscriber({ name: '欧阳若水' })
  const found = await clerk.perform('findSubscriber', { name: '欧阳若水', lastFour: me.msisdn.slice(-4) })
  expect(found).toMatchObject({ kind: 'done', output: [{ id: me.id, name: '欧**' }] })
  expect(await clerk.perform('findSubscriber', { name: '欧阳若水' })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'name', message: '请输入完整手机号，或姓名加号码后四位。' }],
  })
})

test('the whole number is revealed for a reason, and the reason is kept', async () => {
  const clerk = await people.newStaff('clerk')
  const me = await people.newSubscriber()
  const asked = { subscriberId: me.id, reason: '回拨核实故障' }
  expect(await clerk.perform('revealNumber', asked)).toMatchObject({ output: { msisdn: me.msisdn } })
  expect(await auditsAbout(me.id)).toMatchObject([
    { action: 'revealNumber', detail: { reason: '回拨核实故障' } },
  ])
  expect(await clerk.perform('revealNumber', { ...asked, reason: '' })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'reason', message: '请写明原因，4至200字。' }],
  })
})

test('whoever is not named may not, and the attempt is audited', async () => {
  const marketing = await people.newStaff('marketing')
  const me = await people.newSubscriber()
  const asked = { subscriberId: me.id, reason: '想看一看' }
  expect(await marketing.perform('revealNumber', asked)).toMatchObject({ kind: 'denied', because: 'role' })
  const log = await admin.perform('seeAudit')
  if (log.kind !== 'done') throw new Error(log.kind)
  expect(
    log.output.rows.find((row) => row.staffId === marketing.id && row.action === 'revealNumber'),
  ).toMatchObject({
    detail: { denied: 'marketing', ip: '127.0.0.1' },
  })
})

test('a disabled member of staff is out at the next request and cannot come back', async () => {
  const clerk = await people.newStaff('clerk')
  await admin.perform('disableStaff', { staffId: clerk.id, disabled: true })
  expect(await clerk.perform('listAliases')).toMatchObject({ kind: 'denied', because: 'session' })
  expect(await clerk.signIn()).toMatchObject({ kind: 'refused', reason: 'wrong' })
  expect(await people.hall.staffIdentity.sessionOf(clerk.cookie, NOW)).toBeNull()
  expect(await admin.perform('disableStaff', { staffId: admin.id, disabled: true })).toMatchObject({
    kind: 'refused',
    reason: 'yourself',
  })
})

test('five wrong passwords lock a login, in the same words as an unknown one', async () => {
  const clerk = await people.newStaff('clerk')
  for (let tries = 0; tries < 5; tries++) await clerk.signIn('wrong')
  const locked = await clerk.signIn()
  const from = { ip: '127.0.0.1', language: 'zh' } as const
  expect(locked.kind).toBe('refused')
  expect(await people.hall.staffIdentity.signIn({ login: 'nobody', password: 'wrong' }, from, NOW)).toEqual(
    locked,
  )
  expect(await clerk.signIn(STAFF_PASSWORD, NOW + 15 * MINUTE)).toMatchObject({ kind: 'signed-in' })
})

test('a session ends after half an hour without use', async () => {
  const clerk = await people.newStaff('clerk')
  expect(await clerk.perform('listAliases', {}, NOW + 31 * MINUTE)).toMatchObject({
    kind: 'denied',
    because: 'session',
  })
})

test('a new colleague signs in, and changes the password they were given', async () => {
  const login = 'lin.xia'
  const added = await admin.perform('addStaff', {
    login,
    name: '林夏',
    role: 'clerk',
    branchCode: '',
    password: 'given at first',
  })
  expect(added.kind).toBe('done')
  expect(
    await admin.perform('addStaff', { login, name: '他人', role: 'clerk', password: 'given at first' }),
  ).toMatchObject({
    kind: 'refused',
    reason: 'login-taken',
  })
  const from = { ip: '127.0.0.1', language: 'zh' } as const
  const signedIn = await people.hall.staffIdentity.signIn({ login, password: 'given at first' }, from, NOW)
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.words)
  const visit = people.hall.staffDoor.visit({
    staffId: signedIn.staff.id,
    session: signedIn.session,
    now: NOW,
    ...from,
  })
  const wrong = { current: 'a guess', password: 'chosen by myself' }
  expect(await visit.perform('changeOwnPassword', wrong)).toMatchObject({
    kind: 'refused',
    reason: 'wrong-password',
  })
  expect(await visit.perform('changeOwnPassword', { ...wrong, current: 'given at first' })).toMatchObject({
    kind: 'done',
  })
  expect(
    await people.hall.staffIdentity.signIn({ login, password: 'chosen by myself' }, from, NOW),
  ).toMatchObject({
    kind: 'signed-in',
  })
  expect(JSON.stringify(await admin.perform('seeAudit'))).not.toContain('chosen by myself')
})

test('a function that ops close is closed at the next request', async () => {
  const ops = await people.newStaff('ops')
  const me = await people.newSubscriber()
  const row = { operation: 'checkBalance', brand: 'gotone', channel: 'web' }
  await ops.perform('switchFunction', { ...row, open: 'false' })
  expect(await me.perform('checkBalance')).toMatchObject({ kind: 'closed' })
  await ops.perform('switchFunction', { ...row, open: 'true' })
  expect(await me.perform('checkBalance')).toMatchObject({ kind: 'done' })
  expect(await ops.perform('switchFunction', { ...row, operation: 'noSuch', open: true })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'operation', message: '没有这项业务功能。' }],
  })
})

test('an alias is added and removed; reserved and taken words are not given away', async () => {
  const ops = await people.newStaff('ops')
  const alias = { word: '话费还剩', operation: 'checkBalance' }
  expect(await ops.perform('addAlias', alias)).toMatchObject({ kind: 'done' })
  expect(await ops.perform('addAlias', alias)).toMatchObject({ kind: 'invalid', issues: [{ field: 'word' }] })
  for (const word of ['ｔｄ', '退订', '12', 'CXYE', '']) {
    expect(await ops.perform('addAlias', { ...alias, word })).toMatchObject({ issues: [{ field: 'word' }] })
  }
  expect(await ops.perform('removeAlias', { word: '话费还剩' })).toMatchObject({ kind: 'done' })
  expect(await ops.perform('removeAlias', { word: '话费还剩' })).toMatchObject({
    kind: 'refused',
    reason: 'no-word',
  })
})
