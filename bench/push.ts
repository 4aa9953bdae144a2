/**
 * `npm run bench:push`: campaign messages end to end. Taken under a lease with consent, caps and hours judged, rendered,
 * sent over SMPP to an SMSC in a process of its own that answers at once, then target, touch and figures written durably.
 *
 * The reference in the same run: the bare engine inserting a touch-sized row in groups of 100. `--messages 50000`.
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
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { addDraft, campaignOf, moveCampaign } from '#server/campaign/campaign.ts'
import { figuresOf } from '#server/campaign/counters.ts'
import { defaultRules, setRules } from '#server/campaign/policy.ts'
import { beginRound, expand } from '#server/campaign/rounds.ts'
import { addSegment } from '#server/segment/segment.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { openLink } from '#sms/link.ts'
import { openPushSender } from '#sms/push-sender.ts'
import { benchmark, whileAlive } from './alive.ts'

const { values: options } = parseArgs({ options: { messages: { type: 'string', default: '50000' } } })
const MESSAGES = Number(options.messages)
const NOW = Date.now()
const quiet = { info() {}, warn() {}, error: (fields: object, text: string) => console.error(text, fields) }

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-push-'))
const file = join(folder, 'hall.db')
const smsc = spawn(process.execPath, ['bench/push-smsc.ts'], { stdio: ['ignore', 'pipe', 'inherit'] })
await benchmark(async () => {
  try {
    const heard = once(createInterface({ input: smsc.stdout }), 'line')
    const [port] = (await whileAlive('the SMSC', smsc, heard)) as [string]
    const store = await openStore({ file })
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
  const perSecond = MESSAGES / ((performance.now() - begin) / 1000)
  console.log(`${MESSAGES} messages, durable: ${Math.round(perSecond)}/s`)
  await sender.close()
  await link.close()
  return perSecond
}

async function seed(store: Store): Promise<string> {
  const [segmentId, id, author] = [uuidv7(NOW), uuidv7(NOW), uuidv7(NOW)]
  const ids = Array.from({ length: MESSAGES }, () => uuidv7(NOW - 1))
  const said = { language: 'zh' as const, marketing: true, marketingSince: 1, marketingChannel: 'web' }
  const line = { brand: 'mzone', payment: 'prepaid', credit: 'active', branchCode: 'b1', tier: 1 } as const
  await store.transaction(async (tx) => {
    const rows = ids.map((each, index) => ({
      id: each,
      msisdn: String(13_000_000_000 + index),
      name: '林小满',
    }))
    await insertMany(
      tx,
      subscriber,
      rows.map((row) => ({ ...row, ...line, openedAt: 1, closedAt: null })),
    )
    await insertMany(
      tx,
      preference,
      ids.map((subscriberId) => ({ subscriberId, activeMonth: 0, ...said })),
    )
    await setRules(tx, { ...defaultRules, quietFrom: 0, quietUntil: 0, segmentsPerSecond: 1_000_000 }, NOW)
    await addSegment(tx, { id: segmentId, name: '全部', rule: { all: [] }, staffId: author, now: NOW })
    const variant = { code: 'A', channel: 'sms' as const, share: 1, title: { zh: '', en: '' } }
    const plan = {
      name: '全部',
      goal: '全部',
      segmentId,
      segmentVersion: 1,
      variants: [{ ...variant, text: { zh: '{name}您好，加油包5元1GB，回复KT LL5办理', en: '' } }],
      holdoutBp: 0,
      schedule: { kind: 'once' as const, firstAt: NOW },
      windowFrom: 0,
      windowUntil: 0,
      perSecond: 20_000,
      onUnknown: 'once' as const,
      operation: null,
      operationCode: null,
      responseDays: 7,
      segmentPriceFen: 5,
    }
    await addDraft(tx, plan, { id, createdBy: author, now: NOW })
    for (const state of ['submitted', 'approved'] as const) {
      const before = await campaignOf(tx, id)
      if (before) await moveCampaign(tx, before, { state, nextRoundAt: NOW, now: NOW })
    }
    await beginRound(tx, id, NOW)
  })
  await expand(store, id, NOW)
  return id
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
