/** The door, seen from a channel: with a small shop of operations of its own, on a real store. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { functionSwitch } from '#drizzle/schema/reference.ts'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { activeCounter, evidence, touchCounter } from '#drizzle/schema/touch.ts'
import { balanceOf, post } from '#server/balance/ledger.ts'
import type { Boss } from '#server/boss/boss.ts'
import { OperationFailed } from '#server/door/failure.ts'
import { operation, Refusal, type Answer, type Contact, type Operation } from '#server/operation.ts'
import type { Operations } from '#server/operations.ts'
import { openSecrets } from '#server/identity/secrets.ts'
import { openPortal } from '#server/portal.ts'
import { lapseQuestions } from '#server/pending/question.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { findTouch } from '#server/touch/request.ts'
import { openTestStore } from '#tests/support/store.ts'
import { shanghaiMs } from '#words/format.ts'
import { message } from '#words/message.ts'
import { eq } from 'drizzle-orm'

const NOW = shanghaiMs(2026, 11, 22, 10)
const HOUR = 3600_000

/** The price of the ring, which a test may move while somebody thinks it over. */
const ring = { priceFen: 500 }

const shared = { summary: message('试', 'Try'), access: 'sim', fields: {} } as const
const shop = {
  look: operation({
    ...shared,
    title: message('看看', 'Look'),
    business: 'balance',
    input: z.object({}),
    run: async ({ tx, subscriber }) => ({ fen: await balanceOf(tx, subscriber.id, 'balance') }),
    reply: ({ fen }) => ({ title: '看看', lines: [`${fen}`] }),
  }),
  buyRing: operation({
    ...shared,
    title: message('买彩铃', 'Buy a ring'),
    business: 'service-on',
    input: z.object({ tune: z.string().max(5) }),
    fields: { tune: { label: message('曲名', 'Tune') } },
    quote: async (_visit, { tune }) => ({
      name: tune,
      price: `${ring.priceFen}`,
      charging: '一次',
      cancelling: '不可取消',
      fingerprint: `${ring.priceFen}`,
    }),
    async run({ tx, subscriber, now, request }, { tune }) {
      if (tune === '哑铃') throw new Refusal('no-such-tune', (say) => say(message('无此曲', 'No such tune')))
      const { id: subscriberId } = subscriber
      await post(tx, {
        subscriberId,
        key: request,
        debit: 'balance',
        credit: 'income',
        amount: ring.priceFen,
        reason: tune,
        now,
      })
      if (tune === '炸铃') throw new Error('the jukebox exploded')
      if (tune === '退铃') throw new Refusal('sold-out', () => '售罄')
      return tune
    },
    reply: (tune) => ({ title: '已开通', lines: [tune] }),
    amountFen: () => ring.priceFen,
  }),
  secretly: operation({
    ...shared,
    title: message('密', 'Secret'),
    access: 'verified',
    business: 'password',
    input: z.object({}),
    run: async () => 'done',
    reply: () => ({ title: '', lines: [] }),
  }),
} satisfies Record<string, Operation>

const store = await openTestStore()
const secrets = openSecrets('a key for tests that is long enough')
await store.transaction((tx) =>
  insertMany(tx, functionSwitch, [
    ...Object.keys(shop).map((operation) => ({ operation, brand: 'mzone', channel: 'sms', open: true })),
    { operation: 'look', brand: 'mzone', channel: 'wap', open: false },
  ]),
)

/** A door, a subscriber with 10 yuan, and a way to be that subscriber on the SMS channel. */
async function visitor() {
  ring.priceFen = 500
  const id = uuidv7(NOW)
  const branchCode = `b-${id.slice(-6)}`
  await store.transaction(async (tx) => {
    const line = {
      id,
      msisdn: '13900001111',
      name: '林小满',
      brand: 'mzone',
      payment: 'prepaid',
      credit: 'active',
    } as const
    await insertMany(tx, subscriber, [{ ...line, branchCode, tier: 1, openedAt: NOW - HOUR, closedAt: null }])
    await insertMany(tx, preference, [
      { subscriberId: id, language: 'zh', marketing: false, marketingSince: null, activeMonth: 0 },
    ])
    await post(tx, {
      subscriberId: id,
      key: 'opening',
      debit: 'opening',
      credit: 'balance',
      amount: 1000,
      reason: '',
      now: NOW,
    })
  })
  // The shop's operations use no BOSS, and the door's types name the real registry.
  const operations = shop as unknown as Operations
  const portal = openPortal(store, { boss: {} as Boss, secrets, operations })
  let requests = 0
  const at = (over: Partial<Contact> = {}) =>
    portal.visit({
      channel: 'sms',
      subscriberId: id,
      access: 'sim',
      request: `${id}:${requests++}`,
      now: NOW,
      language: 'zh',
      port: '10086',
      ...over,
    })
  const perform = (name: keyof typeof shop, input: unknown, over: Partial<Contact> = {}) =>
    at(over).perform(name as keyof Operations, input)
  const balance = () => store.read((tx) => balanceOf(tx, id, 'balance'))
  const touch = (touchId: string) => store.read((tx) => findTouch(tx, id, touchId))
  return { id, branchCode, at, perform, balance, touch }
}

