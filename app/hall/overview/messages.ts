import { message } from '#words/message.ts'

export const m = {
  overview: message('总览', 'Overview'),
  hello: message(
    (name: string) => `${name}，您好`,
    (name) => `Hello, ${name}`,
  ),
  balance: message('话费余额', 'Balance'),
  owed: message('欠费', 'You owe'),
  runningCost: message(
    (amount: string) => `本月已产生约 ¥${amount}`,
    (amount) => `About ¥${amount} so far this month`,
  ),
  topUp: message('充值缴费', 'Top up'),
  seeBill: message('查看账单', 'See the bill'),
  active: message('正常使用', 'Active'),
  arrears: message('欠费', 'In arrears'),
  suspended: message('已停机', 'Suspended'),
  usage: message('本月用量', 'This month'),
  details: message('详情', 'Details'),
  plan: message('当前套餐', 'Your plan'),
  monthly: message(
    (amount: string) => `¥${amount}/月`,
    (amount) => `¥${amount} a month`,
  ),
  nextPlan: message(
    ({ name, from }: { name: string; from: string }) => `${from} 起改为 ${name}`,
    ({ name, from }) => `${name} from ${from}`,
  ),
  changePlan: message('换套餐', 'Change'),
  ecoins: message('e币', 'E-coins'),
  spend: message('去兑换', 'Spend them'),
  nextExpiry: message(
    (at: string) => `最早一批 ${at} 到期`,
    (at) => `The first expire on ${at}`,
  ),
  noneExpire: message('办业务、缴费都能赚e币', 'Earn them with what you do here'),
  trend: message('近六个月账单', 'Bills of six months'),
  noBill: message('还没有账单', 'No bill yet'),
  waiting: message('等待您确认', 'Waiting for your yes'),
  waitingUntil: message(
    (at: string) => `${at} 前有效`,
    (at) => `until ${at}`,
  ),
  decide: message('去确认', 'Decide'),
  answerBySms: message('请直接回复短信确认', 'Please answer the text message'),
  requests: message('办理中', 'Under way'),
  complaint: message('投诉建议', 'Complaint'),
  ticket: message(
    (ticket: string) => `单号 ${ticket}`,
    (ticket) => `No. ${ticket}`,
  ),
  promised: message(
    (at: string) => `${at} 前答复`,
    (at) => `answer by ${at}`,
  ),
  unread: message(
    (count: number) => `您有${count}条未读消息`,
    (count) => (count === 1 ? 'You have an unread message' : `You have ${count} unread messages`),
  ),
  read: message('去查看', 'Read'),
  services: message('已开通业务', 'Services'),
  servicesOn: message(
    ({ onLine, charged }: { onLine: number; charged: number }) => `共${onLine}项，其中${charged}项单独收费`,
    ({ onLine, charged }) => `${onLine} on your line, ${charged} charged apart`,
  ),
  manage: message('管理', 'Manage'),
}
