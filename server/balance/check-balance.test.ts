import { expect, test } from 'vitest'
import { post } from '#server/balance/ledger.ts'
import { NOW, openLines, type Wanted } from '#tests/support/line.ts'

const lines = await openLines()
const prepaid: Wanted = { brand: 'easyown', payment: 'prepaid', plan: 'SZ38' }

async function withBalance(wanted: Wanted, balanceFen: number) {
  const me = await lines.newLine({ ...wanted, balanceFen: Math.max(0, balanceFen) })
  if (balanceFen < 0) {
    const books = { debit: 'balance', credit: 'income', reason: 'bill', floor: balanceFen } as const
    await me.within((tx) =>
      post(tx, { ...books, subscriberId: me.id, key: 'bill', amount: -balanceFen, now: NOW }),
    )
  }
  return me
}

test.for<[string, Wanted, number, string, string]>([
  ['prepaid', prepaid, 1234_56, '截至11月22日10时，您的话费余额为1,234.56元。', 'seeBill'],
  [
    'prepaid in arrears',
    prepaid,
    -5_00,
    '截至11月22日10时，您的话费余额为-5.00元，已欠费，请尽快充值以免停机。',
    'topUp',
  ],
  ['postpaid', {}, 0, '截至11月22日10时，您的账户可用余额为0.00元，无欠费。', 'seeBill'],
  ['postpaid in arrears', {}, -58_05, '截至11月22日10时，您的账户欠费58.05元，请及时缴费以免停机。', 'topUp'],
])(
  '%s: the balance in its own wording, as of when, with the next step',
  async ([, wanted, balanceFen, line, next]) => {
    const me = await withBalance(wanted, balanceFen)
    const { reply } = await me.perform('checkBalance')
    expect(reply.lines).toEqual([line])
    expect(reply.next).toEqual([next])
  },
)

test('a suspended line is told that it is, whatever it holds', async () => {
  const me = await withBalance({ ...prepaid, credit: 'suspended' }, -5_00)
  const { reply } = await me.perform('checkBalance')
  expect(reply.lines[0]).toContain('已停机')
})