test('a query is answered, and what was told is in its touch and its counter', async () => {
  const me = await visitor()
  const outcome = await me.perform('look', {}, { said: 'CXYE' })
  expect(outcome).toMatchObject({ kind: 'done', output: { fen: 1000 }, reply: { lines: ['1000'] } })
  expect(await me.touch(outcome.touchId)).toMatchObject({
    operation: 'look',
    business: 'balance',
    outcome: 'done',
    said: 'CXYE',
    told: { lines: ['1000'] },
  })
  expect(await counters(me.branchCode)).toMatchObject([{ month: 202611, channel: 'sms', count: 1 }])
})

test('the same request twice is answered in the same words and runs once', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '彩铃' })
  const first = await me.at({ request: 'yes-1' }).confirm()
  const again = await me.at({ request: 'yes-1' }).confirm()
  expect(first.kind).toBe('done')
  expect(again).toEqual({ kind: 'repeated', touchId: first.touchId, reply: first.reply })
  expect(await me.balance()).toBe(500)
})

test('twenty deliveries of one request at once run it once', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '彩铃' })
  const all = await Promise.all(Array.from({ length: 20 }, () => me.at({ request: 'once' }).confirm()))
  expect(all.filter((outcome) => outcome.kind === 'done')).toHaveLength(1)
  expect(all.filter((outcome) => outcome.kind === 'repeated')).toHaveLength(19)
  expect(await me.balance()).toBe(500)
})

test('what charges is quoted first, and only a yes runs it; the words are kept as evidence', async () => {
  const me = await visitor()
  const quoted = await me.perform('buyRing', { tune: '彩铃' }, { said: 'KT 彩铃' })
  expect(quoted).toMatchObject({ kind: 'quoted', quote: { price: '500' } })
  expect(await me.balance()).toBe(1000)
  const done = await me.at({ said: '是', now: NOW + HOUR }).confirm()
  expect(done).toMatchObject({ kind: 'done', reply: { title: '已开通' } })
  expect(await me.touch(done.touchId)).toMatchObject({ answersId: quoted.touchId, amountFen: 500 })
  expect(await evidenceFor(me.id)).toMatchObject([
    { said: 'KT 彩铃', quoted: '彩铃\n500\n一次\n不可取消', answer: 'yes', answered: '是' },
  ])
})

test('two different yes to one question run it once', async () => {
  const me = await visitor()
  const quoted = await me.perform('buyRing', { tune: '彩铃' })
  const id = quoted.kind === 'quoted' ? quoted.pendingId : ''
  const [one, two] = await Promise.all([me.at().confirm(id), me.at().confirm(id)])
  expect([one.kind, two.kind].sort()).toEqual(['done', 'repeated'])
  expect(await me.balance()).toBe(500)
})

test('after 24 hours of silence a yes comes too late', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '彩铃' })
  const late = await me.at({ now: NOW + 24 * HOUR }).confirm()
  expect(late).toMatchObject({ kind: 'refused', reason: 'question-lapsed' })
  expect(await me.balance()).toBe(1000)
  expect(await evidenceFor(me.id)).toMatchObject([{ answer: 'lapsed' }])
})

test('a question nobody answered is withdrawn by itself, and its evidence says so', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '彩铃' })
  expect(await store.transaction((tx) => lapseQuestions(tx, NOW + 24 * HOUR))).toBeGreaterThanOrEqual(1)
  expect(await evidenceFor(me.id)).toMatchObject([{ answer: 'lapsed', answeredAt: NOW + 24 * HOUR }])
  expect(await me.at().confirm()).toMatchObject({ kind: 'refused', reason: 'nothing-to-confirm' })
})

test('a second request replaces the first and says so; the yes means the second', async () => {
  const me = await visitor()
  const first = await me.perform('buyRing', { tune: '甲' })
  const second = await me.perform('buyRing', { tune: '乙' })
  expect(second.reply.lines.join()).toContain('已作废')
  const toTheFirst = await me.at().confirm(first.kind === 'quoted' ? first.pendingId : '')
  expect(toTheFirst).toMatchObject({ kind: 'refused', reason: 'question-replaced' })
  expect(await me.at().confirm()).toMatchObject({ kind: 'done', reply: { lines: ['乙'] } })
})

