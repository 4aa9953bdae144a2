import { message } from '#words/message.ts'

export const m = {
  brand: message('沙盒收银台', 'Sandbox Cashier'),
  notReal: message('演示环境，不会产生真实扣款。', 'A demonstration: no real money moves.'),
  payTo: message('收款方', 'Pay to'),
  merchant: message('青岚通信', 'Qinglan Telecom'),
  number: message('订单号', 'Order'),
  amount: message(
    (yuan: string) => `¥${yuan}`,
    (yuan) => `¥${yuan}`,
  ),
  until: message(
    (time: string) => `请在${time}前完成支付`,
    (time) => `Please pay by ${time}`,
  ),
  choose: message('请选择这笔支付的结果', 'Choose what becomes of this payment'),
  pay: message('确认支付', 'Pay'),
  fail: message('支付失败', 'Let it fail'),
  leave: message('不支付，返回商户', 'Leave without paying'),
  late: message('超时后才支付', 'Pay after the time is over'),
  twice: message('支付并通知商户两次', 'Pay, and tell the merchant twice'),
  other: message('按其他金额支付', 'Pay another amount'),
  otherAmount: message('金额（元）', 'Amount (¥)'),
  paid: message('支付成功', 'Paid'),
  paidLate: message('已安排在超时后支付', 'It will be paid after its time is over'),
  failed: message('支付失败', 'Payment failed'),
  expired: message('支付已超时', 'The time for this payment is over'),
  back: message('返回商户', 'Back to the merchant'),
  badLink: message(
    '支付链接无效或已被改动，请返回商户重新发起。',
    'This payment link is not valid. Please start again at the merchant.',
  ),
  badAmount: message('请填写0.01到99999.99元的金额。', 'Give an amount between ¥0.01 and ¥99,999.99.'),
  notFound: message('没有这笔支付。', 'There is no such payment.'),
}
