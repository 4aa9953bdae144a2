import { expect, test } from 'vitest'
import { balanceOf } from '#server/balance/ledger.ts'
import { auditLedger } from '#server/balance/audit-ledger.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { NOW } from '#tests/support/line.ts'
import { openPeople } from '#tests/support/people.ts'
import { intentOf, writeIntent } from './payment-intent.ts'
import { settlePayment } from './settle-payment.ts'

const people = await openPeople()
const clerk = await people.newStaff('backoffice')

/** A line that set out to pay ¥50, and what the cashier then said. */
async function payment(...words: { ref: string; state?: 'paid' | 'failed'; paidFen: number }[]) {
  const me = await people.newSubscriber({ payment: 'prepaid' })
  const id = uuidv7(NOW)
  const asked = { subscriberId: me.id, id, amountFen: 5000, channel: 'web', askedTouchId: uuidv7(NOW) }
  await people.store.transaction((tx) => writeIntent(tx, { ...asked, createdAt: NOW, expiresAt: NOW + 1 }))
  for (const [at, word] of words.entries()) await say(me.id, id, at, word)
  return {
    ...me,
    intent: () => people.store.read((tx) => intentOf(tx, me.id, id)),
    balance: () => people.store.read((tx) => balanceOf(tx, me.id, 'balance')),
    say: (at: number, word: { ref: string; state?: 'paid' | 'failed'; paidFen: number }) =>
      say(me.id, id, at, word),
  }
}

function say(
  subscriberId: string,
  intentId: string,
  at: number,
  word: { ref: string; state?: 'paid' | 'failed'; paidFen: number },
) {
  const told = { subscriberId, intentId, nonce: `n${at}`, state: 'paid' as const, ...word }
  return people.store.transaction((tx) => settlePayment(tx, embeddedBoss, told, NOW + at))
}

async function flagged(subscriberId: string, state = 'open') {
  const seen = await clerk.perform('seeFlaggedPayments', { state })
  if (seen.kind !== 'done') throw new Error(seen.kind)
  return seen.output.rows.filter((row) => row.subscriberId === subscriberId)
}

async function resolve(subscriberId: string, resolution: string, at = 0) {
  const id = (await flagged(subscriberId))[at]?.id
  const asked = { subscriberId, id, resolution, note: '已与银行核对' }
  return { asked, outcome: await clerk.perform('resolveFlaggedPayment', asked) }
}

test('another amount than was ordered waits for the back office, which puts on the line what was paid, once', async () => {
  const me = await payment({ ref: 'S1', paidFen: 4000 })
  const rows = await flagged(me.id)
  expect(rows).toMatchObject([
    { verdict: 'mismatched', orderedFen: 5000, paidFen: 4000, credits: true, name: '林**' },
  ])
  expect(JSON.stringify(rows)).not.toContain(me.msisdn)

  const { asked, outcome } = await resolve(me.id, 'credited')
  expect(outcome).toMatchObject({ kind: 'done', output: { paidFen: 4000, resolution: 'credited' } })
  expect(await me.balance()).toBe(4000)
  expect(await me.intent()).toMatchObject({ state: 'paid', paidFen: 4000 })
  expect((await me.letters())[0]).toContain('40.00元已到账，当前余额40.00元')
  const again = await clerk.perform('resolveFlaggedPayment', asked)
  expect(again).toMatchObject({ kind: 'refused', reason: 'resolved', words: '该笔缴费已处理。' })
  expect(await me.balance()).toBe(4000)

  expect(await flagged(me.id)).toEqual([])
  expect(await flagged(me.id, 'resolved')).toMatchObject([
    { resolution: 'credited', resolvedBy: clerk.id, note: '已与银行核对' },
  ])
  expect(await me.say(7, { ref: 'S1', paidFen: 4000 })).toBe('repeated')
  expect(await me.balance()).toBe(4000)
})

test('what was refunded outside is told and never posted; who paid, who decided and why is in the audit log', async () => {
  const me = await payment({ ref: 'S1', paidFen: 4000 })
  const { outcome } = await resolve(me.id, 'refunded')
  expect(outcome.kind).toBe('done')
  expect(await me.balance()).toBe(0)
  expect((await me.intent())?.state).toBe('refunded')
  expect((await me.letters())[0]).toContain('您在线缴费实付的40.00元未入账，已原路退回')
  const inbox = await me.perform('readInbox')
  expect(JSON.stringify(inbox)).toContain('缴费已退款')
  const admin = await people.newStaff('admin')
  const log = await admin.perform('seeAudit', { subscriberId: me.id })
  expect(log).toMatchObject({
    output: {
      rows: [
        {
          action: 'resolveFlaggedPayment',
          staffId: clerk.id,
          detail: { resolution: 'refunded', note: '已与银行核对', paidFen: 4000 },
        },
      ],
    },
  })
  expect(await me.say(7, { ref: 'S2', paidFen: 5000 })).toBe('paid-twice')
})

