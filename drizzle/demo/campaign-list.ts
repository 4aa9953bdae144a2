/** What the invented operator's campaigns of a year become in the hall: their rows, their segments, their rounds. */
import type { campaign } from '#drizzle/schema/campaign.ts'
import type { segment, segmentVersion } from '#drizzle/schema/segment.ts'
import type { Schedule } from '#server/campaign/schedule.ts'
import type { Variant } from '#server/campaign/variant.ts'
import { dayIn, SHANGHAI } from '#server/campaign/zone.ts'
import { spanOf } from '#server/campaign/campaign.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import { told, type Told } from './campaigns-told.ts'
import { chanceOf, type Chance } from './chance.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

export const RESPONSE_DAYS = 7
const SEGMENT_PRICE_FEN = 5

export type DemoCampaign = Told & {
  id: string
  segmentId: string
  /** When each round began, UTC ms; none: it has not. */
  rounds: number[]
  schedule: Schedule
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
    const schedule = scheduleOf(each, rounds[0] ?? startOfDay(now) + 9 * DAY_MS + 10 * HOUR_MS)
    const variantsTold = each.variants.map(variantOf)
    return { ...each, id: chance.id(madeAt), segmentId, rounds, schedule, variantsTold }
  })
}

function roundsOf(when: Told['when'], now: number): number[] {
  if (when === null) return []
  const today = startOfDay(now) + 10 * HOUR_MS
  if ('daysAgo' in when) return [today - when.daysAgo * DAY_MS]
  if ('birthdays' in when)
    return Array.from({ length: when.birthdays }, (_, at) => today - (when.birthdays - at) * DAY_MS)
  if ('weeks' in when) {
    const last = today - 3 * DAY_MS
    return Array.from({ length: when.weeks }, (_, back) => last - 7 * DAY_MS * (when.weeks - 1 - back))
  }
  const month = addMonths(monthOf(now), -when.monthsAgo)
  return [monthStart(month) + (when.day - 1) * DAY_MS + 10 * HOUR_MS]
}

/** What a round is called: one after the other, or by its day where events begin rounds. */
export function roundOf({ when, rounds }: Pick<DemoCampaign, 'when' | 'rounds'>, at: number): number {
  return when && 'birthdays' in when ? dayIn(SHANGHAI, at) : rounds.indexOf(at) + 1
}

function scheduleOf({ when }: Told, firstAt: number): Schedule {
  if (when && 'weeks' in when) return { kind: 'weekly', firstAt, until: firstAt + 12 * 7 * DAY_MS }
  if (when && 'birthdays' in when)
    return { kind: 'event', event: 'birthday', days: 0, firstAt, until: firstAt + 364 * DAY_MS }
  return { kind: 'once', firstAt }
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
    const {
      id,
      name,
      goal,
      theme,
      segmentId,
      variantsTold: variants,
      holdoutBp,
      service,
      rounds,
      when,
    } = each
    const { schedule } = each
    const { firstAt } = schedule
    const madeAt = firstAt - 4 * DAY_MS
    const plan = { id, name, goal, theme, segmentId, segmentVersion: 1, variants, holdoutBp, schedule }
    const limits = { windowFrom: 540, windowUntil: 1200, perSecond: 50, onUnknown: 'once' as const }
    const answer = { operation: 'turnServiceOn', operationCode: service, responseDays: RESPONSE_DAYS }
    const begun = when !== null
    const over = when !== null && 'monthsAgo' in when
    const testedFor = (each.abTest?.hours ?? 0) * HOUR_MS
    const lastRound = rounds.at(-1) ?? firstAt
    return {
      ...plan,
      ...limits,
      ...answer,
      ...spanOf(schedule),
      segmentPriceFen: SEGMENT_PRICE_FEN,
      openDays: 14,
      benefit: each.benefit ?? null,
      abTest: each.abTest ?? null,
      winner: null,
      state: over ? 'finished' : begun ? 'running' : 'submitted',
      createdBy: author,
      createdAt: Math.min(madeAt, now),
      submittedAt: Math.min(madeAt + DAY_MS, now),
      approvedBy: begun ? approver : null,
      approvedAt: begun ? madeAt + 2 * DAY_MS : null,
      startedAt: begun ? firstAt : null,
      endedAt: over ? firstAt + testedFor + 3 * HOUR_MS : null,
      round: begun ? roundOf(each, lastRound) : 0,
      nextRoundAt: nextRoundAt(schedule, lastRound),
      expandedTo: null,
      expanding: false,
      dryRun: null,
      changedAt: Math.min(madeAt + 2 * DAY_MS, now),
    }
  })
}

function nextRoundAt({ kind }: Schedule, lastRound: number): number | null {
  if (kind === 'once') return null
  return lastRound + (kind === 'weekly' ? 7 : 1) * DAY_MS
}

/** A stream of its own for each person and round: campaigns change nothing of what else happens to a line. */
export function luckOf(subscriberId: string, campaignIndex: number, round: number): Chance {
  return chanceOf(Number.parseInt(subscriberId.slice(-8), 16), 7919 * (campaignIndex + 1) + round)
}
