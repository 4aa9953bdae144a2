/** Targets that are left out because their time is over, batch by batch. */
import { and, asc, eq, isNotNull, lte, ne, or, sql } from 'drizzle-orm'
import { pushTarget } from '#drizzle/schema/campaign.ts'
import { claim } from '#server/store/claim.ts'
import type { Tx } from '#server/store/store.ts'
import { AFTER_TEST, type Target } from './target.ts'

const LEFT_AT_ONCE = 500

const leaveOut = claim<{ campaignId: string; reason: string; now: number }, typeof pushTarget>(pushTarget, {
  where: (t, p) =>
    and(eq(t.campaignId, p.campaignId), isNotNull(t.dueAt), or(eq(t.state, 'queued'), lte(t.dueAt, p.now))),
  orderBy: (t) => [asc(t.dueAt)],
  set: (t, p) => ({
    // A banner that was seen stays seen, and of a line on a list somebody knows that nobody has called it yet.
    state: sql`case when ${t.state} = 'delivered' then 'delivered' when ${t.state} = 'claimed' and ${t.channel} <> 'outbound' then 'unknown' else 'skipped' end`,
    reason: sql`case when ${t.state} = 'delivered' then '' when ${t.state} = 'claimed' and ${t.channel} <> 'outbound' then 'sender-lost' else ${sql.param(p.reason, t.reason)} end`,
    dueAt: null,
    lease: null,
  }),
  limit: LEFT_AT_ONCE,
})

type Late = { campaignId: string; channel: 'banner' | 'outbound'; reason: string; writtenBefore: number }

const leaveOutOld = claim<Late, typeof pushTarget>(pushTarget, {
  where: (t, p) =>
    and(
      eq(t.campaignId, p.campaignId),
      eq(t.channel, p.channel),
      isNotNull(t.dueAt),
      ne(t.dueAt, AFTER_TEST),
      lte(t.queuedAt, p.writtenBefore),
    ),
  orderBy: (t) => [asc(t.dueAt)],
  set: (t, p) => ({
    state: sql`case when ${t.state} = 'delivered' then 'delivered' else 'skipped' end`,
    reason: sql`case when ${t.state} = 'delivered' then '' else ${sql.param(p.reason, t.reason)} end`,
    dueAt: null,
    lease: null,
  }),
  limit: LEFT_AT_ONCE,
})

/** Ends a batch of what was written down before a moment and has waited on its channel since. */
export function leaveOutLate(tx: Tx, late: Late): Promise<Target[]> {
  return leaveOutOld.all(tx, late)
}

/** Ends a batch of what waits; what a sender holds is left to it, what a lost one held is of unknown fate. */
export function leaveOutTargets(tx: Tx, campaignId: string, reason: string, now: number): Promise<Target[]> {
  return leaveOut.all(tx, { campaignId, reason, now })
}
