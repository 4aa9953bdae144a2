/** Exactly once: a request's key is claimed in the transaction that answers it. */
import { hash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { request } from '#drizzle/schema/touch.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { monthOf } from '#words/format.ts'
import { touches } from './months.ts'
import type { Touch } from './record.ts'

const claim = insertInto(request, { onConflict: 'nothing' })

const claimed = query((db, p: Params<{ subscriberId: string; key: string }>) =>
  db
    .select({ touchId: request.touchId })
    .from(request)
    .where(and(eq(request.subscriberId, p.subscriberId), eq(request.key, p.key)))
    .limit(1),
)

const claimAgain = query((db, p: Params<{ subscriberId: string; key: string; touchId: string }>) =>
  db
    .update(request)
    .set({ touchId: p.touchId })
    .where(and(eq(request.subscriberId, p.subscriberId), eq(request.key, p.key))),
)

/** The month must be one that exists. */
export const touchById = monthlyQuery(touches, (db, touch, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(touch)
    .where(and(eq(touch.subscriberId, p.subscriberId), eq(touch.id, p.id)))
    .limit(1),
)

/**
 * Claims a request for the touch that is about to answer it.
 * @returns undefined when it is new, the touch that answered it when it is not. On PostgreSQL a second claim
 * waits for the first one's commit, so two at once are told apart as well.
 * @param isRepeat says of the first answer whether this is the same request; else the claim goes to the new one
 */
export async function claimRequest(
  tx: Tx,
  subscriberId: string,
  requestKey: string,
  touchId: string,
  isRepeat: (tx: Tx, first: Touch) => Promise<boolean> = always,
): Promise<Touch | undefined> {
  const key = keyOf(requestKey)
  if (await claim.run(tx, { subscriberId, key, touchId })) return undefined
  const first = await claimed.first(tx, { subscriberId, key })
  const answer = first && (await findTouch(tx, subscriberId, first.touchId))
  if (!answer) throw new Error(`request ${key} is claimed but its touch is gone: retention must keep both`)
  if (await isRepeat(tx, answer)) return answer
  await claimAgain.run(tx, { subscriberId, key, touchId })
  return undefined
}

const always = () => Promise.resolve(true)

/** One touch by its id; its month is in the id. Undefined too where retention dropped the month. */
export async function findTouch(tx: Tx, subscriberId: string, id: string): Promise<Touch | undefined> {
  const month = monthOf(uuidTime(id))
  if (!(await touches.months(tx)).includes(month)) return undefined
  return touchById.first(tx, month, { subscriberId, id })
}

/** Any text becomes a key of 16 bytes; 128 bits of SHA-256 do not collide within a subscriber. */
function keyOf(requestKey: string): string {
  const hex = hash('sha256', requestKey, 'hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
