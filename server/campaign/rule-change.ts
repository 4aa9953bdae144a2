/** How the limits of the house came to be what they are: what was proposed, by whom and why, and who agreed. */
import { and, desc, eq } from 'drizzle-orm'
import { contactRuleChange, type ContactRules } from '#drizzle/schema/contact.ts'
import { staffOf } from '#server/staff/staff.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type RuleChange = typeof contactRuleChange.$inferSelect

const insertChange = insertInto(contactRuleChange)

const newest = query((db) =>
  db.select().from(contactRuleChange).orderBy(desc(contactRuleChange.id)).limit(50),
)

const byId = query((db, p: Params<{ id: string }>) =>
  db.select().from(contactRuleChange).where(eq(contactRuleChange.id, p.id)).limit(1),
)

const replaceWaiting = query((db, p: Params<{ now: number }>) =>
  db
    .update(contactRuleChange)
    .set({ state: 'replaced', decidedAt: p.now })
    .where(eq(contactRuleChange.state, 'waiting')),
)

type Decided = { id: string; state: RuleChange['state']; by: string; now: number }

const decide = query((db, p: Params<Decided>) =>
  db
    .update(contactRuleChange)
    .set({ state: p.state, decidedBy: p.by, decidedAt: p.now })
    .where(and(eq(contactRuleChange.id, p.id), eq(contactRuleChange.state, 'waiting'))),
)

/** One proposal waits at a time: a new one takes the place of the last. */
export async function addRuleChange(
  tx: Tx,
  change: {
    id: string
    rules: ContactRules
    before: ContactRules
    why: string
    by: string
    live: boolean
    now: number
  },
): Promise<void> {
  const { id, rules, before, why, by: proposedBy, live, now } = change
  await replaceWaiting.run(tx, { now })
  const state = live ? 'live' : 'waiting'
  const decidedAt = live ? now : null
  await insertChange.run(tx, {
    id,
    rules,
    before,
    why,
    state,
    proposedBy,
    proposedAt: now,
    decidedBy: null,
    decidedAt,
  })
}

export function ruleChangeOf(tx: Tx, id: string): Promise<RuleChange | undefined> {
  return byId.first(tx, { id })
}

/** False where somebody was faster. */
export async function decideRuleChange(tx: Tx, decided: Decided): Promise<boolean> {
  return (await decide.run(tx, decided)) > 0
}

/** The latest fifty, newest first, with the names of the people. */
export async function ruleChanges(tx: Tx) {
  const names = new Map<string, string>()
  const nameOf = async (id: string | null) => {
    if (id === null) return null
    const known = names.get(id) ?? (await staffOf(tx, id))?.name ?? id.slice(-8)
    names.set(id, known)
    return known
  }
  const shown = []
  for (const row of await newest.all(tx)) {
    const { proposedBy, decidedBy, ...change } = row
    shown.push({
      ...change,
      proposedBy,
      proposer: await nameOf(proposedBy),
      decider: await nameOf(decidedBy),
    })
  }
  return shown
}
