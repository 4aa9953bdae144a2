/** What somebody had said of marketing at a moment: from the kept word, or from the touches where it has changed since. */
import { eq } from 'drizzle-orm'
import { preference } from '#drizzle/schema/subscriber.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { timeline } from '#server/touch/timeline.ts'

/** `since` null: never asked. */
export type Consent = { marketing: boolean; since: number | null; channel: string | null }

const consentRow = query((db, p: Params<{ id: string }>) =>
  db
    .select({
      marketing: preference.marketing,
      since: preference.marketingSince,
      channel: preference.marketingChannel,
    })
    .from(preference)
    .where(eq(preference.subscriberId, p.id))
    .limit(1),
)

const NEVER: Consent = { marketing: false, since: null, channel: null }

export async function consentOf(tx: Tx, subscriberId: string): Promise<Consent> {
  return (await consentRow.first(tx, { id: subscriberId })) ?? NEVER
}

/** Pages of a timeline that are looked through for a word of before. */
const PAGES = 5

/** Null where it has changed since, and the latest touches before that moment do not tell what it was. */
export async function consentAt(tx: Tx, subscriberId: string, at: number): Promise<Consent | null> {
  const kept = await consentOf(tx, subscriberId)
  if (kept.since === null || kept.since <= at) return kept
  let cursor: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const found = await timeline(
      tx,
      subscriberId,
      { business: 'consent', outcome: 'done', until: at },
      cursor,
    )
    const said = found.touches.find(
      ({ operation }) => operation === 'allowMarketing' || operation === 'stopMarketing',
    )
    if (said) {
      const { operation, id, channel } = said
      return { marketing: operation === 'allowMarketing', since: uuidTime(id), channel }
    }
    if (found.next === null) return null
    cursor = found.next
  }
  return null
}
