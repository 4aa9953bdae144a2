/**
 * Redis, for what several machines share and may lose: limits and counts. The only file that knows ioredis.
 *
 * Whoever asks it gets an answer or a no within a moment and then counts for itself, so a Redis that is down, slow or frozen
 * never stops a subscriber. It is looked for again all the time; the log has one line for each loss and each return.
 */
import { Redis } from 'ioredis'
import type { SharedCounters } from './identity/limits.ts'

export type SharedRedis = {
  counters: SharedCounters
  /** Adds to sums that last so many ms from their first addition on. Answers the sums, or undefined without an answer. */
  add(sums: { key: string; by: number }[], lastsMs: number): Promise<number[] | undefined>
  close(): void
}

type Log = Record<'info' | 'warn', (fields: object, message: string) => void>

/** A page waits no longer than this for Redis. */
const ANSWER_WITHIN_MS = 250
const CONNECT_WITHIN_MS = 2000
const LONGEST_PAUSE_MS = 2000

/** Returns at once, whether Redis is there or not. @param url `redis://` or `rediss://`; never logged, it may hold a password */
export function openRedis(url: string, log: Log): SharedRedis {
  const redis = new Redis(url, {
    // Nothing waits for a connection to come back.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    commandTimeout: ANSWER_WITHIN_MS,
    connectTimeout: CONNECT_WITHIN_MS,
    retryStrategy: (times) => Math.min(LONGEST_PAUSE_MS, 50 * times),
  })
  let lost = false
  const lose = (reason: string) => {
    if (lost) return
    lost = true
    log.warn({ reason }, 'Redis is not there: each process counts for itself')
  }
  redis.on('error', (error: NodeJS.ErrnoException) => lose(error.code ?? error.name))
  redis.on('close', () => lose('the connection closed'))
  redis.on('ready', () => {
    if (lost) log.info({}, 'Redis is there again')
    lost = false
  })
  return {
    counters: redis,
    add: (sums, lastsMs) => addUp(redis, sums, lastsMs),
    close() {
      // What closes on purpose is not lost.
      lost = true
      redis.disconnect()
    },
  }
}

async function addUp(
  redis: Redis,
  sums: { key: string; by: number }[],
  lastsMs: number,
): Promise<number[] | undefined> {
  if (redis.status !== 'ready' || sums.length === 0) return undefined
  const pipeline = redis.pipeline()
  for (const { key, by } of sums) pipeline.set(key, 0, 'PX', lastsMs, 'NX').incrby(key, by)
  const answers = await pipeline.exec().catch(() => null)
  // Each sum has two answers, of which the second is the sum.
  const told = answers?.flatMap(([error, value], at) => (at % 2 === 1 && !error ? [Number(value)] : []))
  return told?.length === sums.length ? told : undefined
}
