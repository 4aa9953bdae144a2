import { message } from '#words/message.ts'

export const m = {
  bill: message('账单', 'Bill'),
  billOf: message(
    (month: string) => `${month}账单`,
    (month) => `Bill of ${month}`,
  ),
  issued: message(
    (at: string) => `${at} 出账`,
    (at) => `Issued ${at}`,
  ),
  chooseMonth: message('选择月份', 'Month'),
  show: message('查看', 'Show'),
  total: message('应缴合计', 'Total'),
  paid: message('已缴清', 'Paid'),
  due: message(
    (amount: string) => `待缴 ¥${amount}`,
    (amount) => `¥${amount} to pay`,
  ),
  pay: message('去缴费', 'Pay now'),
  dearer: message(
    (amount: string) => `比上月多 ¥${amount}`,
    (amount) => `¥${amount} more than the month before`,
  ),
  cheaper: message(
    (amount: string) => `比上月少 ¥${amount}`,
    (amount) => `¥${amount} less than the month before`,
  ),
  same: message('与上月持平', 'Same as the month before'),
  made: message('费用构成', 'What it is made of'),
  items: message('账单明细', 'Item by item'),
  item: message('项目', 'Item'),
  kind: message('类别', 'Kind'),
  amount: message('金额', 'Amount'),
  trend: message('近六个月', 'The last six months'),
  print: message('打印账单', 'Print'),
  customer: message('客户', 'Customer'),
  number: message('号码', 'Number'),
  monthShort: message(
    (month: number) => `${month}月`,
    (month) =>
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1] ?? '',
  ),
  plan: message('套餐月费', 'Plan'),
  voice: message('通话', 'Calls'),
  message: message('短信', 'Messages'),
  data: message('流量', 'Data'),
  service: message('增值业务', 'Services'),
  discount: message('优惠减免', 'Discount'),
  other: message('其他', 'Other'),
  questions: message('对账单有疑问？', 'Something not right?'),
  ask: message('提交投诉建议', 'Tell us'),
}
