/** The invented people of the demo: who the n-th subscriber is depends on the seed and n alone. */
import { branches } from '#drizzle/reference/branches.ts'
import type { Brand, Payment } from '#drizzle/schema/subscriber.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import type { Language } from '#words/message.ts'
import { MOST_SUBSCRIBERS } from './size.ts'
import { chanceOf, type Chance } from './chance.ts'

export type Person = {
  id: string
  msisdn: string
  name: string
  brand: Brand
  payment: Payment
  branchCode: string
  tier: number
  openedAt: number
  language: Language
  /** How much likelier than others to go to the e-hall, -0.18 … 0.18. */
  leaning: number
  /** How much this person uses the line against the plan's allowance. */
  appetite: number
}

/** Room for a million numbers each; nobody's numbers begin so, and 10086's own 13800 stays out. */
const prefixes: Record<Brand, string> = { gotone: '13900', easyown: '13700', mzone: '18800' }

const surnames = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文',
)
const given = Array.from(
  '明华建国强伟芳娜敏静丽艳娟涛超勇军杰磊洋斌波辉鹏飞宇浩然晨曦雨欣怡佳琪梦瑶子涵思远一诺嘉宁婉清若兰秀英桂珍玉梅春晓秋月冬青文博志成家豪俊熙梓轩雪莹海燕云帆安然知远景行书瑶可心望舒星河南风',
)

/** Lines that are older than the window were opened up to fifteen years before it. */
const OLDEST_MONTHS = 180

export function personOf(seed: number, index: number, now: number): { person: Person; chance: Chance } {
  const chance = chanceOf(seed, index)
  const brand = chance.choose<Brand>([
    ['gotone', 28],
    ['easyown', 45],
    ['mzone', 27],
  ])
  const payment = chance.yes(brand === 'gotone' ? 1 : brand === 'mzone' ? 0.2 : 0) ? 'postpaid' : 'prepaid'
  const brandLeaning = { gotone: 0.01, easyown: -0.06, mzone: 0.09 }[brand]
  const person: Person = {
    id: idOf(index, now, chance),
    msisdn: prefixes[brand] + String((index * 7919 + 12345) % MOST_SUBSCRIBERS).padStart(6, '0'),
    name: chance.pick(surnames) + chance.pick(given) + (chance.yes(0.72) ? chance.pick(given) : ''),
    brand,
    payment,
    branchCode: chance.choose(branchSizes),
    tier: tierOf(brand, chance),
    openedAt: openingOf(now, chance),
    language: chance.yes(0.02) ? 'en' : 'zh',
    leaning: (chance.next() - 0.5) * 0.22 + brandLeaning,
    appetite: 0.35 + chance.next() * 0.85,
  }
  return { person, chance }
}

/** Ids ascend with the index, so that a clustered table grows at its end: as if the hall had taken over a list of lines. */
export function idOf(index: number, now: number, chance: Chance): string {
  return chance.id(monthStart(addMonths(monthOf(now), -12)) - MOST_SUBSCRIBERS * 2 + index)
}

const branchSizes = branches.map(({ code }, index) => [code, [26, 20, 18, 15, 12, 9][index] ?? 10] as const)

function tierOf(brand: Brand, chance: Chance): number {
  const top = brand === 'gotone' ? 5 : brand === 'easyown' ? 3 : 2
  return Math.min(top, 1 + chance.times(brand === 'gotone' ? 1.6 : 0.6))
}

function openingOf(now: number, chance: Chance): number {
  const monthsAgo = chance.yes(0.12) ? chance.between(0, 11) : chance.between(13, OLDEST_MONTHS)
  const start = monthStart(addMonths(monthOf(now), -monthsAgo))
  const latest = monthsAgo === 0 ? Math.max(1, now - start - 3600_000) : 28 * 86_400_000
  return start + Math.floor(chance.next() * latest)
}
