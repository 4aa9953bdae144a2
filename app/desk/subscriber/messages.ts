import { message } from '#words/message.ts'

export const m = {
  ecoins: message('e币账户', 'E-coins'),
  find: message('查找客户', 'Find a subscriber'),
  findLead: message(
    '输入完整手机号，或姓名加号码后四位。查找与查看均记入操作日志。',
    'The whole number, or the name and the last four digits. Finding and looking are written to the audit log.',
  ),
  byNumber: message('按手机号', 'By number'),
  byName: message('按姓名', 'By name'),
  msisdn: message('手机号', 'Number'),
  name: message('姓名', 'Name'),
  lastFour: message('号码后四位', 'Last four digits'),
  search: message('查找', 'Find'),
  found: message(
    (count: number) => `找到${count}位客户`,
    (count) => (count === 1 ? 'One subscriber' : `${count} subscribers`),
  ),
  nobody: message('没有找到客户', 'Nobody was found'),
  nobodyLead: message(
    '请核对号码或姓名；已销户的号码查不到。',
    'Check the number or the name. A line that was closed is not found.',
  ),
  open: message('查看', 'Open'),

  overview: message('客户概况', 'Summary'),
  brand: message('品牌', 'Brand'),
  payment: message('付费方式', 'Payment'),
  prepaid: message('预付费', 'Prepaid'),
  postpaid: message('后付费', 'Postpaid'),
  credit: message('信用状态', 'Credit'),
  active: message('正常', 'Active'),
  arrears: message('欠费', 'In arrears'),
  suspended: message('停机', 'Suspended'),
  branch: message('分公司', 'Branch'),
  tier: message('客户等级', 'Tier'),
  stars: message(
    (tier: number) => `${tier}星`,
    (tier) => `${tier} star${tier === 1 ? '' : 's'}`,
  ),
  openedAt: message('入网日期', 'Since'),
  language: message('短信语言', 'Texts in'),
  zh: message('中文', 'Chinese'),
  en: message('英文', 'English'),
  marketing: message('营销信息', 'Marketing'),
  allowed: message('愿意接收', 'Allowed'),
  stopped: message('不接收', 'Not allowed'),
  way: message('优惠接收方式', 'Offers come'),
  learned: message('常用渠道', 'Uses most'),
  learnedNothing: message('使用较少', 'too little use'),

  reveal: message('查看完整号码', 'Reveal the number'),
  revealReason: message('原因（记入操作日志）', 'Why (written to the audit log)'),
  revealDo: message('查看', 'Reveal'),
  revealed: message('完整号码与姓名', 'The whole number and name'),
  revealedLead: message('本次查看已记入操作日志。', 'This was written to the audit log.'),

  whyPush: message('为何收到', 'Why they got it'),
  timeline: message('触点时间线', 'Timeline'),
  timelineLead: message('所有渠道，最新在前。', 'Every channel, newest first.'),
  filters: message('筛选触点', 'Filter the timeline'),
  channel: message('渠道', 'Channel'),
  business: message('业务类型', 'Business type'),
  outcome: message('结果', 'Outcome'),
  nothing: message('没有触点', 'No contacts'),
  nothingLead: message('换个筛选条件，或看更早的记录。', 'Change the filters, or look further back.'),
  nothingYet: message('这位客户还没有任何接触。', 'This subscriber has not been in contact yet.'),
  goneOn: message('继续往前找', 'Look further back'),
  latest: message('回到最新', 'To the newest'),
  said: message('客户', 'They said'),
  told: message('我们', 'We told them'),
  note: message('记录', 'Note'),
  more: message('显示全部', 'Show all'),
  table: message('明细', 'Details'),
  amount: message('金额', 'Amount'),
  at: message(
    (place: string) => `地点/工号 ${place}`,
    (place) => `at ${place}`,
  ),
  answers: message('承接：', 'Follows: '),
  answeredBy: message('后续：', 'Led to: '),
  today: message('今天', 'Today'),
  yesterday: message('昨天', 'Yesterday'),
  arrived: message(
    (what: string) => `新触点：${what}`,
    (what) => `New contact: ${what}`,
  ),
}

export const payments = { prepaid: m.prepaid, postpaid: m.postpaid }
export const credits = { active: m.active, arrears: m.arrears, suspended: m.suspended }
export const textLanguages = { zh: m.zh, en: m.en }

/** How they chose to hear of offers. */
export const marketingWays = {
  auto: message('按使用习惯', 'as suits their use'),
  sms: message('优先短信', 'rather by text'),
  inbox: message('优先站内信', 'rather in the inbox'),
  outbound: message('优先电话', 'rather by phone'),
  'no-sms': message('不要短信', 'never by text'),
  'no-calls': message('不要电话', 'never by phone'),
  'inbox-only': message('只发站内信', 'only in the inbox'),
}

export const pushChannels = {
  sms: message('短信', 'text messages'),
  inbox: message('网上营业厅', 'the web hall'),
  banner: message('网页横幅', 'banners in the hall'),
  outbound: message('人工电话', 'the hotline'),
}

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

/** @param day 0 for Sunday */
export const weekday = message(
  (day: number) => weekdays.zh[day] ?? '',
  (day) => weekdays.en[day] ?? '',
)

/** What became of a contact. */
export const outcomes = {
  done: message('成功', 'Done'),
  taken: message('已受理', 'Taken in'),
  quoted: message('待确认', 'Quoted'),
  refused: message('未办理', 'Refused'),
  invalid: message('输入有误', 'Invalid'),
  denied: message('未通过验证', 'Not verified'),
  closed: message('未开放', 'Closed'),
  failed: message('系统故障', 'Failed'),
  unclear: message('未识别', 'Unclear'),
  told: message('已告知', 'Told'),
  shown: message('已展示', 'Shown'),
  viewed: message('已查看', 'Looked into'),
  accepted: message('已接受', 'Accepted'),
  declined: message('已谢绝', 'Declined'),
  expired: message('已失效', 'Expired'),
}
