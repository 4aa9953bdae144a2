/** The rows of the outbox as their sender handles them. */
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { outbox } from '#drizzle/schema/touch.ts'
import type { Lease, PostedLetter } from '#server/outbox/send.ts'
import { claim } from '#server/store/claim.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Claimed = PostedLetter & {
  tries: number
  uncertain: boolean
  /** Two senders held it and are gone, or lost its answer: it may have been sent twice. */
  lost: boolean
  expiresAt: number
}

export type LetterKey = { subscriberId: string; id: string }

const due = query((db, p: Params<{ now: number }>) =>
  db.select({ id: outbox.id }).from(outbox).where(lte(outbox.leaseUntil, p.now)).limit(1),
)

const claimDue = claim<{ now: number; holder: string; until: number }, typeof outbox>(outbox, {
  where: (table, p) => lte(table.leaseUntil, p.now),
  orderBy: (table) => [asc(table.leaseUntil)],
  // A row that somebody held until now has a sender that is gone: its fate is unknown, for the first time or again.
  set: (table, p) => ({
    lease: sql`${sql.param(p.holder, table.lease)} || case when ${table.lease} is not null and ${table.uncertain} then ${LOST} else '' end`,
    leaseUntil: p.until,
    uncertain: sql`${table.uncertain} or ${table.lease} is not null`,
    tries: sql`${table.tries} + 1`,
  }),
  limit: 500,
})

const remove = query((db, p: Params<LetterKey>) =>
  db.delete(outbox).where(and(eq(outbox.subscriberId, p.subscriberId), eq(outbox.id, p.id))),
)

const release = query((db, p: Params<LetterKey & { due: number; uncertain: boolean }>) =>
  db
    .update(outbox)
    .set({ lease: null, leaseUntil: p.due, uncertain: p.uncertain })
    .where(and(eq(outbox.subscriberId, p.subscriberId), eq(outbox.id, p.id))),
)

const LOST = '!'

export async function lettersWait(tx: Tx, now: number): Promise<boolean> {
  return (await due.first(tx, { now })) !== undefined
}

/** Claims what is due and free, and what a sender left behind. */
export async function claimLetters(tx: Tx, now: number, lease: Lease): Promise<Claimed[]> {
  const rows = await claimDue.all(tx, { now, ...lease })
  return rows.map((row) => ({
    subscriberId: row.subscriberId,
    id: row.id,
    to: row.toMsisdn,
    from: row.fromPort,
    body: row.body,
    priority: row.priority,
    tries: row.tries,
    uncertain: row.uncertain,
    lost: row.lease?.endsWith(LOST) ?? false,
    expiresAt: row.expiresAt,
  }))
}

export async function removeLetters(tx: Tx, letters: readonly LetterKey[]): Promise<void> {
  for (const { subscriberId, id } of letters) await remove.run(tx, { subscriberId, id })
}

/** Free again from `due` on. */
export async function releaseLetter(
  tx: Tx,
  { subscriberId, id, due, uncertain }: LetterKey & { due: number; uncertain: boolean },
): Promise<void> {
  await release.run(tx, { subscriberId, id, due, uncertain })
}