test('a no withdraws the question and charges nothing', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '彩铃' })
  expect(await me.at({ said: '否' }).decline()).toMatchObject({ kind: 'refused', reason: 'declined' })
  expect(await me.at().confirm()).toMatchObject({ kind: 'refused', reason: 'nothing-to-confirm' })
  expect(await me.balance()).toBe(1000)
})

test('a price that moved before the yes is asked anew', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '彩铃' })
  ring.priceFen = 600
  const moved = await me.at().confirm()
  expect(moved).toMatchObject({ kind: 'quoted', quote: { price: '600' } })
  expect(moved.reply.lines[0]).toContain('资费')
  expect(await me.at().confirm()).toMatchObject({ kind: 'done' })
  expect(await me.balance()).toBe(400)
})

test('a refusal undoes what the operation had begun, and is remembered', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '退铃' })
  const refused = await me.at().confirm()
  expect(refused).toMatchObject({ kind: 'refused', reason: 'sold-out', reply: { lines: ['售罄'] } })
  expect(await me.balance()).toBe(1000)
  expect(await me.touch(refused.touchId)).toMatchObject({ outcome: 'refused' })
})

test('a bug undoes everything, leaves a failed touch and a polite answer, and the redelivery gets the same', async () => {
  const me = await visitor()
  await me.perform('buyRing', { tune: '炸铃' })
  const failed = await me
    .at({ request: 'boom' })
    .confirm()
    .catch((error: unknown) => error)
  expect(failed).toBeInstanceOf(OperationFailed)
  expect(await me.balance()).toBe(1000)
  const { touchId, reply } = failed as OperationFailed
  expect(await me.touch(touchId)).toMatchObject({ outcome: 'failed' })
  expect(await me.at({ request: 'boom' }).confirm()).toEqual({ kind: 'repeated', touchId, reply })
})

test('what no row of the function matrix opens is closed', async () => {
  const me = await visitor()
  expect(await me.perform('look', {}, { channel: 'wap' })).toMatchObject({ kind: 'closed' })
  expect(await me.perform('look', {}, { channel: 'kiosk' })).toMatchObject({ kind: 'closed' })
})

test('a text proves the SIM and not the person', async () => {
  const me = await visitor()
  expect(await me.perform('secretly', {})).toMatchObject({ kind: 'denied', needs: 'verified' })
  expect(await me.perform('secretly', {}, { access: 'verified' })).toMatchObject({ kind: 'done' })
})

test('a stranger is told so, and the contact is kept', async () => {
  const me = await visitor()
  const outcome = await me.perform('look', {}, { subscriberId: null, request: `stranger-${me.id}` })
  expect(outcome).toMatchObject({ kind: 'denied' })
})

test('input that does not fit is named field by field', async () => {
  const me = await visitor()
  const outcome = await me.perform('buyRing', { tune: '六个字的曲名' })
  expect(outcome).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'tune', message: '“曲名”填写有误，请检查后重试。' }],
  })
})

test('an answer is put into the postbox of its contact, and the same answer again when the request comes again', async () => {
  const me = await visitor()
  const answers: Answer[] = []
  const postbox = { put: (answer: Answer) => answers.push(answer) }
  await me.perform('look', {}, { postbox, request: 'look' })
  await me.perform('look', {}, { postbox, request: 'look' })
  const [first, again] = answers
  expect(first).toMatchObject({ kind: 'done', operation: 'look', reply: { lines: ['1000'] } })
  expect(again).toEqual({ ...first, kind: 'repeated' })
})

test('a subscriber counts once a month as an active e-channel customer', async () => {
  const me = await visitor()
  await Promise.all([me.perform('look', {}), me.perform('look', {}), me.perform('look', {})])
  await me.perform('look', {}, { now: NOW + HOUR })
  expect(await activeIn(me.branchCode)).toMatchObject([{ month: 202611, count: 1 }])
  await me.perform('look', {}, { now: shanghaiMs(2026, 12, 1) })
  expect(await activeIn(me.branchCode)).toHaveLength(2)
})

const countersQuery = query((db, p: Params<{ branchCode: string }>) =>
  db.select().from(touchCounter).where(eq(touchCounter.branchCode, p.branchCode)),
)
const activeQuery = query((db, p: Params<{ branchCode: string }>) =>
  db.select().from(activeCounter).where(eq(activeCounter.branchCode, p.branchCode)),
)
const evidenceQuery = query((db, p: Params<{ id: string }>) =>
  db.select().from(evidence).where(eq(evidence.subscriberId, p.id)),
)
const counters = (branchCode: string) => store.read((tx) => countersQuery.all(tx, { branchCode }))
const activeIn = (branchCode: string) => store.read((tx) => activeQuery.all(tx, { branchCode }))
const evidenceFor = (id: string) => store.read((tx) => evidenceQuery.all(tx, { id }))
