/** Calls: two lists that agencies took, one worked through, one out with them now; everybody else waits for the next. */
import type { PushResponse } from '#drizzle/schema/campaign.ts'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { callList } from '#drizzle/schema/call-list.ts'
import { dayIn, SHANGHAI } from '#server/campaign/zone.ts'
import type { DemoCampaign } from './campaign-list.ts'
import { chanceOf, type Chance } from './chance.ts'
import { leaveTouch } from './contact.ts'
import { countContact } from './count-contact.ts'
import { later, type Counters, type Line } from './line.ts'
import type { Target } from './notes.ts'

const HOUR_MS = 3600_000

type List = { id: string; agency: string; takenAt: number; hours: number; lines: number; results: number }

/** How far each list is by now. */
export type CallLists = Map<string, List>

const taken = [
  { key: 'first', agency: '青禾外呼中心', afterHours: 5, hours: 336, share: 0.3 },
  { key: 'second', agency: '云港客户回访组', afterHours: 126, hours: 72, share: 0.3 },
]

/** Lists are taken by hand: who is on which is chance, and who is on none waits. */
export function putOnList(line: Line, campaign: DemoCampaign, target: Target, luck: Chance): void {
  target.dueAt = target.queuedAt
  let drawn = luck.next()
  const found = taken.find(({ share }) => (drawn -= share) < 0)
  const [told] = campaign.variants
  const takenAt = target.queuedAt + (found?.afterHours ?? 0) * HOUR_MS
  if (!found || !told || takenAt >= line.setting.now) return
  const list = listOf(line.counters, campaign, found, takenAt)
  const row = {
    subscriberId: line.person.id,
    listId: list.id,
    round: target.round,
    line: ++list.lines,
    day: dayIn(SHANGHAI, takenAt),
    script: told.text,
    result: null as PushResponse | null,
    resultAt: null as number | null,
  }
  line.rows.callLine.push(row)
  const leaseUntil = takenAt + found.hours * HOUR_MS
  Object.assign(target, { state: 'claimed', lease: list.id, dueAt: leaseUntil })
  countContact(line, takenAt, 'outbound')
  // The second list is only half brought back.
  const calledAt = takenAt + luck.between(2, found.key === 'first' ? 70 : 40) * HOUR_MS
  later(line, calledAt, (at) => {
    const result = heardFrom(luck)
    Object.assign(row, { result, resultAt: at })
    list.results++
    hear(line, campaign, target, { result, text: told.text, at, id: luck.id(at) })
  })
}

function listOf(
  { calls }: Counters,
  campaign: DemoCampaign,
  { key, agency, hours }: (typeof taken)[number],
  takenAt: number,
): List {
  const known = calls.get(key)
  if (known) return known
  const id = chanceOf(
    Number.parseInt(campaign.id.slice(-8), 16),
    taken.findIndex((each) => each.key === key),
  ).id(takenAt)
  const list = { id, agency, takenAt, hours, lines: 0, results: 0 }
  calls.set(key, list)
  return list
}

function heardFrom(luck: Chance): PushResponse {
  return luck.choose([
    ['reached' as const, 26],
    ['no-answer' as const, 27],
    ['refused' as const, 26],
    ['accepted' as const, 12],
    ['ordered' as const, 9],
  ])
}

const outcomes: Partial<Record<PushResponse, TouchOutcome>> = {
  refused: 'declined',
  accepted: 'accepted',
  ordered: 'accepted',
  'no-answer': 'expired',
}

type Heard = { result: PushResponse; text: string; at: number; id: string }

function hear(line: Line, campaign: DemoCampaign, target: Target, { result, text, at, id }: Heard): void {
  const spoken = result !== 'no-answer'
  const touchId = leaveTouch(line, {
    id,
    at,
    channel: 'outbound',
    business: 'push',
    operation: null,
    outcome: outcomes[result] ?? 'told',
    ...(spoken && { told: { title: '', lines: [text] } }),
    place: campaign.id,
    byOperator: true,
  })
  Object.assign(target, { dueAt: null, lease: null, touchId })
  if (!spoken) {
    Object.assign(target, { state: 'failed', reason: 'no-answer' })
    return
  }
  Object.assign(target, { state: 'delivered', sentAt: at, response: result })
  const noted = { at, touchId }
  if (result === 'accepted' || result === 'ordered')
    Object.assign(target, { respondedAt: noted.at, respondedId: noted.touchId })
  if (result === 'ordered') Object.assign(target, { answeredAt: noted.at, answeredId: noted.touchId })
}

/** The lists as they stand now. */
export function callListRows(
  { calls }: Counters,
  campaigns: readonly DemoCampaign[],
  takenBy: string,
): (typeof callList.$inferInsert)[] {
  const calling = campaigns.find(({ variants }) => variants.some(({ channel }) => channel === 'outbound'))
  return [...calls.values()].map(({ id, agency, takenAt, hours, lines, results }) => ({
    id,
    code: id.slice(-8),
    campaignId: calling?.id ?? '',
    agency,
    wanted: 200,
    lines,
    results,
    state: 'ready',
    takenBy,
    takenAt,
    leaseUntil: takenAt + hours * HOUR_MS,
    fetchedAt: takenAt + HOUR_MS,
  }))
}
