/** Catalogues that processes keep a copy of: every change counts a version up, and a copy of another version is old. */
import { eq, sql } from 'drizzle-orm'
import { catalogue } from '#drizzle/schema/reference.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type CatalogueName = 'keyword_alias' | 'offer' | 'activity' | 'earning_rule'

/** The moment of the last change is compared too: a version that was rolled back may come again. */
export type Version = { version: number; changedAt: number }

const versionOf = query((db, p: Params<{ name: string }>) =>
  db
    .select({ version: catalogue.version, changedAt: catalogue.changedAt })
    .from(catalogue)
    .where(eq(catalogue.name, p.name))
    .limit(1),
)

const countUp = query((db, p: Params<{ name: string; now: number }>) =>
  db
    .insert(catalogue)
    .values({ name: p.name, version: 1, changedAt: p.now })
    .onConflictDoUpdate({
      target: catalogue.name,
      set: { version: sql`${catalogue.version} + 1`, changedAt: p.now },
    }),
)

/** Undefined while nothing was ever changed. */
export function catalogueVersion(tx: Tx, name: CatalogueName): Promise<Version | undefined> {
  return versionOf.first(tx, { name })
}

/** Part of the change's own transaction. */
export async function catalogueChanged(tx: Tx, name: CatalogueName, now: number): Promise<void> {
  await countUp.run(tx, { name, now })
}
