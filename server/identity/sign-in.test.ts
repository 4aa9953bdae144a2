import { expect, test } from 'vitest'
import { openLimits } from './limits.ts'
import { openSecrets } from './secrets.ts'
import { NOW, secrets } from '#tests/support/line.ts'
import { FROM, openPeople, PASSWORD } from '#tests/support/people.ts'

const MINUTE = 60_000
const people = await openPeople()
const { hall } = people

/** The six digits in a text. */
const codeIn = (letter = '') => /\d{6}/.exec(letter)?.[0] ?? ''

test('the right password opens a session, and the cookie finds it again', async () => {
  const me = await people.newSubscriber()
  const signedIn = await me.signIn()
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind)
  expect(await hall.identity.sessionOf(signedIn.cookie, NOW + MINUTE)).toMatchObject({
    subscriberId: me.id,
    device: 'Firefox',
  })
  expect(await hall.identity.sessionOf(`${signedIn.cookie.slice(0, -1)}_`, NOW)).toBeNull()
  expect(await hall.identity.sessionOf('nonsense', NOW)).toBeNull()
})

test('reading a page within five minutes of the last one writes nothing', async () => {
  const me = await people.newSubscriber()
  const signedIn = await me.signIn()
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind)
  const before = people.store.stats().commits
  await hall.identity.sessionOf(signedIn.cookie, NOW + 4 * MINUTE)
  expect(people.store.stats().commits).toBe(before)
  await hall.identity.sessionOf(signedIn.cookie, NOW + 6 * MINUTE)
  expect(people.store.stats().commits).toBe(before + 1)
})

test('a session ends after half an hour without use, after twelve hours in any case, and on signing out', async () => {
  const me = await people.newSubscriber()
  const signedIn = await me.signIn()
  if (signedIn.kind !== 'signed-in') throw new Error(signedIn.kind)
  const { cookie } = signedIn
  expect(await hall.identity.sessionOf(cookie, NOW + 31 * MINUTE)).toBeNull()
  for (let now = NOW; now < NOW + 12 * 60 * MINUTE; now += 20 * MINUTE) {
    expect(await hall.identity.sessionOf(cookie, now)).not.toBeNull()
  }
  expect(await hall.identity.sessionOf(cookie, NOW + 12 * 60 * MINUTE)).toBeNull()

  const again = await me.signIn()
  if (again.kind !== 'signed-in') throw new Error(again.kind)
  await hall.identity.signOut(again.cookie, FROM, NOW)
  expect(await hall.identity.sessionOf(again.cookie, NOW)).toBeNull()
})

test('an unknown number and a wrong password are told in the same words', async () => {
  const me = await people.newSubscriber()
  const wrong = await me.signIn('100200')
  const unknown = await hall.identity.signInWithPassword(
    { msisdn: '13111110000', password: PASSWORD },
    FROM,
    NOW,
  )
  expect(wrong).toMatchObject({ kind: 'refused', reason: 'wrong' })
  expect(unknown).toEqual(wrong)
})

test('five wrong passwords pause the password for 15 minutes, then for 30; the owner is told by text', async () => {
  const me = await people.newSubscriber()
  for (let tries = 0; tries < 5; tries++) await me.signIn('100200')
  expect(await me.signIn()).toMatchObject({ kind: 'refused', reason: 'wrong' })
  expect(await me.letters()).toMatchObject([expect.stringContaining('连续输错5次')])
  const later = NOW + 15 * MINUTE
  for (let tries = 0; tries < 5; tries++) await me.signIn('100200', later)
  expect(await me.signIn(PASSWORD, later + 29 * MINUTE)).toMatchObject({ kind: 'refused' })
  expect(await me.signIn(PASSWORD, later + 30 * MINUTE)).toMatchObject({ kind: 'signed-in' })
})

test('twenty guesses at once are worth five', async () => {
  const me = await people.newSubscriber()
  const guesses = Array.from({ length: 20 }, (_, at) => me.signIn(at < 19 ? `1002${10 + at}` : PASSWORD))
  const outcomes = await Promise.all(guesses)
  expect(outcomes.filter((each) => each.kind === 'refused').length).toBeGreaterThanOrEqual(19)
  expect(await me.signIn()).toMatchObject({ kind: 'refused' })
})

