import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { asOf, yuan } from '#words/format.ts'
import { m } from './messages.ts'

export const checkBalance = operation({
  title: m.checkBalance,
  summary: m.checkBalanceSummary,
  keyword: 'CXYE',
  access: 'sim',
  business: 'balance',
  input: z.object({}),
  fields: {},
  async run({ tx, boss, subscriber }) {
    return { balanceFen: await boss.balanceFen(tx, subscriber.id) }
  },
  reply({ balanceFen }, { say, now, language, subscriber }) {
    const told = { asOf: asOf(now, language), balance: yuan(balanceFen) }
    const owed = { ...told, balance: yuan(-balanceFen) }
    const arrears = balanceFen < 0
    const line =
      subscriber.payment === 'prepaid'
        ? say(arrears ? m.prepaidArrears : m.prepaid, told)
        : say(arrears ? m.postpaidArrears : m.postpaid, arrears ? owed : told)
    return { title: say(m.checkBalance), lines: [line], next: arrears ? ['topUp'] : ['seeBill'] }
  },
})
