import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { preregistrationKind } from '#drizzle/schema/request.ts'
import { touchCounter } from '#drizzle/schema/touch.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import { DAY, NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'

const people = await openPeople()
const bySms = { channel: 'sms', access: 'sim', port: '10086' } as const
const open = { summary: { zh: '', en: '' }, stores: [], deadlineDays: 3, open: true, brands: null }

await people.store.transaction((tx) =>
  insertMany(tx, preregistrationKind, [
    {
      ...open,
      code: 'XIN',
      name: { zh: '新装', en: 'New line' },
      stores: [{ zh: '岚西厅', en: 'Lanxi' }],
      fields: [
        {
          name: 'speed',
          label: { zh: '速率', en: 'Speed' },
          kind: 'choice',
          required: true,
          choices: [{ value: '300', label: { zh: '三百兆', en: '300M' } }],
        },
        { name: 'date', label: { zh: '日期', en: 'Date' }, kind: 'date', required: true },
        { name: 'address', label: { zh: '地址', en: 'Address' }, kind: 'text', required: true },
      ],
    },
    { ...open, code: 'SHUT', name: { zh: '停', en: 'Shut' }, fields: [], open: false },
    { ...open, code: 'YOUNG', name: { zh: '动感', en: 'M-Zone' }, fields: [], brands: ['mzone'] },
  ]),
)

const countersQuery = query((db, p: Params<{ branchCode: string }>) =>
  db.select().from(touchCounter).where(eq(touchCounter.branchCode, p.branchCode)),
)
const counters = (branchCode: string) => people.store.read((tx) => countersQuery.all(tx, { branchCode }))

/** A request of a new subscriber, as the queue shows it. */
async function request(branchCode = 'QL-CENTER') {
  const me = await people.newSubscriber({ branchCode })
  const details = { speed: '300', date: '2026-12-01', address: '望岚路18号' }
  const taken = await me.perform('preRegister', { code: 'XIN', details })
  if (taken.kind !== 'done') throw new Error(taken.kind)
  return { me, ticket: taken.output.ticket, one: { subscriberId: me.id, id: taken.touchId }, taken }
}

test('a text with the values in order is taken in, with a ticket, a deadline and the stores', async () => {
  const me = await people.newSubscriber()
  const taken = await me.perform(
    'preRegister',
    { code: 'xin', details: '三百兆 12-1 望岚路18号 3单元' },
    bySms,
  )
  expect(taken).toMatchObject({
    kind: 'done',
    output: { values: { speed: '300', date: '2026-12-01', address: '望岚路18号 3单元' } },
    reply: {
      lines: [expect.stringMatching(/^新装已登记，单号YD261122.{6}。.*2026-11-25前/), '可办理网点：岚西厅。'],
    },
  })
})

test('each wrong field of a form is named, in the language of the subscriber', async () => {
  const me = await people.newSubscriber()
  const form = { code: 'XIN', details: { speed: '900', date: '2026-11-21' } }
  expect(await me.perform('preRegister', form)).toMatchObject({
    kind: 'invalid',
    issues: [
      { field: 'details.speed', message: '“速率”请从300(三百兆)中选择。' },
      { field: 'details.date', message: expect.stringContaining('今天起一年内') },
      { field: 'details.address', message: '请填写“地址”。' },
    ],
  })
  expect(await me.perform('preRegister', form, { language: 'en' })).toMatchObject({
    issues: [
      { message: '“Speed” is one of 300(300M).' },
      { field: 'details.date' },
      { message: '“Address” is needed.' },
    ],
  })
  for (const date of ['2026-02-30', '0230', '明天', '2027-12-31']) {
    const details = { speed: '300', address: '某处', date }
    expect(await me.perform('preRegister', { code: 'XIN', details })).toMatchObject({
      issues: [{ field: 'details.date' }],
    })
  }
  expect(await me.perform('preRegister', { code: '？' })).toMatchObject({
    issues: [{ field: 'code', message: '请填写登记项目代码，如KD。' }],
  })
})

test('an unknown kind, a closed one and one for another brand are refused in words', async () => {
  const me = await people.newSubscriber()
  expect(await me.perform('preRegister', { code: 'NO' })).toMatchObject({
    reason: 'no-kind',
    reply: { lines: [expect.stringContaining('XIN 新装')] },
  })
  expect(await me.perform('preRegister', { code: 'SHUT' })).toMatchObject({ reason: 'kind-closed' })
  expect(await me.perform('preRegister', { code: 'YOUNG' })).toMatchObject({ reason: 'not-for-brand' })
})

