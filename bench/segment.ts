/**
 * `npm run bench:segment`: a million lines counted by rules as marketing writes them, looked at as the builder does
 * while they are written, and written down as targets, beside a raw scan of the same table in the same run.
 *
 * `--lines 200000` for a smaller house, `--house FILE` for one that is kept for the next run. With a DATABASE_URL of a
 * PostgreSQL database of its own it runs there.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { Client } from 'pg'
import { expand } from '#server/campaign/expand.ts'
import { countVersion } from '#server/segment/count.ts'
import { openPreviews } from '#server/segment/preview.ts'
import type { Rule } from '#server/segment/rule.ts'
import { addSegment, linesInUse, segmentVersionOf } from '#server/segment/segment.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { begunCampaign } from '#tests/support/running.ts'
import { DAY, seedHouse } from './segment-house.ts'

const { values: options } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    house: { type: 'string' },
    only: { type: 'string', default: 'seed count preview expansion' },
  },
})
const LINES = Number(options.lines)
const NOW = Date.UTC(2026, 10, 22, 2)
const { DATABASE_URL: url } = process.env

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
  ['agreed to marketing', { fact: 'consent', is: true }],
  [
    'on a plan, average bill of 3 months from 80 yuan',
    {
      all: [
        { fact: 'plan', in: ['GT58'] },
        { fact: 'spendFen', months: 3, min: 8000 },
      ],
    },
  ],
  [
    'more than 30 GB a month over 3 months',
    { fact: 'usage', what: 'dataKb', months: 3, min: 30 * 1024 * 1024 },
  ],
  [
    'usage three times, never a data pack',
    {
      all: [
        { fact: 'touch', business: 'usage', atLeast: 3 },
        { not: { fact: 'service', in: ['*data'], when: 'ever' } },
      ],
    },
  ],
  [
    'balance by SMS twice in 30 days, never at a counter',
    {
      all: [
        { fact: 'touch', business: 'balance', channel: 'sms', atLeast: 2, days: 30 },
        { not: { fact: 'touch', channel: 'counter', atLeast: 1 } },
      ],
    },
  ],
  ['no contact in 60 days', { not: { fact: 'touch', atLeast: 1, days: 60 } }],
]

const SCAN = 'select count(*) from subscriber where brand = $1 and tier >= $2 and closed_at is null'

const folder = mkdtempSync(join(tmpdir(), 'dianting-bench-segment-'))
const file = options.house ?? join(folder, 'hall.db')
try {
  const store = await openStore(url ? { file, url } : { file })
  await store.migrate()
  if ((await store.read(linesInUse)) === 0) {
    const begin = performance.now()
    await seedHouse(store, LINES, NOW)
    console.log(`house of ${LINES} lines built in ${secondsSince(begin)} s`)
  }
  const raw = url ? await rawScanOn(url) : rawScan()
  for (const [name, rule] of rules) {
    if (options.only.includes('count')) await count(store, name, rule, raw)
    if (options.only.includes('preview')) await preview(store, name, rule)
  }
  if (options.only.includes('expansion')) await expansion(store)
  await store.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function secondsSince(begin: number): string {
  return ((performance.now() - begin) / 1000).toFixed(2)
}

/** Reading every line once, the columns that a rule needs: what no count can be faster than by much. */
function rawScan(): number {
  const db = new Database(file, { readonly: true })
  const begin = performance.now()
  db.prepare(SCAN.replace(/\$\d/g, '?')).get('mzone', 3)
  db.close()
  return told(performance.now() - begin)
}

async function rawScanOn(server: string): Promise<number> {
  const client = new Client({ connectionString: server })
  await client.connect()
  const begin = performance.now()
  await client.query(SCAN, ['mzone', 3])
  const ms = performance.now() - begin
  await client.end()
  return told(ms)
}

function told(ms: number): number {
  console.log(`raw scan: ${ms.toFixed(0)} ms`)
  return ms
}

/** As a saved segment is counted: progress written every few ranges. */
async function count(store: Store, name: string, rule: Rule, raw: number): Promise<void> {
  const id = uuidv7(NOW)
  await store.transaction((tx) => addSegment(tx, { id, name: id, rule, staffId: id, now: NOW }))
  const version = await store.read((tx) => segmentVersionOf(tx, id, 1))
  if (!version) throw new Error('the segment is gone')
  const begin = performance.now()
  const matched = await countVersion(store, version, NOW)
  const ms = performance.now() - begin
  console.log(
    `count "${name}": ${matched} in ${(ms / 1000).toFixed(2)} s, ${(ms / raw).toFixed(1)} × the raw scan`,
  )
}

/** As the builder asks: what it can say after half a second, and when it knows. */
async function preview(store: Store, name: string, rule: Rule): Promise<void> {
  const previews = openPreviews(store)
  const begin = performance.now()
  let seen = await previews.look('staff', rule, NOW, 400)
  const first = `about ${seen.matched} ± ${seen.give} after ${secondsSince(begin)} s`
  while (seen.looked < seen.ranges) seen = await previews.look('staff', rule, NOW, 700)
  console.log(`look at "${name}": ${first}, exactly ${seen.matched} after ${secondsSince(begin)} s`)
}

async function expansion(store: Store): Promise<void> {
  const id = await begunCampaign(store, { now: NOW + DAY, holdoutBp: 1000, text: '您好，加油包5元1GB' })
  const lines = await store.read(linesInUse)
  const begin = performance.now()
  await expand(store, id, NOW)
  const seconds = (performance.now() - begin) / 1000
  console.log(
    `expansion: ${lines} targets in ${seconds.toFixed(1)} s, ${Math.round(lines / seconds)}/s, durable`,
  )
}
