/**
 * `npm run bench:push`: campaign messages end to end. Taken under a lease with consent, caps and hours judged, rendered,
 * sent over SMPP to an SMSC in a process of its own that answers at once, then target, touch and figures written durably.
 *
 * The reference in the same run: bare SQLite inserting a touch-sized row in groups of 100. `--messages 50000`; with a
 * DATABASE_URL the house is a database of its own on that PostgreSQL server. `--channels 3` puts as many channels into the
 * variant, of which each subscriber's is chosen by their habits; only the text messages are counted, and all are sent so.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { figuresOf } from '#server/campaign/counters.ts'
import type { Variant } from '#server/campaign/variant.ts'
import { defaultRules, setRules } from '#server/campaign/policy.ts'
import type { Store } from '#server/store/store.ts'
import { openLink } from '#sms/link.ts'
import { openPushSender } from '#sms/push-sender.ts'
import { newPlace } from '#tests/crash/place.ts'
import { runningCampaign } from '#tests/support/running.ts'
import { benchmark, whileAlive } from './alive.ts'
import { seedLines } from './lines.ts'

const { values: options } = parseArgs({
  options: { messages: { type: 'string', default: '50000' }, channels: { type: 'string', default: '1' } },
})
const MESSAGES = Number(options.messages)
const NOW = Date.now()
/** Text messages first: nobody here has a habit, so all are sent so. */
const CHANNELS: PushChannel[] = ['sms', 'inbox', 'banner']
const variant: Variant = {
  code: 'A',
  channels: CHANNELS.slice(0, Number(options.channels)),
  share: 1,
  title: { zh: '加油包', en: '' },
  text: { zh: '{name}您好，加油包5元1GB，回复KT LL5办理', en: '' },
}
const quiet = { info() {}, warn() {}, error: (fields: object, text: string) => console.error(text, fields) }

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-push-'))
const place = await newPlace(process.env['DATABASE_URL'] || undefined)
const smsc = spawn(process.execPath, ['bench/push-smsc.ts'], { stdio: ['ignore', 'pipe', 'inherit'] })
await benchmark(async () => {
  try {
    const heard = once(createInterface({ input: smsc.stdout }), 'line')
    const [port] = (await whileAlive('the SMSC', smsc, heard)) as [string]
    const store = await place.open()
    await store.migrate()
    const id = await seed(store)
    const perSecond = await whileAlive('the SMSC', smsc, send(store, id, Number(port)))
    await store.close()
    const raw = reference()
    console.log(
      `reference, bare inserts in groups of 100: ${Math.round(raw)}/s; ratio ${(raw / perSecond).toFixed(1)}`,
    )
  } finally {
    smsc.kill()
    await place.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})

async function send(store: Store, id: string, port: number): Promise<number> {
  const account = { systemId: 'hall', password: 'secret', keySecret: 'bench' }
  const link = openLink(
    { host: '127.0.0.1', port, ...account, window: 1000, enquireMs: 60_000 },
    { messages: () => [], receipt() {}, state() {} },
    quiet,
  )
  while (link.state !== 'bound') await new Promise((resolve) => setTimeout(resolve, 5))
  const begin = performance.now()
  const sender = openPushSender({
    store,
    send: (mt) => link.send(mt),
    linkState: () => link.state,
    holder: randomUUID(),
    leaseMs: 180_000,
    pollMs: 20,
    now: Date.now,
    log: quiet,
  })
  let sent = 0
  while (sent < MESSAGES) {
    await new Promise((resolve) => setTimeout(resolve, 50))
    const figures = await store.read((tx) => figuresOf(tx, id))
    sent = figures.find(({ what }) => what === 'sent')?.count ?? 0
    if (performance.now() - begin > 120_000) throw new Error(`only ${sent} after two minutes`)
  }
  const perSecond = perSecondSince(begin)
  console.log(`${MESSAGES} messages, durable: ${perSecond}/s`)
  await sender.close()
  await link.close()
  return perSecond
}

async function seed(store: Store): Promise<string> {
  await seedLines(store, { lines: MESSAGES, marketing: true, now: NOW })
  const free = { quietFrom: 0, quietUntil: 0, segmentsPerSecond: 1_000_000 }
  await store.transaction((tx) => setRules(tx, { ...defaultRules, ...free }, NOW))
  const begun = performance.now()
  const id = await runningCampaign(store, { now: NOW, variants: [variant] })
  console.log(`${MESSAGES} targets written down: ${perSecondSince(begun)}/s`)
  return id
}

function perSecondSince(begin: number): number {
  return Math.round(MESSAGES / ((performance.now() - begin) / 1000))
}

function reference(): number {
  const db = new Database(join(folder, 'raw.db'))
  db.pragma('journal_mode = wal')
  db.pragma('synchronous = full')
  db.exec('create table touch (a blob, b blob, body text, primary key (a, b)) strict, without rowid')
  const insert = db.prepare('insert into touch values (?, ?, ?)')
  const group = db.transaction((from: number) => {
    for (let index = from; index < from + 100; index++)
      insert.run(
        Buffer.from(String(index).padStart(16)),
        Buffer.alloc(16),
        '林**您好，加油包5元1GB'.padEnd(160),
      )
  })
  const begin = performance.now()
  for (let from = 0; from < 20_000; from += 100) group(from)
  const seconds = (performance.now() - begin) / 1000
  db.close()
  return 20_000 / seconds
}
