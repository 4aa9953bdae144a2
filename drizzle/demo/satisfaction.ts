/** Surveys after something was done in the e-hall, and the scores that some give. */
import type { BusinessType } from '#server/touch/business-types.ts'
import type { CalendarMonth } from './calendar.ts'
import { earnCoins } from './coins.ts'
import { leaveTouch } from './contact.ts'
import { later, type Line } from './line.ts'
import { m } from './messages.ts'

const SURVEY_LIVES_MS = 24 * 3600_000

/** A few are asked, not all of them answer; scores rise a little over the year. */
export function askSatisfaction(
  line: Line,
  month: CalendarMonth,
  at: number,
  business: BusinessType,
  touchId: string,
): void {
  const { chance, person, rows, setting } = line
  if (!chance.yes(0.16)) return
  const scoredAt = at + chance.between(40_000, 5_400_000)
  const answered = chance.yes(0.55) && scoredAt < setting.now
  const good = 44 + month.index
  const scored = chance.choose([
    [5, good],
    [4, 32],
    [3, 14],
    [2, 5],
    [1, 4],
  ])
  rows.satisfaction.push({
    subscriberId: person.id,
    id: chance.id(at),
    touchId,
    business,
    branchCode: person.branchCode,
    askedAt: at,
    expiresAt: at + SURVEY_LIVES_MS,
    score: answered ? scored : null,
    scoredAt: answered ? scoredAt : null,
    channel: answered ? 'sms' : null,
  })
  if (answered) later(line, scoredAt, (at) => score(line, at, scored, touchId))
}

function score(line: Line, at: number, scored: number, touchId: string): void {
  const { say } = line
  const id = leaveTouch(line, {
    at,
    channel: 'sms',
    business: 'satisfaction',
    operation: 'rateSatisfaction',
    said: String(scored),
    told: { title: say(m.scoreTitle), lines: [say(m.scored)] },
    answersId: touchId,
  })
  earnCoins(line, at, 'satisfaction', 'sms', id)
}
