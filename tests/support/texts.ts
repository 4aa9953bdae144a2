/** A phone that texts the hall: every text goes through the real answering on a real store, and comes back as letters. */
import { desc, eq } from 'drizzle-orm'
import { seedReference } from '#drizzle/reference/seed.ts'
import { planTerm, subscriberService } from '#drizzle/schema/boss.ts'
import { msisdnDirectory, preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { post } from '#server/balance/ledger.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openHall } from '#server/hall.ts'
import type { Operation } from '#server/operation.ts'
import type { Letter } from '#server/outbox/send.ts'
import { openPortal, type Portal } from '#server/portal.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { NOBODY } from '#server/touch/record.ts'
import { openWords } from '#sms/aliases.ts'
import { createAnswering } from '#sms/answer.ts'
import { openTextLimit, type TextLimitOptions } from '#sms/text-limit.ts'
import { message } from '#words/message.ts'
import { monthOf } from '#words/format.ts'
import { NOW, secrets } from './line.ts'
import { openTestPlace } from './store.ts'

const touchesOf = monthlyQuery(touches, (db, touch, p: Params<{ id: string }>) =>
  db.select().from(touch).where(eq(touch.subscriberId, p.id)).orderBy(desc(touch.id)),
)

export type TextingOptions = {
  limit?: TextLimitOptions
  operations?: Record<string, Operation>
  surveyOneIn?: number
}

/** @param options operations in the place of the hall's own, for what no real one does */
export async function openTexting(options: TextingOptions = {}) {
  const { store, place } = await openTestPlace()
  const hall = openHall(store, { boss: embeddedBoss, secrets, surveyOneIn: options.surveyOneIn ?? 1_000_000 })
  const operations = { ...hall.operations, ...options.operations }
  await seedReference(store, operations)
  // The hall's own door, unless a test brings operations: the type names the real registry.
  const portal: Portal = options.operations
    ? openPortal(store, { boss: embeddedBoss, secrets, operations })
    : hall.portal
  const handset = openHandset({ store, portal, operations, ...(options.limit && { limit: options.limit }) })
  let numbers = 0
  return {
    ...handset,
    store,
    place,
    portal,
    operations,
    stranger: () => handset.phoneOf(NOBODY, `1990000${String(1000 + numbers++)}`),
    async newPhone(
      wanted: Partial<typeof subscriber.$inferInsert> & { balanceFen?: number; services?: string[] } = {},
    ) {
      const id = uuidv7(NOW - 3600_000)
      const msisdn = `1380000${String(1000 + numbers++)}`
      await insertPhone(store, id, msisdn, wanted)
      return handset.phoneOf(id, msisdn)
    },
  }
}

type Answered = {
  store: Store
  portal: Portal
  operations: Record<string, Operation>
  limit?: TextLimitOptions
}

/** What answers texts at a hall that is there already, and phones for its people. */
export function openHandset({ store, portal, operations, limit }: Answered) {
  const letters: Letter[] = []
  const faults: object[] = []
  const note = (fields: object) => faults.push(fields)
  const link = { boundAt: 0 }
  const answering = createAnswering({
    store,
    portal,
    words: openWords(operations),
    style: {
      operations,
      head: message('【青岚通信】', '[Qinglan Telecom] '),
      signature: message('', ''),
      pageSegments: 4,
    },
    ports: { main: '10086', services: '10086977' },
    limit: openTextLimit(limit ?? { texts: 1000, perMs: 60_000 }),
    limitMinutes: 1,
    linkedAt: () => link.boundAt,
    send: (_, letter) => {
      letters.push(letter)
      return Promise.resolve()
    },
    log: { error: note, warn: note },
  })
  return {
    answering,
    faults,
    phoneOf: (id: string, msisdn: string) => openPhone({ store, answering, letters, link }, id, msisdn),
  }
}

export type Phone = Awaited<ReturnType<Awaited<ReturnType<typeof openTexting>>['newPhone']>>

type Desk = {
  store: Store
  answering: ReturnType<typeof createAnswering>
  letters: Letter[]
  link: { boundAt: number }
}

/** `linkedForMs`: the link was down, and is up again since so long. */
type Saying = { to?: string; key?: string; at?: number; afterMs?: number; linkedForMs?: number }

/** Texts are a minute apart unless a test says otherwise: how long after the last one, or when. */
function openPhone({ store, answering, letters, link }: Desk, id: string, msisdn: string) {
  let at = NOW
  const say = async (text: string, over: Saying = {}) => {
    at = over.at ?? at + (over.afterMs ?? 60_000)
    const before = letters.length
    const to = over.to ?? '10086'
    link.boundAt = over.linkedForMs === undefined ? 0 : at - over.linkedForMs
    await answering.answer({
      from: msisdn,
      to,
      text,
      key: over.key ?? `${msisdn}>${to}:${text}`,
      receivedAt: at,
    })
    const mine = letters.slice(before).filter((letter) => letter.to === msisdn)
    return {
      body: mine.map((letter) => letter.body).join('\n---\n'),
      from: mine[0]?.from,
      count: mine.length,
    }
  }
  return {
    id,
    msisdn,
    say,
    body: async (text: string, over: Parameters<typeof say>[1] = {}) => (await say(text, over)).body,
    /** Newest first. */
    touches: () => store.read((tx) => touchesOf.all(tx, monthOf(NOW), { id })),
    /** Newest first, of a hall whose clock is the machine's. */
    realTouches: () => store.read((tx) => touchesOf.all(tx, monthOf(Date.now()), { id })),
    passes: (ms: number) => {
      at += ms
    },
  }
}

async function insertPhone(
  store: Store,
  id: string,
  msisdn: string,
  wanted: Partial<typeof subscriber.$inferInsert> & { balanceFen?: number; services?: string[] },
): Promise<void> {
  const { balanceFen = 12_850, services = [], ...over } = wanted
  await store.transaction(async (tx) => {
    const line = { brand: 'gotone', payment: 'postpaid', credit: 'active', branchCode: 'QL-CENTER' } as const
    const person = { name: '林小满', tier: 1, openedAt: NOW - 400 * 86_400_000, closedAt: null }
    await insertMany(tx, subscriber, [{ id, msisdn, ...line, ...person, ...over }])
    await insertMany(tx, msisdnDirectory, [{ msisdn, subscriberId: id, since: NOW }])
    const wishes = { language: 'zh' as const, marketing: true, marketingSince: NOW, activeMonth: 0 }
    await insertMany(tx, preference, [{ subscriberId: id, ...wishes }])
    const term = {
      startsAt: person.openedAt,
      planCode: 'GT58',
      contractUntil: null,
      orderedAt: person.openedAt,
    }
    await insertMany(tx, planTerm, [{ subscriberId: id, ...term }])
    for (const serviceCode of services) {
      await insertMany(tx, subscriberService, [
        { subscriberId: id, serviceCode, since: NOW - 86_400_000, endsAt: null },
      ])
    }
    const opening = { subscriberId: id, key: 'opening', reason: 'opening', now: NOW - 86_400_000 }
    if (balanceFen) await post(tx, { ...opening, debit: 'opening', credit: 'balance', amount: balanceFen })
  })
}
