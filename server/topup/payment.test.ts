import { expect, test } from 'vitest'
import { paymentCallback } from '#drizzle/schema/money.ts'
import { inboxMessage, preference } from '#drizzle/schema/subscriber.ts'
import { outbox, touchCounter } from '#drizzle/schema/touch.ts'
import { earningRule } from '#drizzle/schema/money.ts'
import { balanceOf } from '#server/balance/ledger.ts'
import { openCashier } from '#server/cashier/cashier.ts'
import { earnEcoins } from '#server/ecoin/earn.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query } from '#server/store/query.ts'
import { findTouch } from '#server/touch/request.ts'
import { openCashierHall, SECRET, serve } from '#tests/support/cashier.ts'
import { words, type Line } from '#tests/support/line.ts'
import { cashierQuery } from './ask-cashier.ts'
import { receiveCallback } from './receive-callback.ts'
import { intentOf, PAYMENT_LIVES_MS } from './payment-intent.ts'
import { signed, SKEW_MS } from './signature.ts'
import { sweepPayments } from './sweep-payments.ts'
import { paymentNumber } from './till.ts'

const web = { channel: 'web', port: 'web', access: 'verified' } as const

function pay(line: Line, amountFen: unknown = 5000, over = {}) {
  return line.output('startPayment', { amountFen }, { ...web, ...over })
}

const balance = (line: Line) => line.within((tx) => balanceOf(tx, line.id, 'balance'))
const intent = (line: Line, id: string) => line.within((tx) => intentOf(tx, line.id, id))
const letters = (line: Line) =>
  line.within(async (tx) =>
    (await query((db) => db.select().from(outbox)).all(tx)).map((letter) => letter.body),
  )
const callbacks = (line: Line) =>
  line.within(async (tx) =>
    (await query((db) => db.select().from(paymentCallback)).all(tx)).map((callback) => callback.verdict),
  )

test('who pays at the cashier finds the money on the line, a text, a message and a touch', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const started = await line.perform('startPayment', { amountFen: '5000' }, web)
  expect(words(started)).toContain('缴费单已生成：50.00元，请在10:30前')
  const { payUrl, intentId } = started.kind === 'done' ? started.output : expect.unreachable()
  const page = await fetch(payUrl)
  expect(await page.text()).toMatch(/沙盒收银台[\s\S]*¥50\.00/)
  const paid = await hall.choose(payUrl, { act: 'pay' })
  expect(await paid.text()).toContain('支付成功')
  expect(await balance(line)).toBe(0)
  expect(await hall.cashier.deliver(hall.clock.now)).toBe(1)
  expect(await balance(line)).toBe(5000)
  expect(await letters(line)).toEqual([
    '【青岚通信】您在线缴费50.00元已到账，当前余额50.00元。本次获得20个e币。',
  ])
  const inbox = await line.within((tx) => query((db) => db.select().from(inboxMessage)).all(tx))
  expect(inbox).toMatchObject([{ kind: 'result', title: '缴费成功' }])
  const settled = await intent(line, intentId)
  expect(settled).toMatchObject({ state: 'paid', paidFen: 5000 })
  const touch = await line.within((tx) => findTouch(tx, line.id, settled?.touchId ?? ''))
  expect(touch).toMatchObject({ channel: 'web', business: 'topup', outcome: 'done', amountFen: 5000 })
  expect(touch?.answersId).toBe(started.touchId)
  expect(await hall.cashier.deliver(hall.clock.now + 3600_000)).toBe(0)
})

test('a payment counts once in the report, when the money has come', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl } = await pay(line)
  await hall.choose(payUrl, { act: 'pay' })
  await hall.cashier.deliver(hall.clock.now)
  const rows = await line.within((tx) => query((db) => db.select().from(touchCounter)).all(tx))
  const done = rows.filter((row) => row.business === 'topup' && row.outcome === 'done')
  expect(done.map(({ count, amountFen }) => [count, amountFen])).toEqual([[1, 5000]])
})

test('a callback that comes twice, replayed or afresh, posts once and is answered the same', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl, intentId } = await pay(line)
  await hall.choose(payUrl, { act: 'twice' })
  expect(await hall.cashier.deliver(hall.clock.now)).toBe(2)
  expect(hall.heard).toEqual([{ answer: 'success' }, { answer: 'success' }])
  expect(await balance(line)).toBe(5000)
  const ref = (await intent(line, intentId))?.cashierRef ?? ''
  const told = {
    merchant: 'qinglan',
    payment: paymentNumber(line.id, intentId),
    ref,
    state: 'paid',
    paid_fen: '5000',
  }
  const fields = signed('callback', told, SECRET, hall.clock.now)
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => receiveCallback(hall, hall.terms, fields, hall.clock.now)),
  )
  expect(answers).toEqual(Array.from({ length: 4 }, () => ({ answer: 'success' })))
  expect(await balance(line)).toBe(5000)
  expect((await callbacks(line)).sort()).toEqual(['credited', 'repeated', 'repeated'])
  expect(await letters(line)).toHaveLength(1)
})

