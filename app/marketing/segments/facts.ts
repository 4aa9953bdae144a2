/** What a condition can look at, as the list of a form shows it, and how each is asked. */
import type { Rule } from '#server/segment/rule.ts'
import { message, type Message } from '#words/message.ts'
import { m } from './messages.ts'

export type FactName = Extract<Rule, { fact: string }>['fact']

/** `set`: some of several; `span`: a number between two; the others are asked in their own way. */
export type Shape = 'set' | 'span' | 'touch' | 'yesno' | 'service' | 'answer' | 'list'

export type FactInfo = {
  group: Message
  /** As a choice in the form. */
  label: Message
  /** As the subject of a sentence. */
  noun: Message
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
  brand: { group: profile, label: m.brand, noun: message('品牌', 'brand'), shape: 'set' },
  payment: {
    group: profile,
    label: message('付费方式', 'Payment'),
    noun: message('付费方式', 'payment'),
    shape: 'set',
  },
  credit: {
    group: profile,
    label: message('信用状态', 'Credit'),
    noun: message('信用状态', 'credit'),
    shape: 'set',
  },
  branch: {
    group: profile,
    label: message('分公司', 'Branch'),
    noun: message('归属', 'branch'),
    shape: 'set',
  },
  tier: {
    group: profile,
    label: message('价值星级', 'Value tier'),
    noun: message('星级', 'value tier'),
    shape: 'span',
    unit: m.star,
  },
  tenureMonths: {
    group: profile,
    label: message('入网时长', 'Time with us'),
    noun: message('入网时长', 'time with us'),
    shape: 'span',
    unit: m.month,
  },
  consent: {
    group: profile,
    label: message('营销许可', 'Marketing consent'),
    noun: message('营销许可', 'consent'),
    shape: 'yesno',
  },
  spendFen: {
    group: money,
    label: message('平均账单', 'Average bill'),
    noun: message('平均账单', 'average bill'),
    shape: 'span',
    unit: m.fen,
    months: true,
  },
  usage: {
    group: money,
    label: message('用量', 'Use'),
    noun: message('用量', 'use'),
    shape: 'span',
    months: true,
    uses: ['dataMb', 'dataGb', 'minutes', 'messages'],
  },
  allowance: {
    group: money,
    label: message('用量占套餐的比例', 'Use of the allowance'),
    noun: message('用量占套餐', 'use of the allowance'),
    shape: 'span',
    unit: m.percent,
    months: true,
    uses: ['dataKb', 'minutes', 'messages'],
  },
  ecoins: {
    group: money,
    label: message('e币余额', 'E-coins'),
    noun: message('e币', 'e-coins'),
    shape: 'span',
  },
  plan: { group: contact, label: message('套餐', 'Plan'), noun: message('套餐', 'plan'), shape: 'set' },
  service: {
    group: contact,
    label: message('增值业务与流量包', 'Services and data packs'),
    noun: message('业务', 'services'),
    shape: 'service',
  },
  touch: {
    group: contact,
    label: message('查询、办理与渠道使用', 'What they did, and where'),
    noun: message('接触', 'contacts'),
    shape: 'touch',
  },
  offer: {
    group: marketing,
    label: message('对优惠的答复', 'Answers to offers'),
    noun: message('优惠', 'offers'),
    shape: 'answer',
  },
  campaign: {
    group: marketing,
    label: message('对营销案的响应', 'Responses to campaigns'),
    noun: message('营销案', 'campaigns'),
    shape: 'answer',
  },
  list: {
    group: marketing,
    label: message('导入的清单', 'Imported list'),
    noun: message('清单', 'list'),
    shape: 'list',
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
