/** The offers that staff keep, and the copy of the live ones that every request is answered from. */
import { asc, eq, sql } from 'drizzle-orm'
import { offer, type OfferStatus, type OfferText } from '#drizzle/schema/offer.ts'
import { catalogue } from '#drizzle/schema/reference.ts'
import { kept } from '#server/store/kept.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Offer = typeof offer.$inferSelect

/** The row of `catalogue` that every change of an offer counts up. */
const CATALOGUE = 'offer'

type Version = { version: number; changedAt: number }

const versionNow = query((db) =>
  db
    .select({ version: catalogue.version, changedAt: catalogue.changedAt })
    .from(catalogue)
    .where(eq(catalogue.name, CATALOGUE))
    .limit(1),
)

const liveRows = query((db) =>
  db.select().from(offer).where(eq(offer.status, 'live')).orderBy(asc(offer.code)),
)

const everyRow = query((db) => db.select().from(offer).orderBy(asc(offer.code)))

const rowOf = query((db, p: Params<{ code: string }>) =>
  db.select().from(offer).where(eq(offer.code, p.code)).limit(1),
)

const putRow = query((db, p: Params<Offer>) => {
  const { code, ...rest } = columnsOf(p)
  return db
    .insert(offer)
    .values({ code, ...rest })
    .onConflictDoUpdate({ target: offer.code, set: rest })
})

const countUp = query((db, p: Params<{ name: string; now: number }>) =>
  db
    .insert(catalogue)
    .values({ name: p.name, version: 1, changedAt: p.now })
    .onConflictDoUpdate({
      target: catalogue.name,
      set: { version: sql`${catalogue.version} + 1`, changedAt: p.now },
    }),
)

const live = kept<Version & { offers: readonly Offer[] }>()
const NONE: readonly Offer[] = []

/**
 * The live offers, whatever their dates. One short read while nothing has changed, so a change by staff is there at
 * the next request. The moment of the change is compared too: a version that was rolled back may come again.
 */
export async function liveOffers(tx: Tx): Promise<readonly Offer[]> {
  const now = await versionNow.first(tx)
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
  await countUp.run(tx, { name: CATALOGUE, now: row.changedAt })
}

export async function setStatus(tx: Tx, row: Offer, status: OfferStatus, now: number): Promise<void> {
  await putOffer(tx, { ...row, status, changedAt: now })
}

/** What is said of it on a channel. */
export function textOn({ words }: Offer, channel: string): OfferText {
  return words.own[channel] ?? words.every
}

function columnsOf(p: Params<Offer>): Params<Offer> {
  return {
    code: p.code,
    name: p.name,
    operation: p.operation,
    input: p.input,
    words: p.words,
    rules: p.rules,
    raises: p.raises,
    channels: p.channels,
    firstChannel: p.firstChannel,
    firstUntil: p.firstUntil,
    startsAt: p.startsAt,
    endsAt: p.endsAt,
    points: p.points,
    coolDownDays: p.coolDownDays,
    status: p.status,
    changedAt: p.changedAt,
  }
}
