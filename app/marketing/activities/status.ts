/** Where an activity stands, dates included. */
import type { Activity } from '#server/activity/activity.ts'

export type Status = 'draft' | 'planned' | 'live' | 'ended'

export function statusOf({ status, startsAt, endsAt }: Activity, now: number): Status {
  if (status !== 'live') return status
  if (endsAt <= now) return 'ended'
  return startsAt > now ? 'planned' : 'live'
}

export const tones = { draft: 'plain', planned: 'lan', live: 'good', ended: 'warn' } as const

export const kindIcons = { vote: 'chart', survey: 'request', quiz: 'sparkle', grab: 'ticket' } as const
