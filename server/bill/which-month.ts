/** The month of a bill as people write it: 202610, 2026-10, 2026年10月, 10, 10月, 十月, 上月, 上上月, 本月. */
import { addMonths, monthOf, type Month } from '#words/format.ts'

const counted = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

const ago: Record<string, number> = {
  上月: 1,
  上个月: 1,
  LAST: 1,
  上上月: 2,
  上上个月: 2,
  前月: 2,
  本月: 0,
  当月: 0,
  这个月: 0,
  THIS: 0,
}

/** A month before today's calendar, or how many months ago; a month without a year is the last one of that name. */
export type MonthWord = { month: Month } | { ago: number } | { named: number }

/** @returns undefined when the word names no month */
export function readMonth(text: string): MonthWord | undefined {
  const word = text.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  const back = ago[word]
  if (back !== undefined) return { ago: back }
  const dated = /^(20\d\d)[-/.年]?(\d{1,2})月?$/.exec(word)
  if (dated) return ofYear(Number(dated[1]), Number(dated[2]))
  const named = /^(\d{1,2}|[一二三四五六七八九十]{1,2})月?(?:份)?$/.exec(word)
  if (!named?.[1]) return undefined
  const number = Number(named[1]) || counted.indexOf(named[1]) + 1
  return number >= 1 && number <= 12 ? { named: number } : undefined
}

function ofYear(year: number, month: number): MonthWord | undefined {
  return month >= 1 && month <= 12 ? { month: year * 100 + month } : undefined
}

/** The month meant at `now`. A bare number is never in the future: 12 said in November is last year's December. */
export function monthMeant(word: MonthWord, now: number): Month {
  const current = monthOf(now)
  if ('month' in word) return word.month
  if ('ago' in word) return addMonths(current, -word.ago)
  const thisYear = Math.floor(current / 100) * 100 + word.named
  return thisYear > current ? thisYear - 100 : thisYear
}
