import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { balanceOf } from '#server/balance/ledger.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openTill } from '#server/topup/till.ts'
import { NOW, openLines } from '#tests/support/line.ts'
import { cashierTerms, openPayments, type Payments, type PaymentPlace } from './payments.ts'

const place = (url: string, over: Partial<PaymentPlace> = {}): PaymentPlace => ({
  publicUrl: url,
  ownUrl: url,
  cashierUrl: undefined,
  cashierSecret: undefined,
  sandbox: true,
  secretKey: 'the key of the house',
  ...over,
})

test('one process plays hall and sandbox cashier, and a payment goes all the way', async () => {
  let payments: Payments | undefined
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (await payments?.answer(request, response, url, NOW)) return
    response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const terms = cashierTerms(place(origin)) ?? expect.unreachable()
  const lines = await openLines(embeddedBoss, [], openTill({ cardKey: 'k', cashier: terms }))
  payments = openPayments({ store: lines.store, boss: embeddedBoss }, terms, true, pino({ level: 'silent' }))
  const line = await lines.newLine()
  const started = await line.output('startPayment', { amountFen: 3000 }, { channel: 'web' })
  const page = await fetch(started.payUrl)
  expect(page.headers.get('content-security-policy')).toContain("form-action 'self'")
  await fetch(page.url, { method: 'POST', body: new URLSearchParams({ act: 'pay' }) })
  for (const task of payments.tasks) await task.run(NOW)
  expect(await line.within((tx) => balanceOf(tx, line.id, 'balance'))).toBe(3000)
  expect((await fetch(`${origin}/somewhere-else`)).status).toBe(418)
  expect((await fetch(`${origin}/cashier/nothing`)).status).toBe(418)
})

test('without a sandbox or a cashier outside no payment can be started', () => {
  expect(cashierTerms(place('https://hall.example', { sandbox: false }))).toBeNull()
  const outside = {
    sandbox: false,
    cashierUrl: 'https://cashier.example/v1/',
    cashierSecret: 'a secret of both',
  }
  expect(cashierTerms(place('https://hall.example', outside))).toMatchObject({
    payUrl: 'https://cashier.example/v1/pay',
    queryUrl: 'https://cashier.example/v1/query',
    callbackUrl: 'https://hall.example/payments/callback',
    returnUrl: 'https://hall.example/top-up/return',
    secret: 'a secret of both',
  })
})