test('what is forged, old, altered, unknown or malformed posts nothing and says so', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const other = await hall.newLine()
  const { intentId } = await pay(line)
  const { now } = hall.clock
  const told = {
    merchant: 'qinglan',
    payment: paymentNumber(line.id, intentId),
    ref: 'S1',
    state: 'paid',
    paid_fen: '5000',
  }
  const good = signed('callback', told, SECRET, now)
  const says = async (fields: Record<string, string>, at = now) => {
    const answer = await receiveCallback(hall, hall.terms, fields, at)
    return answer.answer === 'fail' ? answer.reason : answer.answer
  }
  const made = (over: Record<string, string>, kind = 'callback', secret = SECRET) =>
    says(signed(kind, { ...told, ...over }, secret, now))
  expect(await made({}, 'callback', 'a guess')).toBe('bad-signature')
  expect(await made({}, 'pay')).toBe('bad-signature')
  expect(await says({ ...good, paid_fen: '9999' })).toBe('bad-signature')
  expect(await says({ ...good, extra: '1' })).toBe('bad-signature')
  expect(await says({ ...good, sign: '' })).toBe('bad-signature')
  expect(await says({ ...good, sign: 'zz' })).toBe('bad-signature')
  expect(await says({})).toBe('bad-signature')
  expect(await says({ ...good, ref: '\uD800' })).toBe('bad-signature')
  expect(await says(good, now + SKEW_MS + 1)).toBe('stale')
  expect(await says(good, now - SKEW_MS - 1)).toBe('stale')
  expect(await made({ merchant: 'somebody' })).toBe('other-merchant')
  expect(await made({ payment: 'x' })).toBe('malformed')
  expect(await made({ state: 'refunded' })).toBe('malformed')
  for (const paid_fen of ['-5000', '50.5', 'NaN', '', '1e3', '99999999999999999999']) {
    expect(await made({ paid_fen })).toBe('malformed')
  }
  expect(await made({ payment: paymentNumber(other.id, intentId) })).toBe('unknown-payment')
  expect(await made({ payment: paymentNumber(line.id, line.id) })).toBe('unknown-payment')
  expect(await balance(line)).toBe(0)
  expect((await intent(line, intentId))?.state).toBe('open')
  expect(await says(good)).toBe('success')
  expect(await balance(line)).toBe(5000)
})

test('the door for callbacks takes a short POST and nothing else', async () => {
  const hall = await openCashierHall()
  const { callbackUrl } = hall.terms
  expect((await fetch(callbackUrl)).status).toBe(405)
  const forged = await fetch(callbackUrl, { method: 'POST', body: new URLSearchParams({ sign: '00' }) })
  expect([forged.status, await forged.text()]).toEqual([400, 'fail: bad-signature'])
  const long = await fetch(callbackUrl, { method: 'POST', body: 'a'.repeat(100_000) })
  expect(long.status).toBe(413)
})

test('another amount is not credited, and waits for the back office', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl, intentId } = await pay(line)
  await hall.choose(payUrl, { act: 'other', amount: '0.5' })
  await hall.cashier.deliver(hall.clock.now)
  expect(await balance(line)).toBe(0)
  expect(await intent(line, intentId)).toMatchObject({ state: 'mismatched', amountFen: 5000, paidFen: 50 })
  expect((await letters(line))[0]).toContain('实收0.50元，金额不符，暂未入账')
  expect(await callbacks(line)).toEqual(['mismatched'])
  expect(words(await line.perform('seePayments', {}, web))).toContain('最近1笔')
})

test('a failed payment says that nothing was taken', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl, intentId } = await pay(line)
  expect(await (await hall.choose(payUrl, { act: 'fail' })).text()).toContain('支付失败')
  await hall.cashier.deliver(hall.clock.now)
  expect((await intent(line, intentId))?.state).toBe('failed')
  expect((await letters(line))[0]).toContain('未成功，未扣款')
})

