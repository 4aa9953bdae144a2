/** The earning rules that staff keep, and the copy of the open ones that every request is answered from. */
import { asc, eq, sql } from 'drizzle-orm'
import { earningRule } from '#drizzle/schema/money.ts'
import { catalogueChanged, catalogueVersion, type Version } from '#server/catalogue.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { kept } from '#server/store/kept.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type EarningRule = typeof earningRule.$inferSelect

const openRows = query((db) =>
  db
    .select()
    .from(earningRule)
    .where(eq(earningRule.open, sql.param(true, earningRule.open)))
    .orderBy(asc(earningRule.code)),
)

const everyRow = query((db) => db.select().from(earningRule).orderBy(asc(earningRule.code)).limit(1000))

const rowOf = query((db, p: Params<{ code: string }>) =>
  db.select().from(earningRule).where(eq(earningRule.code, p.code)).limit(1),
)

const putRow = insertInto(earningRule, { onConflict: 'replace' })

const copies = kept<Version & { rules: readonly EarningRule[] }>()

/** As it was delivered: no change by staff yet. */
const UNCHANGED: Version = { version: 0, changedAt: 0 }

/**
 * The open rules, whatever their dates. One read of a key while nothing has changed, and a change by staff counts at the
 * next request of every process.
 */
export async function openRules(tx: Tx): Promise<readonly EarningRule[]> {
  const now = (await catalogueVersion(tx, 'earning_rule')) ?? UNCHANGED
  const known = copies.of(tx)
  if (known && known.version === now.version && known.changedAt === now.changedAt) return known.rules
  const rules = await openRows.all(tx)
  copies.put(tx, { ...now, rules })
  return rules
}

/** Closed ones too. */
export function everyRule(tx: Tx): Promise<EarningRule[]> {
  return everyRow.all(tx)
}

export function ruleOf(tx: Tx, code: string): Promise<EarningRule | undefined> {
  return rowOf.first(tx, { code })
}

/** @param now UTC ms; later than the last change, so that no process takes its copy for the new one */
export async function putRule(tx: Tx, rule: EarningRule, now: number): Promise<void> {
  await putRow.run(tx, rule)
  await catalogueChanged(tx, 'earning_rule', now)
}

/** Whether the rule's dates include this moment. */
export function isInForce({ startsAt, endsAt }: EarningRule, now: number): boolean {
  return (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt)
}
