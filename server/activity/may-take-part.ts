/** Who may take part, when, and how often. */
import { Refusal, type Subscriber } from '#server/operation.ts'
import { belongs } from '#server/segment/belongs.ts'
import { segmentVersionOf } from '#server/segment/segment.ts'
import type { Tx } from '#server/store/store.ts'
import { isoDate, shanghai } from '#words/format.ts'
import type { ActivityRules } from '#drizzle/schema/activity.ts'
import { isOver, type Activity } from './activity.ts'
import { dayOf } from './entry.ts'
import { m } from './messages.ts'
import { clock } from './window.ts'

/** What somebody did before: how many times, and when (yyyymmdd) last. */
export type Before = { turns: number; today: number }

/** @throws Refusal where it is over, has not begun, or is closed at this hour */
export function mustBeOpen(activity: Activity, now: number): void {
  if (isOver(activity, now)) throw new Refusal('over', (say) => say(m.over, say(activity.title)), NEXT)
  if (activity.startsAt > now) {
    const from = isoDate(activity.startsAt)
    throw new Refusal('not-yet', (say) => say(m.notYet, { title: say(activity.title), from }), NEXT)
  }
  const { windowFrom, windowUntil } = activity.rules
  if (!inWindow(activity.rules, now)) {
    const hours = { from: clock(windowFrom), until: clock(windowUntil) }
    throw new Refusal('closed-now', (say) => say(m.closedNow, hours), NEXT)
  }
}

const NEXT = ['seeActivities']

/** Whether the hour is among those of the activity; the end is not, and a window may reach across midnight. */
export function inWindow({ windowFrom, windowUntil }: ActivityRules, now: number): boolean {
  if (windowFrom === windowUntil) return true
  const { hour, minute } = shanghai(now)
  const at = hour * 60 + minute
  return windowFrom < windowUntil
    ? at >= windowFrom && at < windowUntil
    : at >= windowFrom || at < windowUntil
}

/** Whether it is for this line at all. */
export async function isFor(
  tx: Tx,
  { rules }: Activity,
  { id, brand }: Pick<Subscriber, 'id' | 'brand'>,
  now: number,
): Promise<boolean> {
  if (rules.brands.length > 0 && !rules.brands.includes(brand)) return false
  if (!rules.segment) return true
  const version = await segmentVersionOf(tx, rules.segment.id, rules.segment.version)
  return version !== undefined && belongs(tx, version.rule, id, now)
}

/** Why not once more; null where they may. */
export function oftenEnough(
  { inAll, aDay }: ActivityRules,
  { turns, today }: Before,
): 'all' | 'today' | null {
  if (inAll !== null && turns >= inAll) return 'all'
  return aDay !== null && today >= aDay ? 'today' : null
}

/** @param entries newest first; as many as are allowed a day, at least */
export function beforeOf(entries: readonly { turn: number; day: number }[], now: number): Before {
  const today = dayOf(now)
  return { turns: entries[0]?.turn ?? 0, today: entries.filter(({ day }) => day === today).length }
}
