/**
 * The words of the hall as staff keep them, the keywords of activities among them: read again whenever the catalogue's version has moved, so that a change is live a
 * quarter of a second later. Who edits `keyword_alias` counts `catalogue` up; what was changed past it is seen within a minute.
 */
import { eq } from 'drizzle-orm'
import { catalogue, keywordAlias } from '#drizzle/schema/reference.ts'
import { activityWords } from '#server/activity/activity.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { vocabularyOf, type Alias, type Spoken, type Vocabulary } from './vocabulary.ts'

const KEPT_MS = 60_000
const CHECKED_MS = 250

const versionNow = query((db) =>
  db
    .select({ version: catalogue.version })
    .from(catalogue)
    .where(eq(catalogue.name, 'keyword_alias'))
    .limit(1),
)

const allAliases = query((db) => db.select().from(keywordAlias).orderBy(keywordAlias.word))

/** The vocabulary as it is at `now`; a read, and nothing else while nothing has changed. */
export type Words = (tx: Tx, now: number) => Promise<Vocabulary>

export function openWords(operations: Record<string, Spoken>): Words {
  let known: { vocabulary: Vocabulary; version: number; readAt: number } | undefined
  let checkedAt = -Infinity
  return async (tx, now) => {
    if (known && now >= checkedAt && now - checkedAt < CHECKED_MS) return known.vocabulary
    const version = (await versionNow.first(tx))?.version ?? 0
    if (!known || known.version !== version || Math.abs(now - known.readAt) > KEPT_MS) {
      const vocabulary = vocabularyOf(operations, [
        ...(await activityWords(tx)).map(takingPart),
        ...(await allAliases.all(tx)),
      ])
      known = { vocabulary, version, readAt: now }
    }
    checkedAt = now
    return known.vocabulary
  }
}

/** What staff or the operations call something else is left to them: later rows win. */
function takingPart({ word, code }: { word: string; code: string }): Alias {
  return { word, operation: 'takePart', preset: { activity: code } }
}
