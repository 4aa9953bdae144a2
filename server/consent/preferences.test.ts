import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { preference } from '#drizzle/schema/subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import { NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'

const people = await openPeople()
const bySms = { channel: 'sms', access: 'sim', port: '10086' } as const

const preferenceQuery = query((db, p: Params<{ id: string }>) =>
  db.select().from(preference).where(eq(preference.subscriberId, p.id)).limit(1),
)
const preferenceOf = (id: string) => people.store.read((tx) => preferenceQuery.first(tx, { id }))

test('opting out is done at once and said again as often as it is asked', async () => {
  const me = await people.newSubscriber()
  await me.perform('allowMarketing', {}, { now: NOW - 1000 })
  expect(await preferenceOf(me.id)).toMatchObject({ marketing: true, marketingChannel: 'web' })
  for (const now of [NOW, NOW + 1000]) {
    expect(await me.perform('stopMarketing', {}, { ...bySms, now })).toMatchObject({
      kind: 'done',
      reply: { lines: [expect.stringContaining('您已退订')] },
    })
  }
  expect(await preferenceOf(me.id)).toMatchObject({
    marketing: false,
    marketingSince: NOW + 1000,
    marketingChannel: 'sms',
  })
})

test('the language is remembered, answers in itself, and leaves the consent alone', async () => {
  const me = await people.newSubscriber()
  await me.perform('allowMarketing')
  expect(await me.perform('chooseLanguage', { language: 'en' }, bySms)).toMatchObject({
    reply: { lines: ['English it is. Text ZW for Chinese.'] },
  })
  expect(await preferenceOf(me.id)).toMatchObject({ language: 'en', marketing: true })
  expect(await me.perform('stopMarketing', {}, bySms)).toMatchObject({
    reply: { title: 'No more marketing' },
  })
  expect(await me.perform('chooseLanguage', { language: 'fr' })).toMatchObject({
    issues: [{ field: 'language', message: 'Choose Chinese (zh) or English (en).' }],
  })
})
