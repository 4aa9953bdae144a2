/** The rows of pre-registrations: intake, the subscriber's own, and their way through the back office. */
import { and, desc, eq } from 'drizzle-orm'
import { preregistration, type PreregistrationState } from '#drizzle/schema/request.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Preregistration = typeof preregistration.$inferSelect

const insertPreregistration = insertInto(preregistration)

const ofSubscriber = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select()
    .from(preregistration)
    .where(eq(preregistration.subscriberId, p.subscriberId))
    .orderBy(desc(preregistration.id))
    .limit(50),
)

const byId = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(preregistration)
    .where(and(eq(preregistration.subscriberId, p.subscriberId), eq(preregistration.id, p.id)))
    .limit(1),
)

type Step = {
  subscriberId: string
  id: string
  from: PreregistrationState
  to: PreregistrationState
  workedBy: string | null
  result: string | null
  resultAt: number | null
}

const moveState = query((db, p: Params<Step>) =>
  db
    .update(preregistration)
    .set({ state: p.to, workedBy: p.workedBy, result: p.result, resultAt: p.resultAt })
    .where(
      and(
        eq(preregistration.subscriberId, p.subscriberId),
        eq(preregistration.id, p.id),
        eq(preregistration.state, p.from),
      ),
    ),
)

export async function takeIn(tx: Tx, row: Preregistration): Promise<void> {
  await insertPreregistration.run(tx, row)
}

/** A subscriber's latest fifty, newest first. */
export function preregistrationsOf(tx: Tx, subscriberId: string): Promise<Preregistration[]> {
  return ofSubscriber.all(tx, { subscriberId })
}

export function preregistrationOf(
  tx: Tx,
  subscriberId: string,
  id: string,
): Promise<Preregistration | undefined> {
  return byId.first(tx, { subscriberId, id })
}

/** Not yet at its end. */
export function isOpenRequest({ state }: Preregistration): boolean {
  return state === 'received' || state === 'working'
}

/** One step of a request's way; false when it was no longer where the step begins. */
export async function move(tx: Tx, step: Step): Promise<boolean> {
  return (await moveState.run(tx, step)) > 0
}
