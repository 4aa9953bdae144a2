/** A year of the invented operator's campaigns, as its marketing would write them: by text, inbox, banner and call, tested, by events. */
import type { Brand } from '#drizzle/schema/subscriber.ts'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import type { AbTest } from '#server/campaign/ab-test.ts'
import type { Benefit } from '#server/campaign/benefit.ts'

export type Told = {
  name: string
  theme: string
  goal: string
  segment: string
  brands: Brand[]
  /**
   * When it went out: months ago and the day of that month; each of the last weeks; so many days ago and open since; each
   * birthday of the last days; null: it never has.
   */
  when:
    | { monthsAgo: number; day: number }
    | { weeks: number }
    | { daysAgo: number }
    | { birthdays: number }
    | null
  service: string
  variants: { channel: PushChannel; title?: string; text: string; drawn: number }[]
  abTest?: AbTest
  benefit?: Benefit
  /** Of ten thousand, held back. */
  holdoutBp: number
  /** How likely somebody leaves after it. */
  leaving: number
}

const sms = (text: string, drawn: number) => ({ channel: 'sms' as const, text, drawn })
const inbox = (title: string, text: string, drawn: number) => ({
  channel: 'inbox' as const,
  title,
  text,
  drawn,
})

const banner = (title: string, text: string, drawn: number) => ({
  channel: 'banner' as const,
  title,
  text,
  drawn,
})
const call = (text: string, drawn: number) => ({ channel: 'outbound' as const, text, drawn })

/** The code that wins where a test decides: what the second says is better by far. */
const tested = { metric: 'responded', confidence: 95, fallback: 'B' } as const

