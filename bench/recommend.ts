/**
 * `npm run bench:recommend`: what a recommendation costs on SQLite, beside the raw reads it is made of, in one run.
 *
 * Eight live offers that ask for everything there is to ask: plan, services, bills, usage, e-coins. The reference is
 * better-sqlite3 running the same statements, prepared once, with no judging, no types and no promises.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { seedReference } from '#drizzle/reference/seed.ts'
import { bill, planTerm, subscriberService, usageMonth } from '#drizzle/schema/boss.ts'
import { ecoinLot } from '#drizzle/schema/money.ts'
import { offerContact, type OfferRules } from '#drizzle/schema/offer.ts'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { uuidBytes } from '#drizzle/uuid.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { subscriberOf } from '#server/identity/who.ts'
import type { Subscriber } from '#server/operation.ts'
import { dayOf } from '#server/recommendation/offer-contact.ts'
import { putOffer } from '#server/recommendation/offer.ts'
import { recommend } from '#server/recommendation/recommend.ts'
import { anybody } from '#server/recommendation/rules.ts'
import { suggestOffer } from '#server/recommendation/suggest.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { openStore, type Store, type Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { closedTill } from '#server/topup/till.ts'
import { speak } from '#words/message.ts'
import { addMonths, monthOf, shanghaiMs } from '#words/format.ts'

const NOW = shanghaiMs(2026, 11, 22, 10)
const SUBSCRIBERS = 2000
const ROUNDS = 20_000
const OFFERS = 8
const BALANCE = { title: '余额查询', lines: ['截至11月22日9时，您的话费余额为128.50元。'] }

/** Asks for everything there is to ask, and the lines of this bench have it all. */
const demanding: OfferRules = {
  ...anybody,
  brands: ['gotone'],
  payment: 'postpaid',
  credits: ['active'],
  tierFrom: 1,
  tierTo: 5,
  holds: ['LDXS'],
  lacks: ['CL5'],
  tenureMonths: 3,
  billFromFen: 1000,
  billToFen: 100_000,
  usageFrom: 10,
  ecoinsFrom: 10,
}

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-recommend-'))
try {
  const file = join(folder, 'hall.db')
  const store = await openStore({ file })
  await store.migrate()
  await seedReference(store)
  const ids = await seedLines(store)
  const people = await store.read((tx) => Promise.all(ids.map((id) => subscriberOf(tx, id))))
  const lines = people.filter((each): each is Subscriber => each !== undefined)

  const before = { list: await measure(store, lines, list), line: await measure(store, lines, line) }
  await seedOffers(store, ids)
  await mustOffer(store, lines)
  const after = { list: await measure(store, lines, list), line: await measure(store, lines, line) }
  await store.close()
  const raw = rawReads(file, ids)
  const us = (value: number) => `${value.toFixed(1).padStart(6)} µs`
  console.log(`recommend, no live offer:           ${us(before.list)}`)
  console.log(`recommend, eight live offers:       ${us(after.list)}`)
  console.log(`its reads, bare:                    ${us(raw)}   ratio ${(after.list / raw).toFixed(2)}`)
  console.log(`more a text answer, no live offer:  ${us(before.line)}`)
  console.log(`more a text answer, shown today:    ${us(after.line)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function seedLines(store: Store): Promise<string[]> {
  const ids = Array.from({ length: SUBSCRIBERS }, () => uuidv7(NOW))
  const openedAt = shanghaiMs(2024, 1, 1)
  const month = monthOf(NOW)
  await store.transaction(async (tx) => {
    const line = { brand: 'gotone', payment: 'postpaid', credit: 'active', branchCode: 'lanxi' } as const
    const person = { name: '林小满', tier: 3, openedAt, closedAt: null }
    const rows = ids.map((id, at) => ({ id, msisdn: String(13_000_000_000 + at), ...line, ...person }))
    await insertMany(tx, subscriber, rows)
    const wishes = { language: 'zh' as const, marketing: true, marketingSince: null, activeMonth: month }
    await insertMany(
      tx,
      preference,
      ids.map((subscriberId) => ({ subscriberId, ...wishes })),
    )
    const term = { startsAt: openedAt, planCode: 'GT58', contractUntil: null, orderedAt: openedAt }
    await insertMany(
      tx,
      planTerm,
      ids.map((subscriberId) => ({ subscriberId, ...term })),
    )
    const bills = ids.flatMap((subscriberId) =>
      [-3, -2, -1].map((back) => {
        const amounts = { totalFen: 7000, paidFen: 7000, issuedAt: NOW }
        return { subscriberId, month: addMonths(month, back), ...amounts }
      }),
    )
    await insertMany(tx, bill, bills)
    const used = { month, minutes: 100, messages: 3, dataKb: 9_000_000, asOf: NOW }
    await insertMany(
      tx,
      usageMonth,
      ids.map((subscriberId) => ({ subscriberId, ...used })),
    )
    const service = { serviceCode: 'LL10', since: openedAt, endsAt: null }
    await insertMany(
      tx,
      subscriberService,
      ids.map((subscriberId) => ({ subscriberId, ...service })),
    )
    const lot = { source: 'topup', earned: 50, remaining: 50, earnedAt: openedAt, expiresAt: NOW + 1e9 }
    await insertMany(
      tx,
      ecoinLot,
      ids.map((subscriberId) => ({ subscriberId, id: uuidv7(NOW), ...lot })),
    )
  })
  return ids
}

async function seedOffers(store: Store, ids: string[]): Promise<void> {
  const one = { zh: '优惠', en: 'Offer' }
  await store.transaction(async (tx) => {
    for (let n = 1; n <= OFFERS; n++) {
      await putOffer(tx, {
        code: `A${n}`,
        name: `offer ${n}`,
        operation: n % 2 ? 'turnServiceOn' : 'changePlan',
        input: { code: n % 2 ? 'SPHY' : 'GT88' },
        words: { every: { title: one, text: one, price: one }, own: {} },
        rules: demanding,
        raises: [{ figure: 'usage', from: 50, points: n }],
        channels: [],
        firstChannel: null,
        firstUntil: null,
        startsAt: NOW - 1,
        endsAt: NOW + 1e9,
        points: 50,
        coolDownDays: 30,
        status: 'live',
        changedAt: NOW,
      })
    }
    const shown = { offerCode: 'A1', channel: 'sms', shownDay: dayOf(NOW), shownId: null, why: [] }
    await insertMany(
      tx,
      offerContact,
      ids.map((subscriberId) => ({ subscriberId, ...shown })),
    )
  })
}

/** An offer that asks for what no line has would be judged for nothing. @throws where nobody is offered all eight */
async function mustOffer(store: Store, [who]: Subscriber[]): Promise<void> {
  const offered = who ? await store.read((tx) => list(tx, who)) : []
  if (offered.length !== OFFERS) throw new Error(`${offered.length} of ${OFFERS} offers are offered`)
}

type Asked = (tx: Tx, who: Subscriber) => Promise<unknown>

function list(tx: Tx, who: Subscriber) {
  return recommend({ tx, boss: embeddedBoss, subscriber: who, channel: 'web', now: NOW })
}

/** The line at the end of an answer by text, for who was shown one today: what a second balance query pays. */
function line(tx: Tx, who: Subscriber) {
  const till = closedTill
  const ids = { touchId: who.id, request: '', session: null }
  const visit = {
    tx,
    boss: embeddedBoss,
    till,
    now: NOW,
    subscriber: who,
    channel: 'sms',
    say: speak.zh,
    ...ids,
  }
  const done = {
    operation: 'checkBalance',
    business: 'balance',
    input: {},
    reply: BALANCE,
    answersId: null,
    links: () => undefined,
    amountFen: null,
  } as const
  return suggestOffer({ ...visit, room: () => true }, done)
}

/** µs of CPU. */
async function measure(store: Store, lines: Subscriber[], asked: Asked): Promise<number> {
  const round = (rounds: number) =>
    store.read(async (tx) => {
      for (let n = 0; n < rounds; n++) {
        const who = lines[n % lines.length]
        if (who) await asked(tx, who)
      }
    })
  await round(2000)
  const began = process.cpuUsage()
  await round(ROUNDS)
  const { user, system } = process.cpuUsage(began)
  return (user + system) / ROUNDS
}

/** The same look-ups, one prepared statement each; µs a recommendation. */
function rawReads(file: string, ids: string[]): number {
  const db = new Database(file)
  const mine = [
    'select * from offer_contact where subscriber_id = ?',
    'select plan.*, starts_at from plan_term join plan on plan.code = plan_code where subscriber_id = ? order by starts_at desc limit 3',
    'select plan.*, starts_at from plan_term join plan on plan.code = plan_code where subscriber_id = ? order by starts_at desc limit 3',
    'select service.*, since from subscriber_service join service on service.code = service_code where subscriber_id = ?',
    'select month, total_fen from bill where subscriber_id = ? order by month desc limit 12',
    'select * from usage_month where subscriber_id = ? order by month desc limit 6',
    'select service.name, service.data_kb from subscriber_service join service on service.code = service_code where subscriber_id = ? and service.data_kb > 0',
    'select * from ecoin_lot where subscriber_id = ? and remaining > 0 order by expires_at',
  ].map((text) => db.prepare(text))
  const ours = [
    "select version, changed_at from catalogue where name = 'offer'",
    'select * from service where code in (select value from json_each(\'["LDXS"]\')) order by position',
    ...['takeOffer', 'turnServiceOn', 'changePlan'].map(
      (operation) =>
        `select open from function_switch where operation = '${operation}' and brand = 'gotone' and channel = 'web'`,
    ),
  ].map((text) => db.prepare(text))
  const keys = ids.map(uuidBytes)
  const round = (rounds: number) => {
    for (let n = 0; n < rounds; n++) {
      const key = keys[n % keys.length]
      for (const statement of ours) statement.all()
      for (const statement of mine) statement.all(key)
    }
  }
  round(2000)
  const began = process.cpuUsage()
  round(ROUNDS)
  const { user, system } = process.cpuUsage(began)
  db.close()
  return (user + system) / ROUNDS
}
