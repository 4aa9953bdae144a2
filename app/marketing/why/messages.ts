import { message } from '#words/message.ts'

type Counted = { used: number; most: number }

export const m = {
  why: message('为何收到或未收到', 'Why did they (not) get it'),
  whyLead: message(
    '输入号码，看营销案和推荐为什么到达、为什么没有。号码已脱敏，查询记入操作日志，不计展示。',
    'Enter a number to read why campaigns and offers reached somebody, or not. Numbers are masked; looking is audited and is no exposure.',
  ),
  offersOn: message('推荐看哪个渠道', 'Offers on'),
  person: message(
    (msisdn: string) => `客户 ${msisdn}`,
    (msisdn) => `Subscriber ${msisdn}`,
  ),
  consent: message('营销许可', 'Consent'),
  agreed: message('同意', 'agreed'),
  refused: message('已退订', 'opted out'),
  never: message('从未同意', 'never agreed'),
  consentUnknown: message('已变更，当时的选择不再保留', 'changed since; what they had chosen is not kept'),
  saidAt: message(
    ({ when, where }: { when: string; where: string }) => `${when} 在${where}`,
    ({ when, where }) => `${when}, ${where}`,
  ),
  way: message('接收方式', 'How they want it'),
  learned: message('常用渠道', 'Uses most'),
  learnedNothing: message('使用较少，看不出', 'too little use to tell'),
  recent: message('最近的营销案', 'Latest campaigns'),
  noRecent: message('还没有营销案看过该客户', 'No campaign has looked at them yet'),
  campaign: message('营销案', 'Campaign'),
  noCampaign: message('不指定，看最近的', 'None: the latest ones'),
  campaignNamed: message(
    (name: string) => `营销案：${name}`,
    (name) => `Campaign: ${name}`,
  ),
  round: message('轮次', 'Round'),
  channel: message('渠道', 'Channel'),
  fate: message('结果', 'What became of it'),
  when: message('时间', 'When'),
  details: message('完整说明', 'In full'),
  check: message('逐项核对', 'Point by point'),
  what: message('事项', 'What'),
  result: message('判断', 'Verdict'),
  because: message('依据', 'Because'),
  ok: message('通过', 'passes'),
  stops: message('拦下', 'stops it'),
  waits: message('等待', 'waits'),
  consentThen: message(
    (when: string) => `当时的许可（${when}）`,
    (when) => `Consent then (${when})`,
  ),
  segment: message(
    ({ name, version }: { name: string; version: number }) => `客户群“${name}”第${version}版`,
    ({ name, version }) => `Segment “${name}”, version ${version}`,
  ),
  segmentNow: message('按现在的资料逐条核对', 'each condition, by what is known now'),
  partHolds: message('符合', 'holds'),
  partFails: message('不符合', 'fails'),
  wroteDown: message('当时已列入名单', 'it was on the list then'),
  offer: message(
    ({ code, name }: { code: string; name: string }) => `优惠 ${code} ${name}`,
    ({ code, name }) => `Offer ${code} ${name}`,
  ),
  offerFits: message('优惠对客户没有别的条件', 'The offer asks for nothing'),
  holdout: message('对照组', 'Holdout'),
  held: message(
    (percent: number) => `抽入对照组（占${percent}%），按规则不发送`,
    (percent) => `drawn into the holdout (${percent} %), and not contacted`,
  ),
  notHeld: message('不在对照组', 'not in the holdout'),
  preference: message('渠道偏好', 'Channel preference'),
  channelRefused: message('客户不接受这个渠道', 'they refused this channel'),
  caps: message(
    (when: string) => `频次（按${when}计）`,
    (when) => `Caps (as of ${when})`,
  ),
  capOf: message(
    ({ channel, span }: { channel: string; span: string }) => `${channel}${span}`,
    ({ channel, span }) => `${channel}, ${span}`,
  ),
  capUsed: message(
    ({ used, most }: Counted) => `${used}次，上限${most}次`,
    ({ used, most }) => `${used} of ${most}`,
  ),
  noCaps: message('没有上限', 'no caps'),
  spans: {
    perDay: message('每日', 'a day'),
    perWeek: message('每周', 'a week'),
    perMonth: message('每月', 'a month'),
  },
  contacts: message('计入的接触', 'Contacts that count'),
  contactsAndThis: message('计入的接触，含本次', 'Contacts that count, this one among them'),
  contactOn: message(
    ({ day, channel, count }: { day: string; channel: string; count: number }) =>
      `${day} ${channel} ${count}次`,
    ({ day, channel, count }) => `${day} ${channel}: ${count}`,
  ),
  hours: message('时段', 'Hours'),
  hoursThere: message(
    ({ zone, clock, quiet }: { zone: string; clock: string; quiet: string }) =>
      `${zone}，当地现在${clock}，静默时段${quiet}`,
    ({ zone, clock, quiet }) => `${zone}, ${clock} there now; quiet ${quiet}`,
  ),
  window: message(
    (span: string) => `，营销案时段${span}`,
    (span) => `; the campaign’s hours ${span}`,
  ),
  house: message('紧急停发', 'Emergency stop'),
  houseStopped: message('全部停发中', 'everything is held'),
  houseRuns: message('没有停发', 'nothing is held'),
  nowAsked: message('现在再判断一次', 'If it were asked now'),
  message: message('消息', 'The message'),
  notLooked: message('营销案还没有轮到该客户', 'the campaign has not come to them yet'),
  variant: message(
    (code: string) => `版本${code}`,
    (code) => `variant ${code}`,
  ),
  receiptsWait: message(
    (count: number) => `等待${count}个回执`,
    (count) => `waits for ${count} receipt${count === 1 ? '' : 's'}`,
  ),
  answeredAt: message(
    (when: string) => `${when} 已办理`,
    (when) => `ordered ${when}`,
  ),
  optedOutAt: message(
    (when: string) => `${when} 退订`,
    (when) => `opted out ${when}`,
  ),
  segmentsSent: message(
    (count: number) => `${count}条短信`,
    (count) => `${count} segment${count === 1 ? '' : 's'}`,
  ),
  onTimeline: message('在时间线上', 'on their timeline'),
  noTail: message(
    (reason: string) => `短信回复中现在不带优惠尾语：${reason}`,
    (reason) => `No offer line in answers by text now: ${reason}`,
  ),
  unclear: message('不明', 'unclear'),
}
