/** The people a batch of messages is for, read at once and held until the transaction ends. */
import { asc, eq } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { oneOf, query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { Language } from '#words/message.ts'
import type { Person } from './may-contact.ts'
import type { Brand, Payment } from '#drizzle/schema/subscriber.ts'

export type Recipient = Person & {
  id: string
  msisdn: string
  name: string
  brand: Brand
  payment: Payment
  tier: number
  openedAt: number
  language: Language
}

const linesOf = query((db, p: Params<{ ids: string[] }>) =>
  db
    .select({
      id: subscriber.id,
      msisdn: subscriber.msisdn,
      name: subscriber.name,
      brand: subscriber.brand,
      payment: subscriber.payment,
      credit: subscriber.credit,
      tier: subscriber.tier,
      openedAt: subscriber.openedAt,
      branchCode: subscriber.branchCode,
      closedAt: subscriber.closedAt,
      language: preference.language,
      marketing: preference.marketing,
      marketingSince: preference.marketingSince,
      way: preference.marketingWay,
    })
    .from(subscriber)
    .leftJoin(preference, eq(preference.subscriberId, subscriber.id))
    .where(oneOf(subscriber.id, p.ids)),
)

/** In one order, so that two senders never wait for each other in a ring. */
const holdLines = query((db, p: Params<{ ids: string[] }>) =>
  db
    .select({ id: subscriber.id })
    .from(subscriber)
    .where(oneOf(subscriber.id, p.ids))
    .orderBy(asc(subscriber.id))
    .for('no key update'),
)

/** By id; who is not in it has no line any more. */
export async function recipientsOf(tx: Tx, ids: string[]): Promise<Map<string, Recipient>> {
  const rows = await linesOf.all(tx, { ids })
  return new Map(
    rows.map(({ closedAt, ...row }) => [
      row.id,
      {
        ...row,
        closed: closedAt !== null,
        language: row.language ?? 'zh',
        marketing: row.marketing ?? false,
        marketingSince: row.marketingSince ?? null,
        way: row.way ?? 'auto',
      },
    ]),
  )
}

/**
 * Nobody else counts a contact of theirs until the transaction ends: a cap holds however many senders there are. On SQLite
 * units are alone anyway.
 */
export async function holdRecipients(tx: Tx, ids: string[]): Promise<void> {
  if (dialect === 'postgres') await holdLines.all(tx, { ids })
}
