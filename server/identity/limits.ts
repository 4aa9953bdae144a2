/**
 * How often somebody may knock. Kept in Redis where machines share it, in memory where there is one.
 *
 * Limits are a courtesy fence; what must hold (lock-out, codes a day) is in the database. So a Redis that is down never
 * stops a subscriber: each process then counts for itself.
 */
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

/** Tries within so many seconds, per ip address or per number. */
const limits = {
  'sign-in-by-ip': { points: 60, duration: 600 },
  'sign-in-by-number': { points: 20, duration: 3600 },
  'code-by-ip': { points: 30, duration: 3600 },
  'code-by-number': { points: 1, duration: 60 },
  'code-by-number-a-day': { points: 10, duration: 86_400 },
  'staff-sign-in-by-ip': { points: 60, duration: 600 },
} as const

export type Limit = keyof typeof limits

export type Limits = {
  /** Counts one knock; null when it is allowed, else the milliseconds until the next one is. */
  knock(limit: Limit, who: string): Promise<number | null>
}

/** What is needed of Redis; ioredis has it. */
export type SharedCounters = { readonly status: string }

export function openLimits(redis?: SharedCounters): Limits {
  const limiters = new Map<Limit, RateLimiterMemory | RateLimiterRedis>()
  for (const [name, { points, duration }] of Object.entries(limits)) {
    const options = { keyPrefix: `limit:${name}`, points, duration }
    const memory = new RateLimiterMemory(options)
    limiters.set(
      name as Limit,
      redis
        ? new RateLimiterRedis({
            ...options,
            storeClient: redis,
            insuranceLimiter: memory,
            rejectIfRedisNotReady: true,
          })
        : memory,
    )
  }
  return {
    async knock(limit, who) {
      try {
        await limiters.get(limit)?.consume(who)
        return null
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refused.msBeforeNext
        throw refused
      }
    },
  }
}
