/**
 * `npm run bench:segment`: a million lines counted by a rule and written down as targets, beside a raw scan of the same
 * table in the same run. `--lines 200000` for a smaller house.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { preference, subscriber } from '#drizzle/schema/subscriber.ts'
import { expand } from '#server/campaign/expand.ts'
import { FIRST_ID, nextRange } from '#server/segment/stream.ts'
import type { Rule } from '#server/segment/rule.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { begunCampaign } from '#tests/support/running.ts'

const { values: options } = parseArgs({ options: { lines: { type: 'string', default: '1000000' } } })
const LINES = Number(options.lines)
const NOW = Date.UTC(2026, 10, 22, 2)
const DAY = 24 * 3600_000
/** One line in so many has touches. */
const TOUCHED = 10

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-segment-'))
const file = join(folder, 'hall.db')
try {
  const store = await openStore({ file })
  await store.migrate()
  await seed(store)
  const raw = rawScan()
  const rules: [string, Rule][] = [
    [
      'brand and tier',
      {
        all: [
          { fact: 'brand', in: ['mzone'] },
          { fact: 'tier', min: 3 },
        ],
      },
    ],
    ['consent', { fact: 'consent', is: true }],
    [
      'balance by SMS twice in 30 days, never at a counter',
      {
        all: [
          { fact: 'touch', business: 'balance', channel: 'sms', atLeast: 2, days: 30 },
          { not: { fact: 'touch', channel: 'counter', atLeast: 1 } },
        ],
      },
    ],
  ]
  for (const [name, rule] of rules) await count(store, name, rule, raw)
  await expansion(store)
  await store.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function seed(store: Store): Promise<void> {
  const brands = ['gotone', 'easyown', 'mzone'] as const
  const A_UNIT = 5000
  for (let start = 0; start < LINES; start += A_UNIT) {
    const indexes = Array.from({ length: Math.min(A_UNIT, LINES - start) }, (_, index) => start + index)
    const ids = indexes.map(() => uuidv7(NOW - 90 * DAY))
    await store.transaction(async (tx) => {
      await insertMany(
        tx,
        subscriber,
        indexes.map((index, at) => ({
          id: ids[at] ?? '',
          msisdn: String(13_000_000_000 + index),
          name: '林小满',
          brand: brands[index % 3] ?? 'gotone',
          payment: 'prepaid' as const,
          credit: 'active' as const,
          branchCode: `b${index % 20}`,
          tier: index % 6,
          openedAt: NOW - 400 * DAY,
          closedAt: null,
        })),
      )
      const said = { language: 'zh' as const, marketing: true, marketingSince: 1, marketingChannel: 'web' }
      await insertMany(
        tx,
        preference,
        ids.map((subscriberId) => ({ subscriberId, activeMonth: 0, ...said })),
      )
      for (const subscriberId of ids.filter((_, at) => at % TOUCHED === 0)) {
        for (const ago of [1, 9, 25]) await touch(tx, subscriberId, NOW - ago * DAY)
      }
    })
  }
}

function touch(tx: Parameters<typeof recordTouch>[0], subscriberId: string, at: number): Promise<void> {
  const none = { operation: null, amountFen: null, said: null, told: null, answersId: null, place: null }
  const row = { subscriberId, id: uuidv7(at), channel: 'sms', business: 'balance', branchCode: '-', ...none }
  return recordTouch(tx, { ...row, outcome: 'done' }, 999_912)
}

/** Reading every line once, the columns that a rule needs: what no count can be faster than by much. */
function rawScan(): number {
  const db = new Database(file, { readonly: true })
  const begin = performance.now()
  db.prepare('select count(*) from subscriber where brand = ? and tier >= ? and closed_at is null').get(
    'mzone',
    3,
  )
  const ms = performance.now() - begin
  db.close()
  console.log(`raw scan of ${LINES} lines: ${ms.toFixed(0)} ms`)
  return ms
}

async function count(store: Store, name: string, rule: Rule, raw: number): Promise<void> {
  const begin = performance.now()
  let longest = 0
  let matched = 0
  let after: string | null = FIRST_ID
  while (after !== null) {
    const from: string = after
    const started = performance.now()
    const range = await store.read((tx) => nextRange(tx, rule, NOW, from))
    longest = Math.max(longest, performance.now() - started)
    matched += range.ids.length
    after = range.next
  }
  const ms = performance.now() - begin
  console.log(
    `count "${name}": ${matched} in ${(ms / 1000).toFixed(2)} s, ${(ms / raw).toFixed(1)} × the raw scan, longest range ${longest.toFixed(1)} ms`,
  )
}

async function expansion(store: Store): Promise<void> {
  const id = await begunCampaign(store, { now: NOW, holdoutBp: 1000, text: '您好，加油包5元1GB' })
  const begin = performance.now()
  await expand(store, id, NOW)
  const seconds = (performance.now() - begin) / 1000
  console.log(
    `expansion: ${LINES} targets in ${seconds.toFixed(1)} s, ${Math.round(LINES / seconds)}/s, durable`,
  )
}
