/** Which budget paid an e-coin prize, so that what is taken back may be given once more. */
import type { Tx } from '#server/store/store.ts'
import { activityOf } from './activity.ts'
import { entryOf } from './entry.ts'

/** @param key of the posting, `activity:<code>:<turn>`; null where it is none, or the prize had no budget */
export async function budgetOfPrize(tx: Tx, subscriberId: string, key: string): Promise<string | null> {
  const [, code, turn] = /^activity:([A-Z0-9]+):(\d+)$/.exec(key) ?? []
  if (code === undefined) return null
  const won = (await entryOf(tx, { subscriberId, code, turn: Number(turn) }))?.won
  const prize = won && (await activityOf(tx, code))?.prizes[won.prize]
  return (prize?.kind === 'coins' && prize.budget) || null
}
