/** A year of the invented operator's offers, as its marketing would keep them: six live, one planned, four over. */
import type { OfferRaise, OfferRules, OfferText } from '#drizzle/schema/offer.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import { anybody } from '#server/recommendation/rules.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'

type Pair = readonly [zh: string, en: string]
type Told = Pick<Offer, 'code' | 'name' | 'operation' | 'input' | 'points'> & {
  title: Pair
  text: Pair
  price: Pair
  rules: Partial<OfferRules>
  raises?: OfferRaise[]
  own?: Record<string, OfferText>
} & Partial<Pick<Offer, 'status' | 'channels' | 'firstChannel'>> & {
    /** Months before this one in which it began and ended; from two months ago until two months ahead where absent. */
    between?: [number, number]
  }

const both = ([zh, en]: Pair) => ({ zh, en })
const good: Partial<OfferRules> = { credits: ['active'] }

const told: Told[] = [
  {
    code: 'A1',
    name: '流量告急加油包',
    operation: 'turnServiceOn',
    input: { code: 'JYB' },
    points: 50,
    title: ['1GB加油包', '1 GB pack'],
    text: [
      '本月流量快用完了，加1GB放心用到月底。',
      'Your data is running out: one more GB until the month ends.',
    ],
    price: ['3元一次', '¥3 once'],
    rules: { ...good, usageFrom: 60 },
    raises: [{ figure: 'usage', from: 85, points: 40 }],
  },
  {
    code: 'A2',
    name: '月月12GB流量包',
    operation: 'turnServiceOn',
    input: { code: 'LL20' },
    points: 45,
    title: ['12GB流量包', '12 GB pack'],
    text: ['您每月流量都不够用，包月比零买省。', 'You run out month after month: a monthly pack costs less.'],
    price: ['20元/月', '¥20 a month'],
    rules: { ...good, usageFrom: 75, lacks: ['LL10', 'LL50'], billFromFen: 3000 },
  },
  {
    code: 'B1',
    name: '全球通升档88',
    operation: 'changePlan',
    input: { code: 'GT88', when: 'next' },
    points: 60,
    title: ['商旅88套餐', 'Business 88'],
    text: [
      '通话500分钟、流量20GB，按您的用量更合算。',
      '500 minutes and 20 GB: better value for how you use it.',
    ],
    price: ['88元/月，次月生效', '¥88 a month from next month'],
    rules: { ...good, brands: ['gotone'], plans: ['GT58'], billFromFen: 7000, tenureMonths: 3 },
    raises: [{ figure: 'tenure', from: 24, points: 10 }],
  },
  {
    code: 'B2',
    name: '神州行轻松38',
    operation: 'changePlan',
    input: { code: 'SZ38', when: 'next' },
    points: 55,
    title: ['轻松38套餐', 'Light 38'],
    text: ['更多通话和流量，次月自动换上。', 'More minutes and data from next month on.'],
    price: ['38元/月', '¥38 a month'],
    rules: { ...good, brands: ['easyown'], plans: ['SZ8', 'SZ19'] },
  },
  {
    code: 'C1',
    name: '岚影视频会员',
    operation: 'turnServiceOn',
    input: { code: 'SPHY' },
    points: 35,
    title: ['岚影视频会员', 'Lanying Video'],
    text: ['全站会员内容，另送10GB定向流量。', 'Everything to watch, with 10 GB for watching it.'],
    price: ['15元/月', '¥15 a month'],
    rules: { ...good, consent: true, tenureMonths: 6 },
    firstChannel: 'web',
  },
  {
    code: 'C2',
    name: '听山音乐（动感地带）',
    operation: 'turnServiceOn',
    input: { code: 'YYHY' },
    points: 50,
    title: ['听山音乐会员', 'Tingshan Music'],
    text: ['动感地带专享，全曲库畅听畅下。', 'For M-Zone: listen to and download everything.'],
    price: ['8元/月', '¥8 a month'],
    rules: { ...good, brands: ['mzone'] },
  },
  {
    code: 'D1',
    name: '老客户亲情号',
    operation: 'turnServiceOn',
    input: { code: 'QQH' },
    points: 30,
    title: ['亲情号', 'Family numbers'],
    text: ['给家里3个号码打电话，每分钟0.05元。', 'Calls to three family numbers at ¥0.05 a minute.'],
    price: ['3元/月', '¥3 a month'],
    rules: { ...good, brands: ['easyown', 'gotone'], tenureMonths: 12 },
    raises: [{ figure: 'tenure', from: 60, points: 15 }],
    status: 'draft',
  },
  {
    code: 'D2',
    name: '国庆流量大包',
    operation: 'turnServiceOn',
    input: { code: 'LL50' },
    points: 70,
    title: ['40GB流量包', '40 GB pack'],
    text: ['国庆出行，流量管够。', 'For the holidays: data without end.'],
    price: ['50元/月', '¥50 a month'],
    rules: good,
    channels: ['web', 'sms'],
    status: 'ended',
    between: [2, 1],
  },
  {
    code: 'E1',
    name: '岁末1GB加油包',
    operation: 'turnServiceOn',
    input: { code: 'JYB' },
    points: 50,
    title: ['1GB加油包', '1 GB pack'],
    text: ['回家路上流量够用，加1GB当月有效。', 'Enough data for the way home: one more GB this month.'],
    price: ['3元一次', '¥3 once'],
    rules: good,
    status: 'ended',
    between: [12, 8],
  },
  {
    code: 'F1',
    name: '春季来电提醒',
    operation: 'turnServiceOn',
    input: { code: 'LDTX' },
    points: 40,
    title: ['来电提醒', 'Missed-call alerts'],
    text: ['关机也不漏接重要电话。', 'Never miss an important call, even while off.'],
    price: ['3元/月', '¥3 a month'],
    rules: good,
    status: 'ended',
    between: [8, 5],
  },
  {
    code: 'G1',
    name: '暑期视频会员',
    operation: 'turnServiceOn',
    input: { code: 'SPHY' },
    points: 45,
    title: ['岚影视频会员', 'Lanying Video'],
    text: ['暑假看个够，另送10GB定向流量。', 'A summer of films, with 10 GB for watching.'],
    price: ['15元/月', '¥15 a month'],
    rules: { ...good, brands: ['gotone', 'mzone'] },
    status: 'ended',
    between: [5, 2],
  },
]

/** @param now UTC ms; offers began two months before and last two months more */
export function offerRows(now: number): Offer[] {
  const month = monthOf(now)
  return told.map(
    ({
      title,
      text,
      price,
      own = {},
      rules,
      raises = [],
      firstChannel = null,
      between = [2, -3],
      ...rest
    }) => ({
      channels: [],
      status: 'live',
      ...rest,
      words: { every: { title: both(title), text: both(text), price: both(price) }, own },
      rules: { ...anybody, ...rules },
      raises,
      firstChannel,
      firstUntil: firstChannel ? monthStart(addMonths(month, 1)) : null,
      startsAt: monthStart(addMonths(month, -between[0])),
      endsAt: monthStart(addMonths(month, -between[1])),
      coolDownDays: 30,
      changedAt: now,
    }),
  )
}
