/** The offers that staff keep, and the copy of the live ones that every request is answered from. */
import { asc, eq } from 'drizzle-orm'
import { offer, type OfferStatus, type OfferText } from '#drizzle/schema/offer.ts'
import { catalogueChanged, catalogueVersion, type Version } from '#server/catalogue.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { kept } from '#server/store/kept.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Offer = typeof offer.$inferSelect

const liveRows = query((db) =>
  db.select().from(offer).where(eq(offer.status, 'live')).orderBy(asc(offer.code)),
)

const everyRow = query((db) => db.select().from(offer).orderBy(asc(offer.code)))

const rowOf = query((db, p: Params<{ code: string }>) =>
  db.select().from(offer).where(eq(offer.code, p.code)).limit(1),
)

const putRow = insertInto(offer, { onConflict: 'replace' })

const live = kept<Version & { offers: readonly Offer[] }>()
const NONE: readonly Offer[] = []

/**
 * The live offers, whatever their dates. One short read while nothing has changed, so a change by staff is there at
 * the next request.
 */
export async function liveOffers(tx: Tx): Promise<readonly Offer[]> {
  const now = await catalogueVersion(tx, 'offer')
  if (!now) return NONE
  const known = live.of(tx)
  if (known && known.version === now.version && known.changedAt === now.changedAt) return known.offers
  const offers = await liveRows.all(tx)
  live.put(tx, { ...now, offers })
  return offers
}

/** Every offer, drafts and ended ones too. */
export function everyOffer(tx: Tx): Promise<Offer[]> {
  return everyRow.all(tx)
}

export function offerOf(tx: Tx, code: string): Promise<Offer | undefined> {
  return rowOf.first(tx, { code })
}

/** Live at the next request, on every machine. */
export async function putOffer(tx: Tx, row: Offer): Promise<void> {
  await putRow.run(tx, row)
  await catalogueChanged(tx, 'offer', row.changedAt)
}

export async function setStatus(tx: Tx, row: Offer, status: OfferStatus, now: number): Promise<void> {
  await putOffer(tx, { ...row, status, changedAt: now })
}

/** What is said of it on a channel. */
export function textOn({ words }: Offer, channel: string): OfferText {
  return words.own[channel] ?? words.every
}
