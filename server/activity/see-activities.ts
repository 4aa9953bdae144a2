import { z } from 'zod'
import { operation, type Visit } from '#server/operation.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { isoDate } from '#words/format.ts'
import { isOver, publishedActivities, type Activity } from './activity.ts'
import { dayOf, partsOf } from './entry.ts'
import { inWindow, isFor, oftenEnough } from './may-take-part.ts'
import { m } from './messages.ts'
import { clock } from './window.ts'

/** An activity as a list shows it. */
export type ShownActivity = {
  code: string
  kind: Activity['kind']
  keyword: string
  title: Bilingual
  lead: Bilingual
  lastDay: string
  /** Hours of the day at which it is open; null for all day. */
  hours: { from: string; until: string } | null
  /** `open`: take part now; `going`: begun; `later`: at another hour, or again tomorrow; `joined`: no more; `over`. */
  state: 'open' | 'going' | 'later' | 'joined' | 'over'
}

const DAY_MS = 24 * 3600_000
const SHOWN_AFTER_MS = 30 * DAY_MS
const LISTED = 50
const IN_A_TEXT = 9

/** `HD`: what this line may take part in now. */
export const seeActivities = operation({
  title: m.seeActivities,
  summary: m.seeActivitiesSummary,
  keyword: 'HD',
  access: 'sim',
  business: 'activity',
  input: z.object({}),
  fields: {},
  run: (visit) => activitiesFor(visit),
  reply(activities, { say }) {
    const open = activities.filter(({ state }) => state === 'open' || state === 'going').slice(0, IN_A_TEXT)
    if (open.length === 0) return { title: say(m.seeActivities), lines: [say(m.none)] }
    const menu = open.map(({ code, keyword, title }) => ({
      label: say(m.listed, { keyword, title: say(title) }),
      operation: 'takePart',
      input: { activity: code },
    }))
    return { title: say(m.seeActivities), lines: [say(m.choose)], menu }
  },
})

type Eyes = Pick<Visit, 'tx' | 'subscriber' | 'now'>

/** What is open first, then what ends first; then what is over and shows its result, for a month. */
export async function activitiesFor({ tx, subscriber, now }: Eyes): Promise<ShownActivity[]> {
  const activities = await publishedActivities(tx)
  const wanted = activities.filter((each) => isShown(each, now)).slice(0, LISTED)
  if (wanted.length === 0) return []
  const parts = await partsOf(tx, subscriber.id)
  const shown: ShownActivity[] = []
  for (const activity of wanted) {
    const { code } = activity
    const joined = parts.entered.get(code)
    if (!joined && !(await isFor(tx, activity, subscriber, now))) continue
    const today = joined?.lastDay === dayOf(now) ? (activity.rules.aDay ?? 1) : 0
    const before = { turns: joined?.turns ?? 0, today }
    shown.push({ ...shownOf(activity), state: stateOf(activity, before, parts.going.has(code), now) })
  }
  return shown.toSorted(
    (one, other) => rank[one.state] - rank[other.state] || (one.lastDay < other.lastDay ? -1 : 1),
  )
}

/** What one could take part in this very moment. */
export async function openActivities(eyes: Eyes): Promise<ShownActivity[]> {
  return (await activitiesFor(eyes)).filter(({ state }) => state === 'open' || state === 'going')
}

export function shownOf(activity: Activity): Omit<ShownActivity, 'state'> {
  const { code, kind, keyword, title, lead, endsAt, rules } = activity
  const { windowFrom, windowUntil } = rules
  const hours = windowFrom === windowUntil ? null : { from: clock(windowFrom), until: clock(windowUntil) }
  return { code, kind, keyword, title, lead, hours, lastDay: isoDate(endsAt - 1) }
}

export function stateOf(
  activity: Activity,
  before: { turns: number; today: number },
  going: boolean,
  now: number,
): ShownActivity['state'] {
  if (isOver(activity, now)) return 'over'
  const enough = oftenEnough(activity.rules, before)
  if (enough === 'all') return 'joined'
  if (enough === 'today' || !inWindow(activity.rules, now)) return 'later'
  return going ? 'going' : 'open'
}

const rank = { going: 0, open: 1, later: 2, joined: 3, over: 4 }

function isShown(activity: Activity, now: number): boolean {
  if (activity.startsAt > now) return false
  if (!isOver(activity, now)) return true
  const overSince = Math.min(activity.endsAt, activity.status === 'ended' ? activity.changedAt : Infinity)
  return activity.showsResult && overSince > now - SHOWN_AFTER_MS
}