test('who leaves finds the payment lapsed, after the cashier was asked, and nobody is woken by a text', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { intentId, payUrl } = await pay(line)
  expect(await (await fetch(payUrl)).text()).toContain(`${hall.terms.returnUrl}?payment=`)
  expect(await hall.sweep()).toEqual({ settled: 0, expired: 0, unasked: 0 })
  hall.clock.now += PAYMENT_LIVES_MS
  expect(await (await hall.choose(payUrl, { act: 'pay' })).text()).toContain('支付已超时')
  const sweeps = await Promise.all([hall.sweep(), hall.sweep()])
  expect(sweeps.map((swept) => swept.expired).reduce((sum, count) => sum + count)).toBe(1)
  expect(await intent(line, intentId)).toMatchObject({ state: 'expired', paidFen: null })
  expect(await letters(line)).toEqual([])
  expect(await balance(line)).toBe(0)
})

test('money that comes after the payment lapsed is credited all the same, and the words say late', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { intentId, payUrl } = await pay(line)
  expect(await (await hall.choose(payUrl, { act: 'late' })).text()).toContain('已安排在超时后支付')
  hall.clock.now += PAYMENT_LIVES_MS
  expect((await hall.sweep()).expired).toBe(1)
  expect(await hall.cashier.deliver(hall.clock.now)).toBe(0)
  hall.clock.now += 2 * 60_000
  expect(await hall.cashier.deliver(hall.clock.now)).toBe(1)
  expect(await balance(line)).toBe(5000)
  expect((await intent(line, intentId))?.state).toBe('paid')
  expect((await letters(line))[0]).toContain('较晚到账')
})

test('a lost callback is made good by asking the cashier, and posts once when it comes after all', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl, intentId } = await pay(line)
  await hall.choose(payUrl, { act: 'pay' })
  hall.outage.answer = new Response('fail', { status: 500 })
  await hall.cashier.deliver(hall.clock.now)
  hall.clock.now += PAYMENT_LIVES_MS
  expect(await hall.sweep()).toEqual({ settled: 1, expired: 0, unasked: 0 })
  expect(await balance(line)).toBe(5000)
  hall.outage.answer = null
  expect(await hall.cashier.deliver(hall.clock.now)).toBe(1)
  expect(hall.heard).toEqual([{ answer: 'success' }])
  expect(await balance(line)).toBe(5000)
  expect((await intent(line, intentId))?.state).toBe('paid')
})

test('a cashier that cannot be asked, or lies, leaves the payment open', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { intentId } = await pay(line)
  hall.clock.now += PAYMENT_LIVES_MS
  const liar = await serve(async () => Response.json({ state: 'paid', paid_fen: '5000', sign: '00' }))
  const gone = 'http://127.0.0.1:1/query'
  for (const queryUrl of [`${liar}/query`, gone]) {
    const asked = cashierQuery({ ...hall.terms, queryUrl })
    expect(await sweepPayments(hall, asked, hall.clock.now)).toEqual({ settled: 0, expired: 0, unasked: 1 })
  }
  expect((await intent(line, intentId))?.state).toBe('open')
})

test('the cashier tells again, later and later, until the hall is back, even after its own restart', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl } = await pay(line)
  await hall.choose(payUrl, { act: 'pay' })
  hall.outage.answer = new Response('success', { status: 503 })
  const tries = []
  for (let second = 0; second < 8; second++) {
    tries.push(await hall.cashier.deliver(hall.clock.now))
    hall.clock.now += 1000
  }
  expect(tries).toEqual([1, 1, 0, 1, 0, 0, 0, 1])
  hall.outage.answer = null
  const restarted = openCashier(hall.store, hall.terms)
  hall.clock.now += 8000
  expect(await restarted.deliver(hall.clock.now)).toBe(1)
  expect(await balance(line)).toBe(5000)
})

test('a second payment under one number is flagged, not posted and not lost', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { intentId } = await pay(line)
  const told = (ref: string, state = 'paid') =>
    receiveCallback(
      hall,
      hall.terms,
      signed(
        'callback',
        { merchant: 'qinglan', payment: paymentNumber(line.id, intentId), ref, state, paid_fen: '5000' },
        SECRET,
        hall.clock.now,
      ),
      hall.clock.now,
    )
  await told('S1', 'failed')
  await told('S1')
  await told('S2')
  await told('S1', 'failed')
  expect((await callbacks(line)).sort()).toEqual(['contradicted', 'credited', 'failed', 'paid-twice'])
  expect(await balance(line)).toBe(5000)
})

