/** A test on its way: judged once when it is over, and then the rest of the audience hears the variant that won. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { campaign, pushTarget, type PushChannel } from '#drizzle/schema/campaign.ts'
import { HOUSE, writeAudit } from '#server/staff/audit.ts'
import { claim } from '#server/store/claim.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { judgeTest, outlookOf, type AbTest, type Tried, type Winner } from './ab-test.ts'
import { campaignOf, type Campaign } from './campaign.ts'
import { channelsFor } from './channel-for.ts'
import { countTarget, figuresOf } from './counters.ts'
import { waitingRoom } from './expand.ts'
import { resultsFrom } from './results.ts'
import { AFTER_TEST, moveTarget } from './target.ts'
import { drawOf } from './variant.ts'

const HOUR_MS = 3600_000

const putWinner = query((db, p: Params<{ id: string; winner: Winner }>) =>
  db
    .update(campaign)
    .set({ winner: p.winner })
    .where(and(eq(campaign.id, p.id), isNull(campaign.winner))),
)

/** When the test is judged; null before the campaign began. */
export function testEndsAt({ abTest, startedAt }: Campaign): number | null {
  return abTest && startedAt !== null ? startedAt + abTest.hours * HOUR_MS : null
}

/** What each variant has come to so far. */
export async function triedSoFar(tx: Tx, each: Campaign, { metric }: AbTest): Promise<Tried[]> {
  const { variants } = resultsFrom(await figuresOf(tx, each.id), each)
  return variants.map((line) => ({ code: line.variant, people: line.reached, answered: line[metric] }))
}

/** A test on its way, or as it was judged. */
export async function testSoFar(tx: Tx, each: Campaign, test: AbTest) {
  const tried = await triedSoFar(tx, each, test)
  return { test, winner: each.winner, tried, outlook: outlookOf(tried, test), endsAt: testEndsAt(each) }
}

/**
 * Judges a test whose hours are over. Whoever comes second, in whatever process, changes nothing. Where events go on
 * bringing people the test waits for its sample; everybody else would wait with it, so there the fallback decides.
 */
export async function findWinner(tx: Tx, id: string, now: number): Promise<void> {
  const each = await campaignOf(tx, id)
  const endsAt = each && testEndsAt(each)
  if (!each?.abTest || each.winner || each.expanding || endsAt === null || endsAt === undefined) return
  if (now < endsAt) return
  const winner = judgeTest(await triedSoFar(tx, each, each.abTest), each.abTest, now)
  if (winner.why === 'too-few' && each.schedule.kind === 'event' && each.nextRoundAt !== null) return
  if ((await putWinner.run(tx, { id, winner })) === 0) return
  const { code, why, sides } = winner
  const row = { id: uuidv7(now), staffId: HOUSE, subscriberId: null, happenedAt: now }
  await writeAudit(tx, { ...row, action: 'findWinner', detail: { id, winner: code ?? 'split', why, sides } })
}

const AT_ONCE = 500

/** Whoever waits for the winner is taken out of the waiting room, and told where in the same unit. */
const leaveRoom = claim<{ campaignId: string; channel: PushChannel; now: number }, typeof pushTarget>(
  pushTarget,
  {
    where: (t, p) => and(eq(t.campaignId, p.campaignId), eq(t.channel, p.channel), eq(t.dueAt, AFTER_TEST)),
    orderBy: (t) => [asc(t.subscriberId)],
    set: (t, p) => ({ dueAt: sql`${sql.param(p.now, t.dueAt)}` }),
    limit: AT_ONCE,
  },
)

/** Goes on where it was cut off; nothing to do before there is a winner. */
export async function tellTheRest(store: Store, id: string, now: number): Promise<void> {
  while (await store.transaction((tx) => tellSome(tx, id, now))) {
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

async function tellSome(tx: Tx, id: string, now: number): Promise<boolean> {
  const each = await campaignOf(tx, id)
  if (!each?.winner || each.state !== 'running') return false
  const waiting = await leaveRoom.all(tx, { campaignId: id, channel: waitingRoom(each), now })
  const ids = waiting.map(({ subscriberId }) => subscriberId)
  const channelFor = await channelsFor(tx, each, ids, now)
  for (const target of waiting) {
    const { variant } = drawOf(each, target.subscriberId)
    if (!variant) continue
    const to = { variant: variant.code, channel: channelFor(target.subscriberId, variant.channels) }
    const { subscriberId, campaignId, round } = target
    await moveTarget(tx, { subscriberId, campaignId, round, ...to, queuedAt: now, due: now, reason: '' })
    countTarget(tx, target, 'target', { by: -1 })
    countTarget(tx, { ...target, ...to, queuedAt: now }, 'target')
  }
  return waiting.length === AT_ONCE
}
