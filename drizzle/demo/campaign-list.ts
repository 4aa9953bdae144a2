/** A year of the invented operator's campaigns: by quarter and theme, one that ran every week, one that waits for approval. */
import type { Brand } from '#drizzle/schema/subscriber.ts'
import type { campaign } from '#drizzle/schema/campaign.ts'
import type { segment, segmentVersion } from '#drizzle/schema/segment.ts'
import type { Variant } from '#server/campaign/variant.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import { chanceOf, type Chance } from './chance.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

type Told = {
  name: string
  theme: string
  goal: string
  segment: string
  brands: Brand[]
  /** When it went out: months ago and the day of that month, or days ago; null: it never has. */
  when: { monthsAgo: number; day: number } | { weeks: number } | null
  service: string
  variants: { channel: 'sms' | 'inbox'; title?: string; text: string; drawn: number }[]
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

/** `drawn`: how likely a reader is to order because of it, before plan and purse have their say. */
const told: Told[] = [
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
    name: '年终盛典：12GB流量包',
    theme: '节庆回馈',
    goal: '年底让用量大的客户换成包月，比零买省',
    segment: '全部品牌（同意营销）',
    brands: ['gotone', 'easyown', 'mzone'],
    when: null,
    service: 'LL20',
    variants: [sms('{name}您好，年终盛典：12GB流量包20元/月，比零买省，回复KT LL20办理', 0)],
    holdoutBp: 1000,
    leaving: 0,
  },
]

export const RESPONSE_DAYS = 7
const SEGMENT_PRICE_FEN = 5

export type DemoCampaign = Told & {
  id: string
  segmentId: string
  /** When each round began, UTC ms; none: it has not. */
  rounds: number[]
  variantsTold: Variant[]
}

/** @param now UTC ms, the end of the demo */
export function campaignsUntil(now: number, seed: number): DemoCampaign[] {
  const chance = chanceOf(seed, -300)
  const segments = new Map<string, string>()
  return told.map((each) => {
    const rounds = roundsOf(each.when, now)
    const madeAt = (rounds[0] ?? now) - 5 * DAY_MS
    const segmentId = segments.get(each.segment) ?? chance.id(madeAt)
    segments.set(each.segment, segmentId)
    return { ...each, id: chance.id(madeAt), segmentId, rounds, variantsTold: each.variants.map(variantOf) }
  })
}

function roundsOf(when: Told['when'], now: number): number[] {
  if (when === null) return []
  if ('weeks' in when) {
    const last = startOfDay(now) - 3 * DAY_MS + 10 * HOUR_MS
    return Array.from({ length: when.weeks }, (_, back) => last - 7 * DAY_MS * (when.weeks - 1 - back))
  }
  const month = addMonths(monthOf(now), -when.monthsAgo)
  return [monthStart(month) + (when.day - 1) * DAY_MS + 10 * HOUR_MS]
}

/** Midnight in Shanghai. */
function startOfDay(at: number): number {
  return Math.floor((at + 8 * HOUR_MS) / DAY_MS) * DAY_MS - 8 * HOUR_MS
}

function variantOf({ channel, title = '', text }: Told['variants'][number], index: number): Variant {
  const code = ['A', 'B', 'C', 'D'][index] ?? 'A'
  return { code, channels: [channel], share: 1, title: { zh: title, en: '' }, text: { zh: text, en: '' } }
}

type By = { author: string; approver: string }

export function segmentRows(campaigns: readonly DemoCampaign[], { author }: By, now: number) {
  const first = [...Map.groupBy(campaigns, ({ segmentId }) => segmentId).values()].flatMap(
    ([each]) => each ?? [],
  )
  const rows: (typeof segment.$inferInsert)[] = []
  const versions: (typeof segmentVersion.$inferInsert)[] = []
  for (const { segmentId, segment: name, brands, rounds } of first) {
    const createdAt = (rounds[0] ?? now) - 6 * DAY_MS
    const made = { createdBy: author, createdAt }
    rows.push({ id: segmentId, name, version: 1, ...made, changedAt: createdAt })
    const rule = {
      all: [
        { fact: 'brand' as const, in: brands },
        { fact: 'consent' as const, is: true },
      ],
    }
    const uncounted = { countState: 'waiting' as const, looked: 0, matched: 0, sample: [] }
    versions.push({ segmentId, version: 1, rule, ...made, ...uncounted })
  }
  return { segments: rows, versions }
}

export function campaignRows(
  campaigns: readonly DemoCampaign[],
  { author, approver }: By,
  now: number,
): (typeof campaign.$inferInsert)[] {
  return campaigns.map((each) => {
    const { id, name, goal, theme, segmentId, variantsTold: variants, holdoutBp, service, rounds } = each
    const weekly = each.when !== null && 'weeks' in each.when
    const firstAt = rounds[0] ?? startOfDay(now) + 9 * DAY_MS + 10 * HOUR_MS
    const until = firstAt + 12 * 7 * DAY_MS
    const madeAt = firstAt - 4 * DAY_MS
    const plan = { id, name, goal, theme, segmentId, segmentVersion: 1, variants, holdoutBp }
    const limits = { windowFrom: 540, windowUntil: 1200, perSecond: 50, onUnknown: 'once' as const }
    const answer = { operation: 'turnServiceOn', operationCode: service, responseDays: RESPONSE_DAYS }
    const begun = rounds.length > 0
    return {
      ...plan,
      ...limits,
      ...answer,
      segmentPriceFen: SEGMENT_PRICE_FEN,
      openDays: 14,
      schedule: weekly ? { kind: 'weekly', firstAt, until } : { kind: 'once', firstAt },
      beginsAt: firstAt,
      lastsUntil: weekly ? until : firstAt,
      state: weekly ? 'running' : begun ? 'finished' : 'submitted',
      createdBy: author,
      createdAt: Math.min(madeAt, now),
      submittedAt: Math.min(madeAt + DAY_MS, now),
      approvedBy: begun ? approver : null,
      approvedAt: begun ? madeAt + 2 * DAY_MS : null,
      startedAt: begun ? firstAt : null,
      endedAt: begun && !weekly ? firstAt + 3 * HOUR_MS : null,
      round: rounds.length,
      nextRoundAt: weekly ? (rounds.at(-1) ?? firstAt) + 7 * DAY_MS : null,
      expandedTo: null,
      expanding: false,
      dryRun: null,
      changedAt: Math.min(madeAt + 2 * DAY_MS, now),
    }
  })
}

/** A stream of its own for each person and round: campaigns change nothing of what else happens to a line. */
export function luckOf(subscriberId: string, campaignIndex: number, round: number): Chance {
  return chanceOf(Number.parseInt(subscriberId.slice(-8), 16), 7919 * (campaignIndex + 1) + round)
}
