/** What people did with what they were told, kept on their target. */
import { sql } from 'drizzle-orm'
import { pushTarget, type PushResponse } from '#drizzle/schema/campaign.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { isRow, type TargetKey } from './target.ts'

type Noted = { at: number; touchId: string } | null

/** What they did, and what follows from it; null leaves what is there. */
export type Response = {
  response: PushResponse
  responded: Noted
  answered: Noted
  optedOut: Noted
}

const note = query(
  (
    db,
    p: Params<
      TargetKey & {
        response: PushResponse
        respondedAt: number | null
        respondedId: string | null
        answeredAt: number | null
        answeredId: string | null
        optedOutAt: number | null
        optedOutId: string | null
      }
    >,
  ) =>
    db
      .update(pushTarget)
      .set({
        response: p.response,
        respondedAt: sql`coalesce(${pushTarget.respondedAt}, ${sql.param(p.respondedAt, pushTarget.respondedAt)})`,
        respondedId: sql`coalesce(${pushTarget.respondedId}, ${sql.param(p.respondedId, pushTarget.respondedId)})`,
        answeredAt: sql`coalesce(${pushTarget.answeredAt}, ${sql.param(p.answeredAt, pushTarget.answeredAt)})`,
        answeredId: sql`coalesce(${pushTarget.answeredId}, ${sql.param(p.answeredId, pushTarget.answeredId)})`,
        optedOutAt: sql`coalesce(${pushTarget.optedOutAt}, ${sql.param(p.optedOutAt, pushTarget.optedOutAt)})`,
        optedOutId: sql`coalesce(${pushTarget.optedOutId}, ${sql.param(p.optedOutId, pushTarget.optedOutId)})`,
      })
      .where(isRow(p)),
)

export async function noteResponse(tx: Tx, key: TargetKey, noted: Response): Promise<void> {
  const { response, responded, answered, optedOut } = noted
  await note.run(tx, {
    ...key,
    response,
    respondedAt: responded?.at ?? null,
    respondedId: responded?.touchId ?? null,
    answeredAt: answered?.at ?? null,
    answeredId: answered?.touchId ?? null,
    optedOutAt: optedOut?.at ?? null,
    optedOutId: optedOut?.touchId ?? null,
  })
}
