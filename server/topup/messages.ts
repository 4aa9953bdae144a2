import { message } from '#words/message.ts'

type Credited = { amount: string; balance: string }

export const m = {
  topUp: message('充值', 'Top-up'),
  topUpSummary: message(
    '用绑定账户或充值卡给本机充值',
    'Top up from your bound account or with a recharge card',
  ),
  what: message('金额或卡密', 'Amount or card code'),
  whatHint: message('1–500的整数元，或16–18位充值卡密码', '¥1–500 in whole yuan, or a 16–18 digit card code'),
  wayWrong: message(
    '请填写1–500元的整数金额，或16–18位数字的充值卡密码。例：CZ 50',
    'Give a whole amount of ¥1–500, or the 16–18 digits of a recharge card. Example: CZ 50',
  ),
  amountNegative: message(
    '充值金额不能为负数，请填写1–500元的整数。',
    'The amount cannot be negative. Give ¥1–500 in whole yuan.',
  ),
  amountFraction: message(
    '充值金额须为整数元（1–500元），不收角分。',
    'The amount must be whole yuan (¥1–500), no jiao or fen.',
  ),
  amountTooLow: message('每次至少充值1元。', 'The least you can top up is ¥1.'),
  amountTooHigh: message(
    '每次最多充值500元，更大金额请登录网上营业厅缴费。',
    'At most ¥500 at a time. For more, please pay in the web hall.',
  ),
  cardLength: message(
    '充值卡密码为16–18位数字，请核对后重新输入。',
    'A card code has 16–18 digits. Please check it and try again.',
  ),

  quoteName: message(
    (amount: string) => `充值${amount}元`,
    (amount) => `¥${amount} top-up`,
  ),
  accountPrice: message(
    ({ bank, tail, amount }: { bank: string; tail: string; amount: string }) =>
      `从您绑定的${bank}尾号${tail}账户扣款${amount}元。`,
    ({ bank, tail, amount }) => `¥${amount} will be taken from your ${bank} account ending in ${tail}.`,
  ),
  accountCharging: message('一次性扣款，无手续费。', 'Charged once, no fee.'),
  cardPrice: message(
    (amount: string) => `充值卡面值${amount}元，全额充入本机。`,
    (amount) => `The card is worth ¥${amount}, all of it goes to your line.`,
  ),
  cardCharging: message('卡密一次有效，不另收费。', 'The card can be used once. No other charge.'),
  cancelling: message('确认前可随时放弃，充值后不可撤销。', 'You can drop this before the yes, not after.'),
  toppedUp: message(
    ({ amount, balance }: Credited) => `已充值${amount}元，当前余额${balance}元。`,
    ({ amount, balance }) => `¥${amount} topped up. Your balance is now ¥${balance}.`,
  ),
  topUpAccepted: message(
    ({ amount }: Credited) => `${amount}元充值已受理，到账后短信通知您。`,
    ({ amount }) => `Your ¥${amount} top-up is accepted. We will text you when it arrives.`,
  ),
  noBoundAccount: message(
    '您尚未绑定银行账户。可发CZ加充值卡密码，或登录网上营业厅缴费；绑定请到服营厅办理。',
    'No bank account is bound to your line. Send CZ and a card code, or pay in the web hall. Accounts are bound at a counter.',
  ),

  cardUnknown: message(
    (left: number) => `充值卡密码不正确，请核对。今日还可尝试${left}次。`,
    (left) => `That card code is not right. You can try ${left} more times today.`,
  ),
  cardLocked: message(
    (_left?: number) => '今日充值卡密码输错次数过多，请明日再试或致电10086。',
    () => 'Too many wrong card codes today. Try again tomorrow or call 10086.',
  ),
  cardUsed: message(
    '该充值卡已被使用，如有疑问请致电10086。',
    'This card has already been used. Call 10086 if in doubt.',
  ),
  cardUsedByYou: message(
    '该充值卡您已使用过，金额已充入本机。',
    'You have used this card already; its money is on your line.',
  ),
  cardExpired: message(
    (date: string) => `该充值卡已于${date}过期，可持卡到服营厅咨询。`,
    (date) => `This card expired on ${date}. Please ask at a counter.`,
  ),

  startPayment: message('在线缴费', 'Pay online'),
  startPaymentSummary: message('到收银台用银行卡或支付账户缴费', 'Pay at the cashier by bank card or wallet'),
  amountFen: message('金额（分）', 'Amount (fen)'),
  amountFenHint: message('100–500000的整数，即1–5000元', 'A whole number from 100 to 500000, i.e. ¥1–5,000'),
  payRange: message('缴费金额须在1元到5000元之间，精确到分。', 'Pay between ¥1 and ¥5,000, to the fen.'),
  paymentStarted: message(
    ({ amount, until }: { amount: string; until: string }) =>
      `缴费单已生成：${amount}元，请在${until}前到收银台完成支付。`,
    ({ amount, until }) =>
      `Your payment of ¥${amount} is ready. Please finish it at the cashier by ${until}.`,
  ),
  noCashier: message(
    '在线缴费暂未开通，请用充值卡或到服营厅缴费。',
    'Online payment is not available. Use a recharge card or a counter.',
  ),
  tooManyOpen: message(
    '您有多笔缴费尚未完成，请先完成，或稍候待其失效后再试。',
    'Several payments of yours are still open. Finish one, or wait until they lapse.',
  ),

  seePayments: message('缴费记录', 'Payments'),
  seePaymentsSummary: message('查看最近的在线缴费和结果', 'Recent online payments and their results'),
  noPayments: message('暂无在线缴费记录。', 'No online payments yet.'),
  recentPayments: message(
    (count: number) => `最近${count}笔在线缴费：`,
    (count) => `Your last ${count} online payments:`,
  ),
  startedAt: message('时间', 'Time'),
  amount: message('金额（元）', 'Amount (¥)'),
  result: message('结果', 'Result'),
  state: {
    open: message('待支付', 'To be paid'),
    paid: message('已到账', 'Paid'),
    failed: message('支付失败', 'Failed'),
    expired: message('已失效', 'Lapsed'),
    mismatched: message('核实中', 'Being checked'),
    refunded: message('已退款', 'Refunded'),
  },

  /** Between two sentences. */
  between: message('', ' '),
  paidTitle: message('缴费成功', 'Payment received'),
  paid: message(
    ({ amount, balance }: Credited) => `您在线缴费${amount}元已到账，当前余额${balance}元。`,
    ({ amount, balance }) => `Your payment of ¥${amount} has arrived. Your balance is now ¥${balance}.`,
  ),
  paidLate: message(
    ({ amount, balance }: Credited) => `您在线缴费${amount}元较晚到账，现已入账，当前余额${balance}元。`,
    ({ amount, balance }) =>
      `Your payment of ¥${amount} arrived late and is now on your line. Balance: ¥${balance}.`,
  ),
  paidAccepted: message(
    ({ amount }: Credited) => `您在线缴费${amount}元已收到，正在入账，请稍后查询余额。`,
    ({ amount }) => `We have your payment of ¥${amount}. It will be on your line shortly.`,
  ),
  failedTitle: message('缴费未成功', 'Payment failed'),
  paymentFailed: message(
    (amount: string) => `您${amount}元的在线缴费未成功，未扣款，可重新缴费。`,
    (amount) => `Your payment of ¥${amount} did not go through. Nothing was taken. You can try again.`,
  ),
  mismatchedTitle: message('缴费核实中', 'Payment being checked'),
  mismatched: message(
    ({ amount, paid }: { amount: string; paid: string }) =>
      `您的缴费单为${amount}元，收银台实收${paid}元，金额不符，暂未入账。我们会在3个工作日内核实并退款或入账。`,
    ({ amount, paid }) =>
      `You set out to pay ¥${amount} but the cashier took ¥${paid}. It is not on your line yet; we will settle or refund it within 3 working days.`,
  ),
  refundedTitle: message('缴费已退款', 'Payment refunded'),
  paymentRefunded: message(
    (paid: string) => `您在线缴费实付的${paid}元未入账，已原路退回，请留意到账。`,
    (paid) => `The ¥${paid} you paid online was not put on your line and is on its way back to you.`,
  ),
  dismissedTitle: message('缴费已核实', 'Payment checked'),
  paymentDismissed: message(
    (amount: string) => `您${amount}元的在线缴费经核实未实际扣款，缴费单已关闭，可重新缴费。`,
    (amount) => `We checked your payment of ¥${amount}: nothing was taken. It is closed; you can pay again.`,
  ),
  noFlagged: message('没有这笔待核实的缴费。', 'There is no such payment to be checked.'),
  resolvedBefore: message('该笔缴费已处理。', 'That payment was resolved before.'),
  nothingToCredit: message(
    '该笔记录没有可入账的金额，请核实后按“无需处理”办结。',
    'There is no money to credit here. Check it and dismiss it.',
  ),
  creditLineClosed: message(
    '该号码已销户，不能入账，请退款后办结。',
    'The line is closed, so nothing can be credited. Refund it and close it as refunded.',
  ),
  expiredTitle: message('缴费单已失效', 'Payment lapsed'),
  paymentExpired: message(
    (amount: string) => `${amount}元的缴费单超时未支付，已失效，未扣款。`,
    (amount) => `Your payment of ¥${amount} was not made in time and has lapsed. Nothing was taken.`,
  ),
}
