import { message } from '#words/message.ts'

type Sums = { ordered: string; paid: string }

export const m = {
  payments: message('缴费差异', 'Payments to check'),
  paymentsLead: message(
    '收银台的通知与缴费单对不上的记录，等得最久的在前。与收银台对账后办结；每一步记入操作日志，入账与退款结果以短信和站内消息告知客户。',
    'What the cashier said that does not fit the order, the longest waiting first. Settle with the cashier, then resolve; each step is audited, and the subscriber is told what came of the money.',
  ),
  filters: message('筛选缴费差异', 'Filter the payments'),
  state: message('状态', 'State'),
  open: message('待核实', 'To check'),
  resolved: message('已办结', 'Resolved'),
  verdict: message('问题', 'What does not fit'),
  verdicts: {
    mismatched: message('金额不符', 'Another amount'),
    'paid-twice': message('重复支付', 'Paid twice'),
    contradicted: message('前后矛盾', 'Contradiction'),
    'line-closed': message('已销户', 'Line closed'),
  },
  happened: {
    mismatched: message(
      ({ ordered, paid }: Sums) => `缴费单${ordered}元，收银台通知实收${paid}元，未入账。`,
      ({ ordered, paid }) => `Ordered ¥${ordered}; the cashier took ¥${paid}. Not on the line.`,
    ),
    'paid-twice': message(
      ({ ordered, paid }: Sums) =>
        `${ordered}元的缴费单已入账，收银台又以另一流水号通知实收${paid}元，第二笔未入账。`,
      ({ ordered, paid }) =>
        `The order of ¥${ordered} is on the line; under another number the cashier took ¥${paid} once more, which is not.`,
    ),
    contradicted: message(
      ({ ordered, paid }: Sums) =>
        `${ordered}元的缴费单先通知已支付，后又通知另一结果（${paid}元），以先到的为准，未作变动。`,
      ({ ordered, paid }) =>
        `The order of ¥${ordered} was said to be paid and later something else (¥${paid}). The first word stands; nothing was changed.`,
    ),
    'line-closed': message(
      ({ ordered, paid }: Sums) => `${ordered}元的缴费单实收${paid}元时号码已销户，未入账。`,
      ({ ordered, paid }) =>
        `The line was closed when the cashier took ¥${paid} for the order of ¥${ordered}. Not on the line.`,
    ),
  },
  ordered: message('缴费单', 'Ordered'),
  paid: message('实收', 'Taken'),
  ref: message('收银台流水号', 'Cashier’s number'),
  note: message('核实经过', 'What was found'),
  noteMoney: message(
    '退款请先在收银台操作，再在此办结；收银台确认没有实收的，选无需处理。',
    'Refund at the cashier first, then say so here. Dismiss where the cashier confirms that it took nothing.',
  ),
  noteNoMoney: message(
    '没有可入账的金额，核实后办结。',
    'There is no money to move: check it and dismiss it.',
  ),
  credit: message(
    (paid: string) => `入账${paid}元`,
    (paid) => `Credit ¥${paid}`,
  ),
  refund: message('已退款', 'Refunded'),
  dismiss: message('无需处理', 'Dismiss'),
  ended: {
    credited: message('已入账。', 'Credited.'),
    refunded: message('已退款。', 'Refunded.'),
    dismissed: message('无需处理。', 'Dismissed.'),
  },
  didCredit: message('已入账，客户已收到通知。', 'Credited. The subscriber is told.'),
  didRefund: message('已按退款办结，客户已收到通知。', 'Resolved as refunded. The subscriber is told.'),
  didDismiss: message('已按无需处理办结。', 'Dismissed.'),
  noOpen: message('没有待核实的缴费', 'No payment waits to be checked'),
  noOpenLead: message('收银台与账本一致。', 'Cashier and ledger agree.'),
  noResolved: message('没有符合条件的记录', 'Nothing resolved fits'),
  noResolvedLead: message('换个日期或问题看看。', 'Try other dates or another kind.'),
}

export type Verdict = keyof typeof m.verdicts

export const flaggedVerdicts = ['mismatched', 'paid-twice', 'contradicted', 'line-closed'] as const

export function verdictOf(text: string | null): Verdict | undefined {
  return flaggedVerdicts.find((verdict) => verdict === text)
}
