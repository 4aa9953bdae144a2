import { message } from '#words/message.ts'

export const m = {
  rules: message('接触规则', 'Contact rules'),
  lead: message(
    '每条营销信息发出前都按这些规则再判断一次，改动对正在发送的营销案立即生效。',
    'Judged again before each message leaves; a change holds at once, for campaigns that are running too.',
  ),
  caps: message('频次上限', 'Caps'),
  capsLead: message(
    '营销案与自动营销合并计数，按客户所在地的日、自然周（周一起）、自然月。不填表示不限。',
    'Campaigns and automatic marketing counted together, by the subscriber’s own day, week (from Monday) and month. Empty: no limit.',
  ),
  channel: message('渠道', 'Channel'),
  day: message('每日', 'A day'),
  week: message('每周', 'A week'),
  month: message('每月', 'A month'),
  channels: {
    all: message('全部渠道合计', 'Over all channels'),
    sms: message('短信', 'SMS'),
    inbox: message('站内信', 'Web inbox'),
    banner: message('网页横幅', 'Web banners'),
    outbound: message('外呼', 'Outbound calls'),
    reply: message('短信回复中的优惠尾语', 'Offer line in an answer by text'),
  },
  hours: message('静默时段', 'Quiet hours'),
  hoursLead: message(
    '按客户所在地的时间，不发短信、不外呼；站内信不受限。首尾相同表示没有静默时段。',
    'By the subscriber’s own clock nothing is sent by text and nobody is called; the inbox may fill. Equal times: none.',
  ),
  from: message('从（HH:MM）', 'From (HH:MM)'),
  until: message('到（HH:MM）', 'Until (HH:MM)'),
  zones: message('各分公司的时区', 'Zones of the branches'),
  zonesLead: message(
    '客户属于哪个分公司，就按那里的时间计每日、每周、每月和静默时段。',
    'Days, weeks, months and quiet hours of a subscriber are those of their branch.',
  ),
  capacity: message('短信通道容量', 'Capacity of the SMS link'),
  capacityLead: message(
    '全部营销案合计每秒最多发出的短信条数。客户点播的回复不受此限，且总是优先。',
    'Segments a second over all campaigns. Answers to subscribers are outside of it and always go first.',
  ),
  perSecond: message('每秒条数', 'Segments a second'),
  why: message('改动原因', 'Why'),
  save: message('提交改动', 'Submit the change'),
  saveLead: message(
    '只收紧的改动立即生效；放宽的改动须由另一位同事同意后生效。',
    'What only tightens holds at once; what lets more through needs a colleague’s yes.',
  ),
  saved: message('改动已生效。', 'The change holds.'),
  sent: message(
    '改动放宽了限制，等待另一位同事同意。',
    'It lets more through: it waits for a colleague’s yes.',
  ),
  waiting: message('等待同意的改动', 'A change that waits'),
  agree: message('同意生效', 'Agree'),
  decline: message('不同意', 'Decline'),
  takeBack: message('撤回', 'Take it back'),
  history: message('改动记录', 'History'),
  noHistory: message('规则还是初始值，没有改动过。', 'The rules are as they came; nobody has changed them.'),
  when: message('时间', 'When'),
  who: message('提出', 'Proposed by'),
  decider: message('同意', 'Agreed by'),
  alone: message('收紧，无需同意', 'tightened: needs nobody'),
  state: message('状态', 'State'),
  changed: message('改了什么', 'What changed'),
  states: {
    waiting: message('待同意', 'Waiting'),
    live: message('生效', 'Held'),
    declined: message('未采用', 'Not taken'),
    replaced: message('被新的改动取代', 'Replaced'),
  },
  none: message('不限', 'none'),
  same: message('与上一次相同', 'as before'),
  was: message(
    ({ what, before, after }: { what: string; before: string; after: string }) =>
      `${what}：${before} → ${after}`,
    ({ what, before, after }) => `${what}: ${before} → ${after}`,
  ),
  zoneOf: message(
    (branch: string) => `${branch}的时区`,
    (branch) => `Zone of ${branch}`,
  ),
  capOf: message(
    ({ channel, span }: { channel: string; span: string }) => `${channel}${span}`,
    ({ channel, span }) => `${channel}, ${span.toLowerCase()}`,
  ),
  stopped: message('紧急停发中，任何营销信息都不发送。', 'Emergency stop: no marketing leaves at all.'),
}
