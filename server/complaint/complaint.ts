/** The rows of complaints. A complaint has the id of the touch that took it in. */
import { and, desc, eq } from 'drizzle-orm'
import { complaint } from '#drizzle/schema/request.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Complaint = typeof complaint.$inferSelect

const insertComplaint = insertInto(complaint, {
  always: { state: 'received', answer: null, answeredAt: null, answeredBy: null },
})

const ofSubscriber = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select()
    .from(complaint)
    .where(eq(complaint.subscriberId, p.subscriberId))
    .orderBy(desc(complaint.id))
    .limit(50),
)

const byId = query((db, p: Params<{ subscriberId: string; id: string }>) =>
  db
    .select()
    .from(complaint)
    .where(and(eq(complaint.subscriberId, p.subscriberId), eq(complaint.id, p.id)))
    .limit(1),
)

type Answer = { subscriberId: string; id: string; answer: string; answeredAt: number; answeredBy: string }

const putAnswer = query((db, p: Params<Answer>) =>
  db
    .update(complaint)
    .set({ state: 'answered', answer: p.answer, answeredAt: p.answeredAt, answeredBy: p.answeredBy })
    .where(
      and(
        eq(complaint.subscriberId, p.subscriberId),
        eq(complaint.id, p.id),
        eq(complaint.state, 'received'),
      ),
    ),
)

export async function takeComplaint(tx: Tx, row: Parameters<typeof insertComplaint.run>[1]): Promise<void> {
  await insertComplaint.run(tx, row)
}

/** A subscriber's latest fifty, newest first. */
export function complaintsOf(tx: Tx, subscriberId: string): Promise<Complaint[]> {
  return ofSubscriber.all(tx, { subscriberId })
}

export function complaintOf(tx: Tx, subscriberId: string, id: string): Promise<Complaint | undefined> {
  return byId.first(tx, { subscriberId, id })
}

/** False when it was answered before. */
export async function answer(tx: Tx, given: Answer): Promise<boolean> {
  return (await putAnswer.run(tx, given)) > 0
}
