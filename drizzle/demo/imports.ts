/** The monthly files by which counters, agents and partner stores reported their contacts. */
import { createHash } from 'node:crypto'
import type { importBatch } from '#drizzle/schema/report.ts'
import type { Month } from '#words/format.ts'
import type { CalendarMonth } from './calendar.ts'
import { chanceOf } from './chance.ts'

/** @param human contacts on human channels, by month */
export function importRows(
  calendar: CalendarMonth[],
  human: Map<Month, number>,
  seed: number,
): (typeof importBatch.$inferInsert)[] {
  const chance = chanceOf(seed, -200)
  return calendar
    .filter(({ month }) => human.has(month))
    .map(({ month, endsAt }) => {
      const fileName = `contacts-${month}.csv`
      return {
        id: chance.id(endsAt),
        source: 'upload',
        fileName,
        fileHash: createHash('sha256').update(`${seed} ${fileName}`).digest('hex'),
        staffId: null,
        importedAt: endsAt,
        taken: human.get(month) ?? 0,
        known: 0,
        faults: [],
        faultCount: 0,
      }
    })
}