test('callbacks of one payment that race the sweeper post once', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl } = await pay(line)
  await hall.choose(payUrl, { act: 'twice' })
  hall.clock.now += PAYMENT_LIVES_MS
  await Promise.all([hall.cashier.deliver(hall.clock.now), hall.sweep(), hall.sweep()])
  expect(await balance(line)).toBe(5000)
  expect(await letters(line)).toHaveLength(1)
})

test('a link that was altered opens no payment', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl } = await pay(line)
  for (const [name, value] of [
    ['amount_fen', '1'],
    ['payment', 'x'],
    ['expires_at', '99999999999999'],
    ['merchant', 'y'],
    ['sign', '00'],
  ] as const) {
    const url = new URL(payUrl)
    url.searchParams.set(name, value)
    const page = await fetch(url)
    expect(page.status).toBe(400)
    expect(await page.text()).toContain('支付链接无效')
  }
  expect((await fetch(`${hall.terms.payUrl}/S0`)).status).toBe(404)
  expect((await hall.choose(payUrl, { act: 'steal' })).status).toBe(400)
  for (const amount of ['-1', '0', '1.234', 'NaN', '1e5', '999999', '']) {
    const wrong = await hall.choose(payUrl, { act: 'other', amount })
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('0.01到99999.99')])
  }
})

test('two tabs at the cashier decide a payment once', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const { payUrl } = await pay(line)
  await Promise.all([hall.choose(payUrl, { act: 'pay' }), hall.choose(payUrl, { act: 'pay' })])
  await hall.choose(payUrl, { act: 'fail' })
  expect(await hall.cashier.deliver(hall.clock.now)).toBe(1)
  expect(await balance(line)).toBe(5000)
})

test('an amount that cannot be paid is answered with what can', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  for (const amountFen of [
    -100,
    0,
    99,
    500_001,
    100.5,
    Number.NaN,
    Infinity,
    '-1',
    '1e3',
    '',
    'NaN',
    '100.5',
    null,
    {},
    true,
  ]) {
    const answer = await line.perform('startPayment', { amountFen }, web)
    expect([amountFen, answer.kind, words(answer)]).toEqual([
      amountFen,
      'invalid',
      expect.stringContaining('1元到5000元'),
    ])
  }
})

test('a double click starts one payment, and eleven open ones are too many', async () => {
  const hall = await openCashierHall()
  const line = await hall.newLine()
  const request = 'one click'
  const clicks = await Promise.all(
    [1, 2].map(() => line.perform('startPayment', { amountFen: 100 }, { ...web, request })),
  )
  expect(clicks.map((click) => click.kind).sort()).toEqual(['done', 'repeated'])
  for (let count = 1; count < 10; count++) await pay(line, 100)
  const refused = await line.perform('startPayment', { amountFen: 100 }, web)
  expect(refused).toMatchObject({ kind: 'refused', reason: 'too-many-open' })
  const { payments } = await line.output('seePayments', {}, web)
  expect(payments).toHaveLength(10)
  expect(payments.every((payment) => payment.payUrl?.startsWith(hall.terms.payUrl))).toBe(true)
  const later = { ...web, now: hall.clock.now + PAYMENT_LIVES_MS }
  const seen = await line.output('seePayments', {}, later)
  expect(seen.payments.every((payment) => payment.payUrl === null)).toBe(true)
  expect((await pay(line, 100, later)).amountFen).toBe(100)
})

test('the result is told in the language of the subscriber, e-coins included', async () => {
  const hall = await openCashierHall([earnEcoins])
  const line = await hall.newLine()
  const rule = {
    code: 'pay',
    name: '缴费',
    kind: 'operation' as const,
    business: 'topup',
    channel: null,
    coins: 7,
    perDay: 9,
    validMonths: 1,
    open: true,
  }
  await line.within(async (tx) => {
    await query((db) => db.delete(earningRule)).run(tx)
    await insertMany(tx, earningRule, [rule])
    await query((db) => db.update(preference).set({ language: 'en' })).run(tx)
  })
  const { payUrl } = await pay(line)
  expect(await line.within((tx) => balanceOf(tx, line.id, 'ecoin'))).toBe(0)
  expect(await (await fetch(payUrl)).text()).toContain('Sandbox Cashier')
  await hall.choose(payUrl, { act: 'pay' })
  await hall.cashier.deliver(hall.clock.now)
  expect(await letters(line)).toEqual([
    '[Qinglan Telecom] Your payment of ¥50.00 has arrived. Your balance is now ¥50.00. You earned 7 e-coins.',
  ])
  expect(await line.within((tx) => balanceOf(tx, line.id, 'ecoin'))).toBe(7)
})
