/** The parts that a rule's sentence is put together from. */
import { message, type Message } from '../message.ts'

export const nouns = {
  birthday: message('生日', 'birthday'),
  openedAt: message('入网日期', 'day of opening'),
  contractUntil: message('合约到期日', 'end of the contract'),
  brand: message('品牌', 'brand'),
  payment: message('付费方式', 'payment'),
  credit: message('信用状态', 'credit'),
  branch: message('归属', 'branch'),
  tier: message('星级', 'value tier'),
  tenureMonths: message('入网时长', 'time with us'),
  consent: message('营销许可', 'consent'),
  spendFen: message('平均账单', 'average bill'),
  usage: message('用量', 'use'),
  allowance: message('用量占套餐', 'use of the allowance'),
  ecoins: message('e币', 'e-coins'),
  plan: message('套餐', 'plan'),
  service: message('业务', 'services'),
  touch: message('接触', 'contacts'),
  offer: message('优惠', 'offers'),
  campaign: message('营销案', 'campaigns'),
  list: message('清单', 'list'),
  segment: message('客户群', 'segment'),
} as const

export const brands: Record<string, Message> = {
  gotone: message('全球通', 'GoTone'),
  easyown: message('神州行', 'EasyOwn'),
  mzone: message('动感地带', 'M-Zone'),
}

export const payments: Record<string, Message> = {
  prepaid: message('预付费', 'Prepaid'),
  postpaid: message('后付费', 'Postpaid'),
}

export const credits: Record<string, Message> = {
  active: message('正常', 'In good standing'),
  arrears: message('欠费', 'In arrears'),
  suspended: message('停机', 'Suspended'),
}

export const answers: Record<string, Message> = {
  shown: message('看到过', 'was shown'),
  viewed: message('查看了详情', 'looked into'),
  accepted: message('接受', 'accepted'),
  declined: message('拒绝', 'declined'),
  expired: message('未答复，已过期', 'let lapse'),
  ordered: message('办理了', 'ordered'),
}

export const comes: Record<string, Message> = {
  sent: message('收到过', 'was sent'),
  silent: message('收到但没有响应', 'did not respond to'),
  responded: message('响应过', 'responded to'),
  ordered: message('收到后办理了', 'ordered after'),
  'opted-out': message('收到后退订', 'opted out after'),
}

export const dataPacks = message('任一流量包', 'any data pack')

const times = (count: number) => (count === 2 ? 'twice' : `${count} times`)