test('a second payment under the same number is credited beside the first', async () => {
  const me = await payment({ ref: 'S1', paidFen: 5000 }, { ref: 'S2', paidFen: 5000 })
  expect(await me.balance()).toBe(5000)
  expect((await resolve(me.id, 'credited')).outcome.kind).toBe('done')
  expect(await me.balance()).toBe(10_000)
})

test('a contradiction carries no money, and a closed line takes none: they can only be closed', async () => {
  const me = await payment({ ref: 'S1', paidFen: 5000 }, { ref: 'S1', state: 'failed', paidFen: 0 })
  expect(await flagged(me.id)).toMatchObject([{ verdict: 'contradicted', credits: false }])
  expect((await resolve(me.id, 'credited')).outcome).toMatchObject({ reason: 'nothing-to-credit' })
  const told = (await me.letters()).length
  expect((await resolve(me.id, 'refunded')).outcome.kind).toBe('done')
  expect((await me.letters()).length).toBe(told)

  const gone = await people.newSubscriber({ closedAt: NOW - 1 })
  const id = uuidv7(NOW)
  const asked = { subscriberId: gone.id, id, amountFen: 5000, channel: 'web', askedTouchId: uuidv7(NOW) }
  await people.store.transaction((tx) => writeIntent(tx, { ...asked, createdAt: NOW, expiresAt: NOW + 1 }))
  expect(await say(gone.id, id, 1, { ref: 'S1', paidFen: 5000 })).toBe('line-closed')
  expect((await resolve(gone.id, 'credited')).outcome).toMatchObject({ reason: 'line-closed' })
  expect((await resolve(gone.id, 'refunded')).outcome.kind).toBe('done')
})

test('what turned out to be no money is dismissed: nothing moves, and they may pay again', async () => {
  const me = await payment({ ref: 'S1', paidFen: 4000 })
  expect((await resolve(me.id, 'dismissed')).outcome.kind).toBe('done')
  expect(await me.balance()).toBe(0)
  expect(await me.intent()).toMatchObject({ state: 'failed', paidFen: 0 })
  expect((await me.letters())[0]).toContain('50.00元的在线缴费经核实未实际扣款')

  const twice = await payment({ ref: 'S1', paidFen: 5000 }, { ref: 'S2', paidFen: 5000 })
  const told = (await twice.letters()).length
  expect((await resolve(twice.id, 'dismissed')).outcome.kind).toBe('done')
  expect(await twice.intent()).toMatchObject({ state: 'paid' })
  expect(await twice.balance()).toBe(5000)
  expect((await twice.letters()).length).toBe(told)
})

test('the list is narrowed by what does not fit and by day, and what is resolved has the newest first', async () => {
  const me = await payment(
    { ref: 'S1', paidFen: 5000 },
    { ref: 'S2', paidFen: 4000 },
    { ref: 'S3', paidFen: 1 },
  )
  const find = async (filter: object) => {
    const seen = await clerk.perform('seeFlaggedPayments', filter)
    if (seen.kind !== 'done') throw new Error(seen.kind)
    return seen.output.rows.filter((row) => row.subscriberId === me.id).map(({ cashierRef }) => cashierRef)
  }
  expect(await find({ verdict: 'paid-twice', from: NOW, until: NOW + 3 })).toEqual(['S2', 'S3'])
  expect(await find({ verdict: 'mismatched' })).toEqual([])
  expect(await find({ from: String(NOW + 2), until: '' })).toEqual(['S3'])
  expect(await find({ until: NOW + 2 })).toEqual(['S2'])
  await resolve(me.id, 'refunded')
  await resolve(me.id, 'refunded')
  expect(await find({ state: 'resolved', from: NOW, until: NOW + 3 })).toEqual(['S3', 'S2'])
  expect(await find({ state: 'resolved', until: NOW + 2 })).toEqual(['S2'])
})

test('two who resolve at once resolve once, others may not, and the books agree', async () => {
  const me = await payment({ ref: 'S1', paidFen: 4000 })
  const id = (await flagged(me.id))[0]?.id
  const asked = { subscriberId: me.id, id, resolution: 'credited', note: '已与银行核对' }
  const desk = await people.newStaff('clerk')
  expect(await desk.perform('resolveFlaggedPayment', asked)).toMatchObject({ kind: 'denied' })
  expect(await clerk.perform('resolveFlaggedPayment', { ...asked, note: '好' })).toMatchObject({
    kind: 'invalid',
    issues: [{ field: 'note', message: '请写明核实经过，4至200字。' }],
  })
  const both = await Promise.all([1, 2].map(() => clerk.perform('resolveFlaggedPayment', asked)))
  expect(both.map((each) => each.kind).sort()).toEqual(['done', 'refused'])
  expect(await me.balance()).toBe(4000)
  expect((await auditLedger(people.store)).faultCount).toBe(0)
})
