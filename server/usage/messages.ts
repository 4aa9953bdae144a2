import { message } from '#words/message.ts'

type Left = { asOf: string; left: string; days: number }

export const m = {
  checkUsage: message('用量查询', 'Usage'),
  checkUsageSummary: message(
    '查询剩余通话、短信和流量',
    'See what is left of your minutes, messages and data',
  ),
  minutes: message('通话', 'Voice'),
  messages: message('短信', 'Messages'),
  data: message('流量', 'Data'),
  minuteCount: message<[string]>(
    (count) => `${count}分钟`,
    (count) => `${count} min`,
  ),
  messageCount: message<[string]>(
    (count) => `${count}条`,
    (count) => count,
  ),
  volume: message<[string]>(
    (volume) => volume,
    (volume) => volume,
  ),
  comma: message('、', ', '),
  barLeft: message(
    ({ name, remaining, allowed }: { name: string; remaining: string; allowed: string }) =>
      `${name}${remaining}/${allowed}`,
    ({ name, remaining, allowed }) => `${name} ${remaining} of ${allowed}`,
  ),
  barOver: message(
    ({ name, over }: { name: string; over: string }) => `${name}已超出${over}`,
    ({ name, over }) => `${name} ${over} beyond the allowance`,
  ),
  left: message(
    ({ asOf, left, days }: Left) => `截至${asOf}，剩余${left}，本月还有${days}天。`,
    ({ asOf, left, days }) =>
      `As of ${asOf} you have left: ${left}. ${days} ${days === 1 ? 'day' : 'days'} to go this month.`,
  ),
  overrun: message(
    (amount: string) => `超出部分已产生费用${amount}元。`,
    (amount) => `What went beyond costs ¥${amount} so far.`,
  ),
}