test('a code comes by text, signs in once, and is in no touch', async () => {
  const me = await people.newSubscriber()
  const { msisdn } = me
  expect(await hall.identity.requestCode({ msisdn }, FROM, NOW)).toMatchObject({ kind: 'sent' })
  const code = codeIn((await me.letters())[0])
  expect(code).toHaveLength(6)
  expect(await hall.identity.signInWithCode({ msisdn, code }, FROM, NOW)).toMatchObject({ kind: 'signed-in' })
  expect(await hall.identity.signInWithCode({ msisdn, code }, FROM, NOW)).toMatchObject({ kind: 'refused' })
})

test('a code dies after five minutes, after five wrong tries, and when a new one is sent', async () => {
  const me = await people.newSubscriber()
  const { msisdn } = me
  const request = async (now: number) => {
    await hall.identity.requestCode({ msisdn }, FROM, now)
    return codeIn((await me.letters())[0])
  }
  const use = (code: string, now: number) => hall.identity.signInWithCode({ msisdn, code }, FROM, now)
  const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

  const slow = await request(NOW)
  expect(await use(slow, NOW + 5 * MINUTE)).toMatchObject({ kind: 'refused' })

  const replaced = await request(NOW + 6 * MINUTE)
  const fresh = await request(NOW + 7 * MINUTE)
  if (replaced !== fresh) expect(await use(replaced, NOW + 7 * MINUTE)).toMatchObject({ kind: 'refused' })
  for (let tries = 0; tries < 4; tries++) await use(wrong(fresh), NOW + 7 * MINUTE)
  expect(await use(fresh, NOW + 7 * MINUTE)).toMatchObject({ kind: 'refused' })
})

test('one code a minute and ten a day are sent, whoever asks', async () => {
  const me = await people.newSubscriber()
  const ask = (now: number) => hall.identity.requestCode({ msisdn: me.msisdn }, FROM, now)
  await ask(NOW)
  await ask(NOW + 59_000)
  expect(await me.letters()).toHaveLength(1)
  for (let minute = 1; minute < 30; minute++) await ask(NOW + minute * MINUTE)
  expect(await me.letters()).toHaveLength(10)
  await ask(NOW + 24 * 60 * MINUTE)
  expect(await me.letters()).toHaveLength(11)
})

test('asking for a code tells nobody whether the number exists', async () => {
  const me = await people.newSubscriber()
  const known = await hall.identity.requestCode({ msisdn: me.msisdn }, FROM, NOW)
  expect(await hall.identity.requestCode({ msisdn: '13111110001' }, FROM, NOW)).toEqual(known)
})

test('what cannot be a number or a password is said per field, in both languages', async () => {
  const form = { msisdn: '12345', password: 'abc' }
  expect(await hall.identity.signInWithPassword(form, FROM, NOW)).toEqual({
    kind: 'invalid',
    issues: [
      { field: 'msisdn', message: '请输入11位手机号码。' },
      { field: 'password', message: '服务密码是6位数字。' },
    ],
  })
  const english = { ...FROM, language: 'en' } as const
  expect(await hall.identity.signInWithCode({ msisdn: '+86 138-0000-0000', code: '' }, english, NOW)).toEqual(
    {
      kind: 'invalid',
      issues: [{ field: 'code', message: 'The code has six digits.' }],
    },
  )
})

test('who knocks too often is asked to wait', async () => {
  const strict = await openPeople({ limits: openLimits() })
  const ask = () => strict.hall.identity.requestCode({ msisdn: '13111110002' }, FROM, NOW)
  expect(await ask()).toMatchObject({ kind: 'sent' })
  expect(await ask()).toMatchObject({
    kind: 'refused',
    reason: 'too-many',
    words: expect.stringContaining('1分钟'),
  })
})

test('a hash made under another key never fits, and nothing to compare with is a no', async () => {
  const other = openSecrets('another key that is long enough')
  const hashed = await secrets.hash(PASSWORD)
  expect(await secrets.verify(hashed, PASSWORD)).toBe(true)
  expect(await other.verify(hashed, PASSWORD)).toBe(false)
  expect(await secrets.verify(null, PASSWORD)).toBe(false)
})