/** `drawn`: how likely a reader is to order because of it, before plan and purse have their say. */
export const told: Told[] = [
  {
    name: '岁末回馈：亲情号',
    theme: '节庆回馈',
    goal: '让有家有口的客户把常打的号码设成亲情号',
    segment: '神州行与全球通（同意营销）',
    brands: ['easyown', 'gotone'],
    when: { monthsAgo: 11, day: 18 },
    service: 'QQH',
    variants: [sms('岁末回馈，给家里3个号码打电话每分钟0.05元，3元/月，回复KT QQH办理', 0.07)],
    holdoutBp: 2000,
    leaving: 0.006,
  },
  {
    name: '新春红包：1GB加油包',
    theme: '节庆回馈',
    goal: '春节流量高峰前，试两种说法哪个更有效',
    segment: '全部品牌（同意营销）',
    brands: ['gotone', 'easyown', 'mzone'],
    when: { monthsAgo: 10, day: 12 },
    service: 'JYB',
    variants: [
      sms('过年拜年流量够吗？1GB加油包3元，当月有效，回复KT JYB办理', 0.05),
      sms('新春红包到：1GB只要3元，抢到就能用，回复KT JYB，今天办今天生效', 0.1),
    ],
    holdoutBp: 2000,
    leaving: 0.005,
  },
  {
    name: '春日影院：岚影视频会员',
    theme: '内容会员',
    goal: '让看视频多的客户知道会员含10GB定向流量',
    segment: '全球通与动感地带（同意营销）',
    brands: ['gotone', 'mzone'],
    when: { monthsAgo: 8, day: 8 },
    service: 'SPHY',
    variants: [
      inbox(
        '春日影院',
        '岚影视频会员15元/月，全站内容随意看，另送10GB定向流量。发送KT SPHY到10086办理。',
        0.06,
      ),
    ],
    holdoutBp: 2000,
    leaving: 0.001,
  },
  {
    name: '校园音乐月：听山音乐',
    theme: '校园',
    goal: '把音乐会员推给动感地带的学生',
    segment: '动感地带（同意营销）',
    brands: ['mzone'],
    when: { monthsAgo: 7, day: 20 },
    service: 'YYHY',
    variants: [sms('校园音乐月，听山音乐8元/月，全曲库畅听畅下，回复KT YYHY办理', 0.13)],
    holdoutBp: 2500,
    leaving: 0.004,
  },
  {
    name: '毕业季：12GB流量包',
    theme: '校园',
    goal: '毕业旅行路上流量不断线',
    segment: '动感地带（同意营销）',
    brands: ['mzone'],
    when: { monthsAgo: 5, day: 15 },
    service: 'LL20',
    variants: [sms('毕业旅行流量先行：12GB包20元/月，回复KT LL20办理，随时可退', 0.06)],
    holdoutBp: 2500,
    leaving: 0.006,
  },
  {
    name: '暑期出行：1GB加油包',
    theme: '流量经营',
    goal: '比较短信和站内信哪个渠道更有效',
    segment: '全部品牌（同意营销）',
    brands: ['gotone', 'easyown', 'mzone'],
    when: { monthsAgo: 4, day: 10 },
    service: 'JYB',
    variants: [
      sms('暑期出门流量不够？1GB加油包3元，当月有效，回复KT JYB办理', 0.09),
      inbox('暑期加油包', '1GB加油包3元，当月有效。发送KT JYB到10086，或在网厅“业务”里开通。', 0.04),
    ],
    holdoutBp: 2000,
    leaving: 0.005,
  },
  {
    name: '开学季：5GB流量包',
    theme: '校园',
    goal: '让神州行客户包月用流量',
    segment: '神州行（同意营销）',
    brands: ['easyown'],
    when: { monthsAgo: 2, day: 16 },
    service: 'LL10',
    variants: [sms('【限时】5GB流量包仅10元/月！机会难得！！马上回复KT LL10办理，错过再等一年', 0.004)],
    holdoutBp: 2000,
    leaving: 0.03,
  },
  {
    name: '国庆出游：1GB加油包',
    theme: '流量经营',
    goal: '先让一半客户试两种说法，三天后胜出的发给其余客户',
    segment: '全部品牌（同意营销）',
    brands: ['gotone', 'easyown', 'mzone'],
    when: { monthsAgo: 2, day: 24 },
    service: 'JYB',
    variants: [
      sms('1GB加油包3元，当月有效，回复KT JYB办理', 0.02),
      sms('国庆出门前加1GB，导航拍照都够用，只要3元，回复KT JYB，立即生效', 0.2),
    ],
    abTest: { ...tested, shareBp: 5000, hours: 72, sample: 50 },
    holdoutBp: 2000,
    leaving: 0.004,
  },
  {
    name: '重阳关爱：亲情号',
    theme: '节庆回馈',
    goal: '请子女给爸妈设亲情号',
    segment: '神州行与全球通（同意营销）',
    brands: ['easyown', 'gotone'],
    when: { monthsAgo: 1, day: 9 },
    service: 'QQH',
    variants: [
      sms('重阳节，给爸妈打电话更省：亲情号3元/月，每分钟0.05元，回复KT QQH办理', 0.08),
      sms('亲情号3元/月，拨打3个号码每分钟0.05元，回复KT QQH办理', 0.05),
    ],
    holdoutBp: 2000,
    leaving: 0.004,
  },
  {
    name: '流量告急：每周加油',
    theme: '流量经营',
    goal: '每周提醒流量将尽的客户，加1GB用到月底',
    segment: '全部品牌（同意营销）',
    brands: ['gotone', 'easyown', 'mzone'],
    when: { weeks: 3 },
    service: 'JYB',
    variants: [sms('本周流量告急？加1GB用到月底，3元，回复KT JYB办理', 0.05)],
    holdoutBp: 2000,
    leaving: 0.003,
  },
  {
    name: '生日祝福：来电更省',
    theme: '客户关怀',
    goal: '生日当天祝福，顺带介绍亲情号，看看哪种说法有人问',
    segment: '全部品牌（同意营销）',
    brands: ['gotone', 'easyown', 'mzone'],
    when: { birthdays: 75 },
    service: 'QQH',
    variants: [
      sms('{name}生日快乐！设3个亲情号，家人来电每分钟0.05元，3元/月，回复KT QQH办理', 0.1),
      sms('{name}生日快乐！愿您与家人常联系，亲情号3元/月，回复KT QQH办理', 0.06),
    ],
    abTest: { ...tested, shareBp: 9000, hours: 240, sample: 300 },
    holdoutBp: 1000,
    leaving: 0.002,
  },
  {
    name: '影音周：岚影视频会员',
    theme: '内容会员',
    goal: '在网厅页面上向常看视频的客户展示会员权益',
    segment: '全球通与动感地带（同意营销）',
    brands: ['gotone', 'mzone'],
    when: { daysAgo: 9 },
    service: 'SPHY',
    variants: [banner('影音周：会员15元/月', '全站内容随意看，另送10GB定向流量。', 0.05)],
    holdoutBp: 2000,
    leaving: 0,
  },
  {
    name: '老客户回访：月月12GB',
    theme: '存量维系',
    goal: '由外呼团队向全球通老客户介绍包月流量，听取意见',
    segment: '全球通（同意营销）',
    brands: ['gotone'],
    when: { daysAgo: 6 },
    service: 'LL20',
    variants: [
      call('您好，这里是青岚通信回访。您每月流量常不够用，12GB包20元/月，比零买省，需要为您办理吗？', 0.09),
    ],
    holdoutBp: 1500,
    leaving: 0,
  },
  {
    name: '年终盛典：12GB流量包',
    theme: '节庆回馈',
    goal: '年底让用量大的客户换成包月，比零买省',
    segment: '全部品牌（同意营销）',
    brands: ['gotone', 'easyown', 'mzone'],
    when: null,
    service: 'LL20',
    variants: [sms('{name}您好，年终盛典：12GB流量包20元/月，办理送100个e币，回复KT LL20办理', 0)],
    benefit: { coins: 100, budget: 'year-end', validMonths: 6 },
    holdoutBp: 1000,
    leaving: 0,
  },
]
