/** What a condition can look at, as the list of a form shows it, and how each is asked. */
import type { Rule } from '#server/segment/rule.ts'
import { message, type Message } from '#words/message.ts'
import { m } from './messages.ts'

export type FactName = Extract<Rule, { fact: string }>['fact']

/** `set`: some of several; `span`: a number between two; the others are asked in their own way. */
export type Shape = 'set' | 'dates' | 'birthday' | 'span' | 'touch' | 'yesno' | 'service' | 'answer' | 'kept'

export type FactInfo = {
  group: Message
  /** As a choice in the form. */
  label: Message
  shape: Shape
  unit?: Message
  /** Over how many months it is averaged. */
  months?: true
  /** Which kinds of use it can be. */
  uses?: readonly string[]
}

const profile = message('客户资料', 'The line')
const money = message('消费与用量', 'Spend and use')
const contact = message('业务与接触', 'What they have and did')
const marketing = message('营销往来', 'Marketing')

export const factInfo: Record<FactName, FactInfo> = {
  brand: { group: profile, label: m.brand, shape: 'set' },
  payment: {
    group: profile,
    label: message('付费方式', 'Payment'),
    shape: 'set',
  },
  credit: {
    group: profile,
    label: message('信用状态', 'Credit'),
    shape: 'set',
  },
  branch: {
    group: profile,
    label: message('分公司', 'Branch'),
    shape: 'set',
  },
  tier: {
    group: profile,
    label: message('价值星级', 'Value tier'),
    shape: 'span',
    unit: m.star,
  },
  tenureMonths: {
    group: profile,
    label: message('入网时长', 'Time with us'),
    shape: 'span',
    unit: m.month,
  },
  openedAt: {
    group: profile,
    label: message('入网日期', 'Day of opening'),
    shape: 'dates',
  },
  contractUntil: {
    group: profile,
    label: message('合约到期日', 'End of the contract'),
    shape: 'dates',
  },
  birthday: {
    group: profile,
    label: message('生日', 'Birthday'),
    shape: 'birthday',
  },
  consent: {
    group: profile,
    label: message('营销许可', 'Marketing consent'),
    shape: 'yesno',
  },
  spendFen: {
    group: money,
    label: message('平均账单', 'Average bill'),
    shape: 'span',
    unit: m.fen,
    months: true,
  },
  usage: {
    group: money,
    label: message('用量', 'Use'),
    shape: 'span',
    months: true,
    uses: ['dataMb', 'dataGb', 'minutes', 'messages'],
  },
  allowance: {
    group: money,
    label: message('用量占套餐的比例', 'Use of the allowance'),
    shape: 'span',
    unit: m.percent,
    months: true,
    uses: ['dataKb', 'minutes', 'messages'],
  },
  ecoins: {
    group: money,
    label: message('e币余额', 'E-coins'),
    shape: 'span',
  },
  plan: { group: contact, label: message('套餐', 'Plan'), shape: 'set' },
  service: {
    group: contact,
    label: message('增值业务与流量包', 'Services and data packs'),
    shape: 'service',
  },
  touch: {
    group: contact,
    label: message('查询、办理与渠道使用', 'What they did, and where'),
    shape: 'touch',
  },
  offer: {
    group: marketing,
    label: message('对优惠的答复', 'Answers to offers'),
    shape: 'answer',
  },
  campaign: {
    group: marketing,
    label: message('对营销案的响应', 'Responses to campaigns'),
    shape: 'answer',
  },
  list: {
    group: marketing,
    label: message('导入的清单', 'Imported list'),
    shape: 'kept',
  },
  segment: {
    group: marketing,
    label: message('其他客户群', 'Another segment'),
    shape: 'kept',
  },
}

export function isFact(name: string): name is FactName {
  return Object.hasOwn(factInfo, name)
}

/** Kinds of use, with their units. */
export const uses: Record<string, { label: Message; unit: Message }> = {
  dataMb: { label: message('流量（MB）', 'Data (MB)'), unit: message('MB', 'MB') },
  dataGb: { label: message('流量（GB）', 'Data (GB)'), unit: message('GB', 'GB') },
  dataKb: { label: message('流量', 'Data'), unit: message('%', '%') },
  minutes: { label: message('通话分钟', 'Minutes of calls'), unit: message('分钟', 'minutes') },
  messages: { label: message('短信条数', 'Messages'), unit: message('条', 'messages') },
}
