/**
 * Filling lists for the callers: those who are due are claimed for one list, batch by batch, and judged like any message:
 * consent, holdout, caps, and quiet hours as the hours of calling. A cut-off filling goes on where it was.
 */
import { callLine } from '#drizzle/schema/call-list.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { callListFilled, fillingLists, holdCallList, type CallList } from './call-list.ts'
import { campaignOf } from './campaign.ts'
import { policyOf } from './policy.ts'
import { judgeTargets, type Taken } from './take.ts'
import { claimTargets, MOST_AT_ONCE } from './target.ts'

/** For the house's keeper. */
export async function fillCallLists(store: Store, now: number): Promise<void> {
  for (const { id } of await store.read((tx) => fillingLists(tx))) {
    while (await store.transaction((tx) => fillSome(tx, id, now))) {
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
}

/** False when the list is whole: it has what was wanted, or nobody else may be called now. */
async function fillSome(tx: Tx, id: string, now: number): Promise<boolean> {
  const list = await holdCallList(tx, id)
  if (list?.state !== 'filling') return false
  const found = await claimSome(tx, list, now)
  await insertMany(
    tx,
    callLine,
    found.lines.map(({ target, text: script, day }, index) => ({
      subscriberId: target.subscriberId,
      listId: id,
      round: target.round,
      line: list.lines + index + 1,
      day,
      script,
      result: null,
      resultAt: null,
    })),
  )
  const lines = list.lines + found.lines.length
  const whole = found.looked === 0 || lines >= list.wanted
  await callListFilled(tx, id, lines, whole ? 'ready' : 'filling')
  return !whole
}

async function claimSome(
  tx: Tx,
  { id, campaignId, wanted, lines, leaseUntil }: CallList,
  now: number,
): Promise<{ lines: Omit<Taken, 'slotAt'>[]; looked: number }> {
  const policy = await policyOf(tx)
  const campaign = await campaignOf(tx, campaignId)
  if (campaign?.state !== 'running' || policy.stoppedAt !== null) return { lines: [], looked: 0 }
  const lease = { holder: id, until: leaseUntil }
  const most = Math.min(MOST_AT_ONCE, wanted - lines)
  const targets = await claimTargets(tx, { campaignId, channel: 'outbound', now, lease, most })
  return {
    lines: await judgeTargets(tx, { campaign, policy, now, desk: { lease } }, targets),
    looked: targets.length,
  }
}
