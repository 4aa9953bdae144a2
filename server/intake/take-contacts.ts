/**
 * Counter and hotline records become touches, each once.
 *
 * Good rows are taken and bad ones reported with line and reason; a record that was taken before changes nothing, so
 * the same file twice, or a file that was cut off half-way and sent again, is harmless.
 */
import { createHash } from 'node:crypto'
import { branch, businessType } from '#drizzle/schema/reference.ts'
import { importBatch, type ImportFault } from '#drizzle/schema/report.ts'
import { subscriberIdOf, subscriberOf } from '#server/identity/who.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { judgeAnew } from '#server/report/count-repeats.ts'
import { recordTouch } from '#server/touch/record.ts'
import { claimRequest } from '#server/touch/request.ts'
import { speak, type Language, type Message } from '#words/message.ts'
import { readContact, type ContactRow, type Known } from './contact-row.ts'
import { m } from './messages.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { UnreadableFile, type RawRow } from './rows.ts'

export type ImportFile = {
  bytes: Uint8Array
  form: 'csv' | 'json'
  fileName: string
  source: 'upload' | 'endpoint'
  staffId: string | null
  now: number
  language: Language
}

export type ImportResult = {
  id: string
  taken: number
  known: number
  faultCount: number
  faults: ImportFault[]
}

export const IMPORT_LIMIT_BYTES = 8 * 1024 * 1024
const ROWS_A_UNIT = 200
const FAULTS_KEPT = 1000

const businesses = query((db) => db.select().from(businessType))
const branches = query((db) => db.select().from(branch))
const insertBatch = insertInto(importBatch)

/**
 * Takes a file. Rows are committed in small units, so an import of any size holds nobody up.
 * @throws UnreadableFile when nothing in it can be read
 */
export async function takeContacts(store: Store, file: ImportFile): Promise<ImportResult> {
  if (file.bytes.byteLength > IMPORT_LIMIT_BYTES) {
    throw new UnreadableFile((say) => say(m.tooLarge, IMPORT_LIMIT_BYTES / 1024 / 1024))
  }
  const { rows, malformed } = file.form === 'csv' ? readCsv(file.bytes) : readJson(file.bytes)
  const say = speak[file.language]
  const why = say(file.form === 'csv' ? m.malformed : m.jsonRecord)
  const faults = malformed.map((line) => ({ line, reason: why }))
  const known = await store.read(knownCodes)
  const sums = { taken: 0, known: 0 }
  for (let start = 0; start < rows.length; start += ROWS_A_UNIT) {
    const unit = rows.slice(start, start + ROWS_A_UNIT)
    const result = await store.transaction((tx) => takeRows(tx, unit, known, file.now))
    sums.taken += result.taken
    sums.known += result.known
    faults.push(...result.faults.map(({ line, words }) => ({ line, reason: say(words) })))
  }
  faults.sort((a, b) => a.line - b.line)
  const id = uuidv7(file.now)
  const result = { id, ...sums, faultCount: faults.length, faults: faults.slice(0, FAULTS_KEPT) }
  const { source, fileName, staffId, now: importedAt } = file
  const fileHash = createHash('sha256').update(file.bytes).digest('hex')
  await store.transaction((tx) =>
    insertBatch.run(tx, { ...result, source, fileName, fileHash, staffId, importedAt }),
  )
  return result
}

type UnitResult = { taken: number; known: number; faults: { line: number; words: Message }[] }

async function takeRows(tx: Tx, rows: RawRow[], known: Known, now: number): Promise<UnitResult> {
  const result: UnitResult = { taken: 0, known: 0, faults: [] }
  const moments: number[] = []
  for (const row of rows) {
    const contact = readContact(row, known, now)
    if ('fault' in contact) {
      result.faults.push({ line: row.line, words: contact.fault })
      continue
    }
    const taken = await takeContact(tx, contact)
    if (taken === 'taken') moments.push(contact.happenedAt)
    if (taken === 'taken' || taken === 'known') result[taken] += 1
    else result.faults.push({ line: row.line, words: taken.fault })
  }
  if (moments.length > 0) await judgeAnew(tx, Math.min(...moments), Math.max(...moments))
  return result
}

async function takeContact(tx: Tx, contact: ContactRow): Promise<'taken' | 'known' | { fault: Message }> {
  const subscriberId = await subscriberIdOf(tx, contact.msisdn)
  const subscriber = subscriberId && (await subscriberOf(tx, subscriberId))
  if (!subscriber) return { fault: m.noSubscriber }
  if (contact.happenedAt < subscriber.openedAt) return { fault: m.otherSubscriber }
  const id = uuidv7(contact.happenedAt)
  if (await claimRequest(tx, subscriber.id, contact.key, id)) return 'known'
  const touch = {
    subscriberId: subscriber.id,
    id,
    channel: contact.channel,
    business: contact.business,
    operation: null,
    outcome: 'done' as const,
    branchCode: contact.branchCode ?? subscriber.branchCode,
    amountFen: contact.amountFen,
    said: contact.note,
    told: null,
    answersId: null,
    place: contact.place,
  }
  await recordTouch(tx, touch, subscriber.activeMonth)
  return 'taken'
}

async function knownCodes(tx: Tx): Promise<Known> {
  const byName = (rows: { code: string; name: { zh: string; en: string } }[]) =>
    new Map(
      rows.flatMap(({ code, name }) =>
        [code, name.zh, name.en].map((word) => [word.toLowerCase(), code] as const),
      ),
    )
  return { businesses: byName(await businesses.all(tx)), branches: byName(await branches.all(tx)) }
}
