import { message } from '#words/message.ts'

type Told = { asOf: string; balance: string }

export const m = {
  checkBalance: message('余额查询', 'Balance'),
  checkBalanceSummary: message('查询话费余额', 'See what is left on your line'),
  /** The four wordings of a balance: prepaid or postpaid, in arrears or not. */
  prepaid: message(
    ({ asOf, balance }: Told) => `截至${asOf}，您的话费余额为${balance}元。`,
    ({ asOf, balance }) => `As of ${asOf} you have ¥${balance} left.`,
  ),
  prepaidArrears: message(
    ({ asOf, balance }: Told) => `截至${asOf}，您的话费余额为${balance}元，已欠费，请尽快充值以免停机。`,
    ({ asOf, balance }) =>
      `As of ${asOf} your balance is ¥${balance}. Please top up soon to avoid suspension.`,
  ),
  postpaid: message(
    ({ asOf, balance }: Told) => `截至${asOf}，您的账户可用余额为${balance}元，无欠费。`,
    ({ asOf, balance }) => `As of ${asOf} your account holds ¥${balance} and nothing is owed.`,
  ),
  postpaidArrears: message(
    ({ asOf, balance }: Told) => `截至${asOf}，您的账户欠费${balance}元，请及时缴费以免停机。`,
    ({ asOf, balance }) => `As of ${asOf} you owe ¥${balance}. Please pay soon to avoid suspension.`,
  ),
  suspended: message(
    ({ asOf, balance }: Told) => `截至${asOf}，您的号码已停机，欠费${balance}元，缴清后即可复机。`,
    ({ asOf, balance }) =>
      `As of ${asOf} your line is suspended and owes ¥${balance}. It is back once that is paid.`,
  ),
  tooLow: message(
    ({ balance, price }: { balance: string; price: string }) =>
      `您的余额${balance}元，不足支付${price}元，请先充值。`,
    ({ balance, price }) => `You have ¥${balance}, which does not cover ¥${price}. Please top up first.`,
  ),
}
