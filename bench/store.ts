/**
 * `npm run bench:store`: what a unit of work costs on SQLite, beside bare better-sqlite3 doing the same in the same run.
 *
 * A unit reads the subscriber and the balance and inserts one touch, as a balance query by SMS does.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { eq, sql } from 'drizzle-orm'
import { at, fen, id, primaryKey, table, text } from '#drizzle/columns.ts'
import { uuidBytes } from '#drizzle/uuid.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query } from '#server/store/query.ts'
import type { Params } from '#server/store/query.ts'
import { openStore } from '#server/store/store.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

const SUBSCRIBERS = 10_000
const START_AT = Date.UTC(2026, 10, 22)
const TABLES = [
  'create table person (id blob primary key not null, msisdn text not null, brand text not null) strict',
  'create table balance (person_id blob not null primary key, balance_fen integer not null) strict',
  'create table contact (person_id blob not null, id blob not null, said text not null, at integer not null, primary key (person_id, id)) strict, without rowid',
]

const person = table('person', { id: id().primaryKey(), msisdn: text().notNull(), brand: text().notNull() })
const balance = table('balance', { personId: id().primaryKey(), balanceFen: fen().notNull() })
const contact = table('contact', { personId: id(), id: id(), said: text(), at: at() }, (t) => [
  primaryKey({ columns: [t.personId, t.id] }),
])

const personOf = query((db, p: Params<{ id: string }>) =>
  db.select().from(person).where(eq(person.id, p.id)).limit(1),
)
const balanceOf = query((db, p: Params<{ id: string }>) =>
  db.select({ balanceFen: balance.balanceFen }).from(balance).where(eq(balance.personId, p.id)).limit(1),
)
const addContact = insertInto(contact)

async function unit(tx: Tx, subscriber: string, now: number): Promise<number> {
  const who = await personOf.first(tx, { id: subscriber })
  const has = await balanceOf.first(tx, { id: subscriber })
  return addContact.run(tx, {
    personId: subscriber,
    id: uuidv7(now),
    said: `${who?.brand}: ${has?.balanceFen}`,
    at: now,
  })
}

type Run = (group: number, units: number) => Promise<void>

function withStore(store: Store, ids: string[]): Run {
  let turn = 0
  return async (group, units) => {
    for (let done = 0; done < units; done += group) {
      await Promise.all(
        Array.from({ length: group }, () => {
          const subscriber = ids[(turn++ * 7919) % ids.length] ?? ''
          return store.transaction((tx) => unit(tx, subscriber, START_AT + turn))
        }),
      )
    }
  }
}

function withDriver(db: Database.Database, ids: string[]): Run {
  const getPerson = db.prepare('select id, msisdn, brand from person where id = ? limit 1')
  const getBalance = db.prepare('select balance_fen from balance where person_id = ? limit 1')
  const insert = db.prepare('insert into contact (person_id, id, said, at) values (?, ?, ?, ?)')
  const begin = db.prepare('begin immediate')
  const commit = db.prepare('commit')
  let turn = 0
  return async (group, units) => {
    for (let done = 0; done < units; done += group) {
      begin.run()
      for (let index = 0; index < group; index++) {
        const key = uuidBytes(ids[(turn++ * 7919) % ids.length] ?? '')
        const who = getPerson.get(key) as { brand: string }
        const has = getBalance.get(key) as { balance_fen: number }
        insert.run(
          key,
          uuidBytes(uuidv7(START_AT + turn)),
          `${who.brand}: ${has.balance_fen}`,
          START_AT + turn,
        )
      }
      commit.run()
      await new Promise((next) => setImmediate(next))
    }
  }
}

type Speed = { perSecond: number; cpuMicros: number }

/** Units a second by the clock, and what one costs the main thread, which a busy machine does not blur. */
async function speed(run: Run, group: number, units: number): Promise<Speed> {
  await run(group, Math.min(units, 2000))
  const cpu = process.threadCpuUsage()
  const before = performance.now()
  await run(group, units)
  const { user, system } = process.threadCpuUsage(cpu)
  return {
    perSecond: Math.round((units / (performance.now() - before)) * 1000),
    cpuMicros: (user + system) / units,
  }
}

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-'))
try {
  const ids = Array.from({ length: SUBSCRIBERS }, (_, index) => uuidv7(START_AT + index))
  const store = await openStore({ file: join(folder, 'store.db') })
  await store.transaction(async (tx) => {
    for (const statement of TABLES) await query(() => sql.raw(statement)).run(tx)
  })
  const db = new Database(join(folder, 'driver.db'))
  for (const pragma of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) db.pragma(pragma)
  for (const statement of TABLES) db.exec(statement)
  fill(db, ids)
  const other = new Database(join(folder, 'store.db'))
  fill(other, ids)
  other.close()

  console.log('2 reads + 1 insert           store/s   driver/s   ratio   store µs  driver µs   ratio')
  for (const { group, units } of [
    { group: 1, units: 4000 },
    { group: 100, units: 60_000 },
    { group: 1000, units: 60_000 },
  ]) {
    const ours = await speed(withStore(store, ids), group, units)
    const bare = await speed(withDriver(db, ids), group, units)
    const name = group === 1 ? 'one commit each' : `groups of ${group}`
    const cells = [
      String(ours.perSecond).padStart(10),
      String(bare.perSecond).padStart(10),
      (ours.perSecond / bare.perSecond).toFixed(2).padStart(7),
      ours.cpuMicros.toFixed(1).padStart(10),
      bare.cpuMicros.toFixed(1).padStart(10),
      (bare.cpuMicros / ours.cpuMicros).toFixed(2).padStart(7),
    ]
    console.log(name.padEnd(26), cells.join(' '))
  }
  await store.read(async (tx) => {
    const before = performance.now()
    for (let index = 0; index < 100_000; index++) await personOf.first(tx, { id: ids[index % 1000] ?? '' })
    console.log(`a point read: ${(((performance.now() - before) * 1000) / 100_000).toFixed(2)} µs`)
  })
  console.log(
    'log',
    Math.round(store.stats().walBytes / 2 ** 20),
    'MiB,',
    store.stats().checkpoints,
    'checkpoints',
  )
  await store.close()
  db.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function fill(db: Database.Database, ids: string[]): void {
  const addPerson = db.prepare('insert into person values (?, ?, ?)')
  const addBalance = db.prepare('insert into balance values (?, ?)')
  db.transaction(() => {
    for (const [index, each] of ids.entries()) {
      addPerson.run(uuidBytes(each), `138${String(index).padStart(8, '0')}`, 'mzone')
      addBalance.run(uuidBytes(each), index)
    }
  })()
}
