/** Who has an event on a day: their birthday, some days with us, or a contract that ends soon. */
import type { Fact } from '#server/segment/rule.ts'
import { shanghaiMs } from '#words/format.ts'
import type { EventSchedule } from './schedule.ts'
import { DAY_MS } from './zone.ts'

/**
 * Every occurrence falls on exactly one day, which is what makes the round of that day reach a person once for it.
 * @param day days since 1970-01-01 in Asia/Shanghai
 */
export function eventOn({ event, days }: EventSchedule, day: number): Fact {
  switch (event) {
    case 'birthday':
      return { fact: 'birthday', in: birthdaysOn(day + days) }
    case 'new-line':
      return { fact: 'openedAt', ...spanOf(day - days) }
    default:
      return { fact: 'contractUntil', ...spanOf(day + days) }
  }
}

/** Month × 100 + day; who was born on 29 February has it on the 28th in other years. */
function birthdaysOn(day: number): number[] {
  const [today = 0, tomorrow = 0] = [day, day + 1].map(monthDay)
  return today === 228 && tomorrow === 301 ? [228, 229] : [today]
}

function monthDay(day: number): number {
  const date = new Date(day * DAY_MS)
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}

function spanOf(day: number): { min: number; max: number } {
  const date = new Date(day * DAY_MS)
  const min = shanghaiMs(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
  return { min, max: min + DAY_MS - 1 }
}
