import { message } from '#words/message.ts'

export const m = {
  usage: message('用量', 'Usage'),
  usageLead: message(
    ({ asOf, days }: { asOf: string; days: number }) => `截至${asOf}，本月还剩${days}天。`,
    ({ asOf, days }) => `As of ${asOf}; ${days} days left this month.`,
  ),
  minutes: message('国内通话', 'Calls'),
  messages: message('国内短信', 'Messages'),
  dataKb: message('国内流量', 'Data'),
  left: message('剩余', 'left'),
  ofAllowed: message(
    ({ used, allowed }: { used: string; allowed: string }) => `已用 ${used}，共 ${allowed}`,
    ({ used, allowed }) => `${used} of ${allowed} used`,
  ),
  noAllowance: message(
    (used: string) => `已用 ${used}，套餐不含此项`,
    (used) => `${used} used, none in the plan`,
  ),
  barSaid: message(
    ({ kind, percent }: { kind: string; percent: number }) => `${kind}已用${percent}%`,
    ({ kind, percent }) => `${kind}: ${percent}% used`,
  ),
  over: message(
    ({ amount, cost }: { amount: string; cost: string }) => `超出 ${amount}，费用 ¥${cost}`,
    ({ amount, cost }) => `${amount} beyond, ¥${cost}`,
  ),
  price: message(
    ({ price, unit }: { price: string; unit: string }) => `超出后 ¥${price}/${unit}`,
    ({ price, unit }) => `then ¥${price} a ${unit}`,
  ),
  minute: message('分钟', 'minute'),
  piece: message('条', 'message'),
  megabyte: message('MB', 'MB'),
  minutesOf: message(
    (count: number) => `${count}分钟`,
    (count) => `${count} min`,
  ),
  messagesOf: message(
    (count: number) => `${count}条`,
    (count) => (count === 1 ? '1 message' : `${count} messages`),
  ),
  packs: message('本月流量包', 'Data packs this month'),
  none: message('没有流量包', 'No data packs'),
  buyPack: message('加购流量包', 'Get a data pack'),
  onPlan: message(
    (name: string) => `套餐：${name}`,
    (name) => `Plan: ${name}`,
  ),
  overSoFar: message(
    (amount: string) => `本月套餐外已产生费用 ¥${amount}，办理流量包或更换套餐可能更划算。`,
    (amount) => `¥${amount} beyond your plan so far this month. A data pack or another plan may be cheaper.`,
  ),
  comparePlans: message('比较套餐', 'Compare plans'),
}
