import { desc, eq } from 'drizzle-orm'
import { outbox } from '#drizzle/schema/touch.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'

const lettersOf = query((db, p: Params<{ id: string }>) =>
  db.select({ body: outbox.body }).from(outbox).where(eq(outbox.subscriberId, p.id)).orderBy(desc(outbox.id)),
)

/** The texts on their way to a subscriber, newest first. */
export async function lettersTo(store: Store, subscriberId: string): Promise<string[]> {
  return (await store.read((tx) => lettersOf.all(tx, { id: subscriberId }))).map((letter) => letter.body)
}
