import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { asOf, yuan } from '#words/format.ts'
import { m } from './messages.ts'

export type BalanceOutput = {
  /** Fen; negative when the line owes. */
  balanceFen: number
}

export const checkBalance = operation({
  title: m.checkBalance,
  summary: m.checkBalanceSummary,
  keyword: 'CXYE',
  access: 'sim',
  business: 'balance',
  input: z.object({}),
  fields: {},
  async run({ tx, boss, subscriber }): Promise<BalanceOutput> {
    return { balanceFen: await boss.balanceFen(tx, subscriber.id) }
  },
  reply({ balanceFen }, { say, now, language, subscriber }) {
    const { payment, credit } = subscriber
    const arrears = balanceFen < 0
    const owed = arrears && (payment === 'postpaid' || credit === 'suspended')
    const told = { asOf: asOf(now, language), balance: yuan(owed ? -balanceFen : balanceFen) }
    const wording =
      arrears && credit === 'suspended' ? m.suspended : wordings[payment][arrears ? 'arrears' : 'clear']
    return {
      title: say(m.checkBalance),
      lines: [say(wording, told)],
      next: arrears ? ['topUp'] : ['seeBill'],
    }
  },
})

const wordings = {
  prepaid: { clear: m.prepaid, arrears: m.prepaidArrears },
  postpaid: { clear: m.postpaid, arrears: m.postpaidArrears },
}