test('the kinds on offer are those open to the brand, with their fields', async () => {
  const me = await people.newSubscriber()
  const seen = await me.perform('seeKinds')
  if (seen.kind !== 'done') throw new Error(seen.kind)
  const codes = seen.output.kinds.map((kind) => kind.code)
  expect(codes).toContain('XIN')
  expect(codes).not.toContain('SHUT')
  expect(codes).not.toContain('YOUNG')
})

test('the same kind once more, while the first is open, is refused with its ticket', async () => {
  const { me, ticket } = await request()
  const again = await me.perform('preRegister', { code: 'XIN', details: '300 1201 别处' }, bySms)
  expect(again).toMatchObject({
    reason: 'already-registered',
    reply: { lines: [expect.stringContaining(ticket)] },
  })
  await me.perform('withdrawRequest', { ticket })
  expect(await me.perform('preRegister', { code: 'XIN', details: '300 1201 别处' }, bySms)).toMatchObject({
    kind: 'done',
  })
})

test('intake counts as taken, and only the completion as handled, on the channel of the intake', async () => {
  const { me, one, taken } = await request('b-counted')
  const desk = await people.newStaff('backoffice')
  expect(await counters('b-counted')).toMatchObject([{ outcome: 'taken', channel: 'web', count: 1 }])
  await desk.perform('takePreregistration', one)
  const done = { ...one, outcome: 'completed', result: '12月1日上门安装。' }
  expect(await desk.perform('finishPreregistration', done, NOW + 60_000)).toMatchObject({ kind: 'done' })
  expect(await counters('b-counted')).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ outcome: 'done', channel: 'web', business: 'preregistration', count: 1 }),
    ]),
  )
  expect(await me.letters()).toMatchObject([expect.stringContaining('已办理完成：12月1日上门安装')])
  expect(await me.perform('readInbox')).toMatchObject({
    output: { unread: 1, messages: [{ title: '预登记办理结果' }] },
  })
  expect(await me.perform('seeTouches', {}, { now: NOW + 2 * DAY })).toMatchObject({
    output: {
      touches: expect.arrayContaining([
        expect.objectContaining({
          outcome: 'done',
          place: desk.login,
          answers: expect.objectContaining({ id: taken.touchId }),
        }),
      ]),
    },
  })
  expect(await desk.perform('finishPreregistration', done)).toMatchObject({
    kind: 'refused',
    reason: 'not-working',
  })
})

test('the queue is masked, filtered, and shows what is overdue; two cannot take one request', async () => {
  const { one, me } = await request('b-queue')
  const desk = await people.newStaff('backoffice')
  const other = await people.newStaff('backoffice')
  const seen = await desk.perform('seePreregistrations', { branchCode: 'b-queue', overdue: true }, NOW)
  expect(seen).toMatchObject({ kind: 'done', output: { rows: [] } })
  const all = await desk.perform('seePreregistrations', { branchCode: 'b-queue' })
  expect(all).toMatchObject({ output: { rows: [{ id: one.id, name: '林**', overdue: false }] } })
  expect(JSON.stringify(all)).not.toContain(me.msisdn)
  const [first, second] = await Promise.all([
    desk.perform('takePreregistration', one),
    other.perform('takePreregistration', one),
  ])
  expect([first.kind, second.kind].sort()).toEqual(['done', 'refused'])
  expect(
    await desk.perform('finishPreregistration', { ...one, outcome: 'rejected', result: '' }),
  ).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'result' }],
  })
})

test('an extract is a CSV with whole numbers and harmless cells, and its size is in the audit log', async () => {
  const me = await people.newSubscriber({ branchCode: 'b-csv' })
  await me.perform('preRegister', { code: 'XIN', details: { speed: '300', date: '1201', address: '=1+1' } })
  const desk = await people.newStaff('backoffice')
  const extract = await desk.perform('extractPreregistrations', { branchCode: 'b-csv' })
  if (extract.kind !== 'done') throw new Error(extract.kind)
  expect(extract.output.csv).toContain(me.msisdn)
  expect(extract.output.csv.startsWith('\uFEFF单号,')).toBe(true)
  const clerk = await people.newStaff('clerk')
  expect(await clerk.perform('extractPreregistrations', {})).toMatchObject({ kind: 'denied' })
})

test('a subscriber withdraws what nobody has begun with, and nothing else', async () => {
  const { me, ticket, one } = await request()
  const stranger = await people.newSubscriber()
  expect(await stranger.perform('withdrawRequest', { ticket })).toMatchObject({ reason: 'no-ticket' })
  expect(await me.perform('withdrawRequest', { ticket: 'YD1' })).toMatchObject({
    issues: [{ field: 'ticket', message: '单号有误，请核对后重试。' }],
  })
  const desk = await people.newStaff('backoffice')
  await desk.perform('takePreregistration', one)
  expect(await me.perform('withdrawRequest', { ticket })).toMatchObject({ reason: 'too-late' })
})
