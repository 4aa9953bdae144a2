/**
 * What happens by itself, without anybody asking: questions lapse, e-coins expire, payments left open are settled.
 *
 * Every task works in small bounded units and may run in several processes at once: what one has done, the other does
 * not find any more.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { fillCallLists } from './campaign/fill-call-list.ts'
import { keepDryRuns } from './campaign/dry-run.ts'
import { deliverToInboxes } from './campaign/inbox.ts'
import { keepRounds } from './campaign/rounds.ts'
import { expireLots } from './ecoin/expire-lots.ts'
import { lapseQuestions } from './pending/question.ts'
import { payReferrals } from './referral/pay-referrals.ts'
import { expireOffers } from './recommendation/follow-up.ts'
import { countRepeats } from './report/count-repeats.ts'
import { countSegments } from './segment/count.ts'
import type { Store } from './store/store.ts'

export type Task = { name: string; everyMs: number; run(now: number): Promise<unknown> }

const SECOND = 1_000
const MINUTE = 60_000
const LAPSED_A_UNIT = 200

/** The tasks that need nothing but the store. */
export function storeTasks(store: Store): Task[] {
  return [
    { name: 'lapse questions', everyMs: MINUTE, run: (now) => lapseAll(store, now) },
    { name: 'expire offers', everyMs: MINUTE, run: (now) => expireOffers(store, now) },
    { name: 'count segments', everyMs: SECOND, run: (now) => countSegments(store, now) },
    { name: 'campaign rounds', everyMs: SECOND, run: (now) => keepRounds(store, now) },
    { name: 'campaign dry runs', everyMs: SECOND, run: () => keepDryRuns(store) },
    { name: 'lists for callers', everyMs: SECOND, run: (now) => fillCallLists(store, now) },
    { name: 'campaigns in the inbox', everyMs: SECOND, run: (now) => deliverToInboxes(store, now) },
    { name: 'pay referrals', everyMs: 10 * SECOND, run: (now) => payReferrals(store, now) },
    { name: 'count repeat contacts', everyMs: 10 * MINUTE, run: (now) => countRepeats(store, now) },
    { name: 'expire e-coins', everyMs: 10 * MINUTE, run: (now) => expireLots(store, now) },
  ]
}

async function lapseAll(store: Store, now: number): Promise<void> {
  let lapsed: number
  do lapsed = await store.transaction((tx) => lapseQuestions(tx, now))
  while (lapsed === LAPSED_A_UNIT)
}

/**
 * Runs each task at once and then at its pace.
 * @param clock UTC ms
 * @param onFault told when a run failed; the next one tries again
 * @returns stops them, when the runs under way are over
 */
export function keepHouse(
  tasks: Task[],
  clock: () => number,
  onFault: (task: string, fault: unknown) => void,
): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = tasks.map(async (task) => {
    while (!signal.aborted) {
      await task.run(clock()).catch((fault: unknown) => onFault(task.name, fault))
      await pause(task.everyMs, undefined, { signal, ref: false }).catch(() => undefined)
    }
  })
  return async () => {
    stopping.abort()
    await Promise.all(running)
  }
}