export const w = {
  everybody: message('全部在用客户', 'every line in use'),
  nobody: message('没有人', 'nobody'),
  and: message('，且', ', and '),
  or: message('，或', ', or '),
  orBetween: message('、', ' or '),
  brackets: message(
    (words: string) => `（${words}）`,
    (words) => `(${words})`,
  ),
  notSo: message(
    (words: string) => `不属于（${words}）`,
    (words) => `not (${words})`,
  ),
  is: message(
    (noun: string, names: string) => `${noun}为${names}`,
    (noun, names) => `${noun} is ${names}`,
  ),
  isNot: message(
    (noun: string, names: string) => `${noun}不是${names}`,
    (noun, names) => `${noun} is not ${names}`,
  ),
  spans: message(
    (noun: string, span: string) => `${noun}${span}`,
    (noun, span) => `${noun} is ${span}`,
  ),
  exactly: message(
    (value: string) => `为${value}`,
    (value) => `exactly ${value}`,
  ),
  between: message(
    (min: string, max: string) => `在${min}至${max}之间`,
    (min, max) => `from ${min} to ${max}`,
  ),
  atLeast: message(
    (value: string) => `不少于${value}`,
    (value) => `at least ${value}`,
  ),
  atMost: message(
    (value: string) => `不多于${value}`,
    (value) => `at most ${value}`,
  ),
  notExactly: message(
    (value: string) => `不是${value}`,
    (value) => `not ${value}`,
  ),
  notBetween: message(
    (min: string, max: string) => `不在${min}至${max}之间`,
    (min, max) => `not from ${min} to ${max}`,
  ),
  below: message(
    (value: string) => `少于${value}`,
    (value) => `less than ${value}`,
  ),
  above: message(
    (value: string) => `多于${value}`,
    (value) => `more than ${value}`,
  ),
  since: message(
    (day: string) => `在${day}或之后`,
    (day) => `${day} or later`,
  ),
  before: message(
    (day: string) => `早于${day}`,
    (day) => `before ${day}`,
  ),
  until: message(
    (day: string) => `在${day}或之前`,
    (day) => `${day} or earlier`,
  ),
  after: message(
    (day: string) => `晚于${day}`,
    (day) => `after ${day}`,
  ),
  anything: message('不限', 'anything'),
  nothing: message('不可能', 'impossible'),
  stars: message(
    (value: number) => `${value}星`,
    (value) => `${value}`,
  ),
  months: message(
    (value: number) => `${value}个月`,
    (value) => `${value} months`,
  ),
  yuan: message(
    (value: string) => `${value}元`,
    (value) => `¥${value}`,
  ),
  minutes: message(
    (value: number) => `${value}分钟`,
    (value) => `${value} minutes`,
  ),
  messages: message(
    (value: number) => `${value}条`,
    (value) => `${value}`,
  ),
  bill: message('账单', 'bill'),
  used: {
    dataKb: message('流量', 'data used'),
    minutes: message('通话', 'calls'),
    messages: message('短信', 'messages'),
  },
  averageOf: message(
    (what: string) => `月均${what}`,
    (what) => `average ${what}`,
  ),
  ofAllowance: message(
    (what: string) => `${what}用量占套餐的比例`,
    (what) => `share of the allowance (${what})`,
  ),
  inMonths: message(
    (months: number, noun: string) => `近${months}个月${noun}`,
    (months, noun) => `${noun} of the last ${months === 1 ? 'month' : `${months} months`}`,
  ),
  inDays: message(
    (days: number) => `近${days}天`,
    (days) => ` in the last ${days === 1 ? 'day' : `${days} days`}`,
  ),
  consents: message('同意接收营销', 'agreed to marketing'),
  noConsent: message('未同意接收营销', 'has not agreed to marketing'),
  listed: message(
    (name: string) => `在清单“${name}”内`,
    (name) => `on the list “${name}”`,
  ),
  notListed: message(
    (name: string) => `不在清单“${name}”内`,
    (name) => `not on the list “${name}”`,
  ),
  inSegment: message(
    (name: string, version: string) => `属于客户群“${name}”${version && `（${version}）`}`,
    (name, version) => `in the segment “${name}”${version && ` (${version})`}`,
  ),
  notInSegment: message(
    (name: string, version: string) => `不属于客户群“${name}”${version && `（${version}）`}`,
    (name, version) => `not in the segment “${name}”${version && ` (${version})`}`,
  ),
  has: message(
    (names: string) => `已开通${names}`,
    (names) => `has ${names}`,
  ),
  hasNot: message(
    (names: string) => `未开通${names}`,
    (names) => `does not have ${names}`,
  ),
  ever: message(
    (names: string) => `办理过${names}`,
    (names) => `has ordered ${names}`,
  ),
  never: message(
    (names: string) => `从未办理过${names}`,
    (names) => `never ordered ${names}`,
  ),
  contact: message('接触', 'any contact'),
  on: message(
    (channel: string) => `在${channel}`,
    (channel) => ` on ${channel}`,
  ),
  didOnce: message(
    (when: string, where: string, what: string) => `${when}${where}有过${what}`,
    (when, where, what) => `had ${what}${where}${when}`,
  ),
  didOften: message(
    (when: string, where: string, what: string, count: number) => `${when}${where}${what}不少于${count}次`,
    (when, where, what, count) => `had ${what} at least ${times(count)}${where}${when}`,
  ),
  didFewer: message(
    (when: string, where: string, what: string, count: number) => `${when}${where}${what}少于${count}次`,
    (when, where, what, count) => `had ${what} less than ${times(count)}${where}${when}`,
  ),
  didNotLately: message(
    (when: string, where: string, what: string) => `${when}${where}没有${what}`,
    (when, where, what) => `had no ${what}${where}${when}`,
  ),
  didNever: message(
    (when: string, where: string, what: string) => `${when}从未${where}有过${what}`,
    (when, where, what) => `never had ${what}${where}${when}`,
  ),
  anyOf: message(
    (noun: string) => `任一${noun}`,
    (noun) => `any ${noun}`,
  ),
  answered: message(
    (when: string, came: string, what: string) => `${when}${came}“${what}”`,
    (when, came, what) => `${came} “${what}”${when}`,
  ),
}
