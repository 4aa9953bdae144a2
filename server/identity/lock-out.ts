/** Five wrong passwords close that way in for 15 minutes, each further five for twice as long, a day at most. */
const TRIES = 5
const FIRST_LOCK_MS = 15 * 60_000
const LONGEST_LOCK_MS = 24 * 3600_000

export type LockOut = { failures: number; lockedUntil: number | null }

export function isLocked({ lockedUntil }: LockOut, now: number): boolean {
  return lockedUntil !== null && lockedUntil > now
}

/** The state after one more wrong try at `now` (UTC ms). */
export function afterFailure({ failures, lockedUntil }: LockOut, now: number): LockOut {
  const count = failures + 1
  if (count % TRIES !== 0) return { failures: count, lockedUntil }
  const lockMs = Math.min(FIRST_LOCK_MS * 2 ** (count / TRIES - 1), LONGEST_LOCK_MS)
  return { failures: count, lockedUntil: now + lockMs }
}
