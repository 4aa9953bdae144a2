import { message } from '#words/message.ts'

export const m = {
  seeOverview: message('我的首页', 'Overview'),
  seeOverviewSummary: message('余额、用量、套餐、账单一览', 'Balance, usage, plan and bill at a glance'),
  money: message(
    ({ asOf, balance, cost }: { asOf: string; balance: string; cost: string }) =>
      `截至${asOf}，话费余额${balance}元，本月已消费约${cost}元。`,
    ({ asOf, balance, cost }) =>
      `As of ${asOf} you have ¥${balance}; this month so far comes to about ¥${cost}.`,
  ),
  plan: message<[string]>(
    (name) => `当前套餐：${name}。`,
    (name) => `Your plan: ${name}.`,
  ),
  lastBill: message(
    ({ month, total }: { month: string; total: string }) => `${month}账单${total}元。`,
    ({ month, total }) => `Your bill for ${month}: ¥${total}.`,
  ),
  ecoins: message<[number]>(
    (coins) => `e币${coins}个。`,
    (coins) => `${coins} e-coins.`,
  ),
  unread: message<[number]>(
    (count) => `${count}条未读消息。`,
    (count) => `${count} unread messages.`,
  ),
}
