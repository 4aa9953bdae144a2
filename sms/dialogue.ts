/** What is open between a subscriber and a port: a menu that waits for its number, or a question for an argument. */
import { and, eq } from 'drizzle-orm'
import { dialogue } from '#drizzle/schema/touch.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Page } from './say.ts'

export type Menu = {
  kind: 'menu'
  choices: { operation: string; input: Record<string, string> }[]
  /** All pages; `page` (from 0) is the last one that was sent. */
  pages: Page[]
  page: number
  /** The keyword that brings it again once it has lapsed. */
  again: string | null
}

/** The 0000 list: `shown` is what the operation handed out with it and takes back with the indexes. */
export type List = { kind: 'list'; shown: string; pages: Page[]; page: number; again: string | null }

/** Waits for `field` of an operation, of which `given` is known. */
export type Ask = { kind: 'ask'; operation: string; given: Record<string, string>; field: string }

export type Dialogue = { port: string; startedAt: number; expiresAt: number; state: Menu | List | Ask }

const dialoguesOf = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({
      port: dialogue.port,
      startedAt: dialogue.startedAt,
      expiresAt: dialogue.expiresAt,
      state: dialogue.state,
    })
    .from(dialogue)
    .where(eq(dialogue.subscriberId, p.subscriberId)),
)

const saveDialogue = insertInto(dialogue, { onConflict: 'replace' })

const removeDialogue = query((db, p: Params<{ subscriberId: string; port: string }>) =>
  db.delete(dialogue).where(and(eq(dialogue.subscriberId, p.subscriberId), eq(dialogue.port, p.port))),
)

/** Everything open or lapsed, on every port. */
export async function dialogues(tx: Tx, subscriberId: string): Promise<Dialogue[]> {
  // Only this file writes the column, and only a Menu or an Ask.
  return (await dialoguesOf.all(tx, { subscriberId })) as unknown as Dialogue[]
}

export async function open(tx: Tx, subscriberId: string, dialogue: Dialogue): Promise<void> {
  const { state, ...rest } = dialogue
  await saveDialogue.run(tx, { subscriberId, ...rest, kind: state.kind, state })
}

export async function shut(tx: Tx, subscriberId: string, port: string): Promise<void> {
  await removeDialogue.run(tx, { subscriberId, port })
}
