/** What a line does that campaigns wait for is written on their targets, on both sides of the holdout. */
import type { pushTarget } from '#drizzle/schema/campaign.ts'
import { RESPONSE_DAYS } from './campaign-list.ts'

export type Target = typeof pushTarget.$inferInsert

/** A target on a line, with what its campaign waits for. */
export type Listed = { target: Target; service: string }

/** Where campaigns listed the line. */
type Line = { listed: Listed[] }

const DAY_MS = 24 * 3600_000

/** Somebody asked what a service costs, on whatever channel of the hall. */
export function noteQuote(line: Line, service: string, at: number, touchId: string): void {
  for (const target of awaiting(line, service, at)) respond(target, at, touchId)
}

export function noteOrder(line: Line, service: string, at: number, touchId: string, amountFen: number): void {
  for (const target of awaiting(line, service, at)) {
    if (target.answeredAt) continue
    Object.assign(target, { answeredAt: at, answeredId: touchId, answeredFen: amountFen })
    respond(target, at, touchId)
  }
}

/** It is held against the last message that reached them. */
export function noteOptOut(line: Line, at: number, touchId: string): void {
  const reached = line.listed.filter(
    ({ target: { sentAt, state } }) => sentAt && sentAt < at && state !== 'failed',
  )
  const last = reached.reduce<Target | undefined>(
    (newest, { target }) => ((target.sentAt ?? 0) > (newest?.sentAt ?? 0) ? target : newest),
    undefined,
  )
  if (!last || isLate(last, at) || last.optedOutAt) return
  Object.assign(last, { optedOutAt: at, optedOutId: touchId })
}

function awaiting(line: Line, service: string, at: number): Target[] {
  const newest = new Map<string, Target>()
  for (const { target, service: wanted } of line.listed) {
    const reached = !['queued', 'skipped', 'failed'].includes(target.state)
    const begun = (target.sentAt ?? target.queuedAt) <= at
    if (wanted === service && reached && begun && !isLate(target, at)) newest.set(target.campaignId, target)
  }
  return [...newest.values()]
}

export function respond(target: Target, at: number, touchId: string): void {
  if (target.state === 'holdout' || target.respondedAt || isLate(target, at)) return
  Object.assign(target, { respondedAt: at, respondedId: touchId })
}

function isLate({ sentAt, queuedAt }: Target, at: number): boolean {
  return at - (sentAt ?? queuedAt) > RESPONSE_DAYS * DAY_MS
}
