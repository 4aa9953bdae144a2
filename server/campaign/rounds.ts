/**
 * The life of a campaign between a person's decisions: rounds begin when they are due, the audience is written down, a
 * test is judged, and a campaign is over when nothing of it is open. Each step is a small unit and may be cut off anywhere.
 */
import type { Store, Tx } from '#server/store/store.ts'
import { campaignOf, campaignsIn, moveCampaign } from './campaign.ts'
import { closeTargets, windUp } from './close-targets.ts'
import { expand } from './expand.ts'
import { nextRound, type EventSchedule } from './schedule.ts'
import { hasOpenTargets, hasUnsentTargets } from './target.ts'
import { findWinner, tellTheRest } from './winner.ts'
import { DAY_MS, dayIn, offsetMs, SHANGHAI } from './zone.ts'

/** Everything that is due now. */
export async function keepRounds(store: Store, now: number): Promise<void> {
  for (const each of await store.read((tx) => campaignsIn(tx, 'approved'))) {
    if (each.nextRoundAt !== null && each.nextRoundAt <= now) {
      await store.transaction((tx) => beginRound(tx, each.id, now))
    }
  }
  for (const each of await store.read((tx) => campaignsIn(tx, 'running'))) {
    if (each.expanding) await expand(store, each.id, now)
    if (each.abTest && !each.winner) await store.transaction((tx) => findWinner(tx, each.id, now))
    if (each.abTest) await tellTheRest(store, each.id, now)
    await closeTargets(store, each, now)
    await store.transaction((tx) => goOn(tx, each.id, now))
  }
  for (const each of await store.read((tx) => campaignsIn(tx, 'stopped'))) {
    await windUp(store, each.id, now)
  }
}

/** Begins the next round of an approved campaign, or of a running one that has ended its last. */
export async function beginRound(tx: Tx, id: string, now: number): Promise<boolean> {
  const before = await campaignOf(tx, id)
  if (!before || before.expanding || before.nextRoundAt === null) return false
  const { schedule } = before
  const next =
    schedule.kind === 'event'
      ? eventRound(schedule, before.nextRoundAt, now)
      : // Whoever starts early has that round now in place of then: nobody is told twice.
        { round: before.round + 1, nextRoundAt: nextRound(schedule, Math.max(now, before.nextRoundAt)) }
  return moveCampaign(tx, before, {
    state: 'running',
    startedAt: before.startedAt ?? now,
    ...next,
    expanding: true,
    expandedTo: null,
    now,
  })
}

/** Days that were missed are made up for, but nobody is greeted later than this. */
const CATCH_UP_DAYS = 3

/** The day is the round: whoever begins it, and however often, it is that day's and there is one of it. */
function eventRound(schedule: EventSchedule, dueAt: number, now: number) {
  const today = dayIn(SHANGHAI, now)
  const round = Math.max(Math.min(dayIn(SHANGHAI, dueAt), today), today - CATCH_UP_DAYS)
  const endOfDay = (round + 1) * DAY_MS - offsetMs(SHANGHAI, now) - 1
  return { round, nextRoundAt: nextRound(schedule, endOfDay) }
}

/** A round whose targets have all ended makes room for the next, or ends the campaign; events wait for nobody. */
async function goOn(tx: Tx, id: string, now: number): Promise<void> {
  const each = await campaignOf(tx, id)
  if (!each || each.state !== 'running' || each.expanding) return
  const due = each.nextRoundAt !== null && each.nextRoundAt <= now
  if (due && each.schedule.kind === 'event') await beginRound(tx, id, now)
  else if (due && !(await hasUnsentTargets(tx, id))) await beginRound(tx, id, now)
  else if (each.nextRoundAt === null && !(await hasOpenTargets(tx, id)))
    await moveCampaign(tx, each, { state: 'finished', endedAt: now, now })
}
