/** What still waits when its time is over: a stopped campaign's all, and banners and calls after their days. */
import type { Store } from '#server/store/store.ts'
import type { Campaign } from './campaign.ts'
import { countTarget } from './counters.ts'
import { leaveOutLate, leaveOutTargets } from './leave-out.ts'
import type { Target } from './target.ts'
import { DAY_MS } from './zone.ts'

/** What a stopped campaign left waiting ends with that reason. */
export async function windUp(store: Store, id: string, now: number): Promise<void> {
  let left: Target[]
  do {
    left = await store.transaction(async (tx) => {
      const ended = await leaveOutTargets(tx, id, 'stopped', now)
      for (const target of ended) {
        const { reason, state } = target
        if (state !== 'delivered')
          countTarget(tx, target, state === 'unknown' ? 'unknown' : 'skipped', { reason })
      }
      return ended
    })
  } while (left.length > 0)
}

const reasons = { banner: 'never-came', outbound: 'not-called' } as const

/** Banners that nobody came to see, and lines that nobody called. */
export async function closeTargets(store: Store, campaign: Campaign, now: number): Promise<void> {
  const used = new Set(campaign.variants.flatMap(({ channels }) => channels))
  for (const channel of ['banner', 'outbound'] as const) {
    if (!used.has(channel)) continue
    const writtenBefore = now - campaign.openDays * DAY_MS
    const how = { campaignId: campaign.id, channel, reason: reasons[channel], writtenBefore }
    let left: Target[]
    do {
      left = await store.transaction(async (tx) => {
        const ended = await leaveOutLate(tx, how)
        for (const target of ended) {
          if (target.state === 'skipped') countTarget(tx, target, 'skipped', { reason: target.reason })
        }
        return ended
      })
    } while (left.length > 0)
  }
}
