/**
 * Parts of long texts in the hall's database. An SMSC holds the next part back until this one is answered, so it is answered
 * early; and what was answered must outlive the process.
 *
 * A part may hold a password, and a text with one is never stored in the raw: parts are encrypted with the key of the
 * house, forgotten when the text was answered, and kept for minutes at most. Several processes of one house complete each
 * other's texts. A text of one part never comes here.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { and, asc, count, eq, isNotNull, isNull, lte } from 'drizzle-orm'
import { textPart } from '#drizzle/schema/text-part.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { lock } from '#server/store/lock.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import type { KeptPart, LongTexts, OnIncomplete, OpenLongTexts, Origin } from './link-long-texts.ts'
import type { Part } from './smpp/parts.ts'
import type { Incomplete } from './smpp/reassembly.ts'

type Row = typeof textPart.$inferSelect
type Key = { sender: string; toPort: string; reference: string }

/** One text has 255 parts at most; whoever leaves more unfinished is to wait. */
const MOST_OF_A_SENDER = 512
/** Whoever hands over an unfinished text and dies leaves it to another after this. */
const LEASE_MS = 60_000

const isText = (p: Params<Key>) =>
  and(eq(textPart.sender, p.sender), eq(textPart.toPort, p.toPort), eq(textPart.reference, p.reference))

const rowsOfText = query((db, p: Params<Key>) =>
  db.select().from(textPart).where(isText(p)).orderBy(asc(textPart.number)),
)
const countOfSender = query((db, p: Params<{ sender: string }>) =>
  db
    .select({ count: count() })
    .from(textPart)
    .where(and(eq(textPart.sender, p.sender), isNotNull(textPart.sealed))),
)
const insertPart = insertInto(textPart)
const forgetText = query((db, p: Params<Key>) => db.update(textPart).set({ sealed: null }).where(isText(p)))
const removeText = query((db, p: Params<Key>) => db.delete(textPart).where(isText(p)))
const removeAnswered = query((db, p: Params<{ now: number }>) =>
  db.delete(textPart).where(and(lte(textPart.expiresAt, p.now), isNull(textPart.sealed))),
)
const overdue = query((db, p: Params<{ now: number }>) =>
  db
    .select({
      sender: textPart.sender,
      toPort: textPart.toPort,
      reference: textPart.reference,
      sealed: textPart.sealed,
    })
    .from(textPart)
    .where(lte(textPart.expiresAt, p.now))
    .limit(300),
)
const leaseText = query((db, p: Params<Key & { now: number; until: number }>) =>
  db
    .update(textPart)
    .set({ expiresAt: p.until })
    .where(and(isText(p), lte(textPart.expiresAt, p.now), isNotNull(textPart.sealed))),
)

export type KeptPartsOptions = {
  store: Store
  /** The key of the house. */
  secret: string
  onFault: (error: unknown) => void
}

/** @returns what `openLink` is handed as `longTexts` */
export function keepInStore({ store, secret, onFault }: KeptPartsOptions): OpenLongTexts {
  const box = openBox(secret)
  return (onIncomplete, expiryMs): LongTexts => {
    let expiring = false
    return {
      async keep(origin, part, octets) {
        const { kept, displaced } = await store.transaction((tx) =>
          keepPart(tx, box, expiryMs, origin, part, octets),
        )
        if (displaced) void Promise.resolve(onIncomplete(displaced)).catch(onFault)
        return kept
      },
      settle: (origin) =>
        store.transaction(async (tx) => {
          await forgetText.run(tx, keyOf(origin))
        }),
      expire(now) {
        if (expiring) return
        expiring = true
        expireTexts(store, box, now, onIncomplete)
          .catch(onFault)
          .finally(() => (expiring = false))
      },
    }
  }
}

function keyOf({ from, to, reference }: Origin): Key {
  return { sender: from, toPort: to, reference }
}

type Step = { kept: KeptPart; displaced?: Incomplete<Origin> | undefined }

/** Parts of one text take turns, so that of two that come at once one finds the other there. */
async function keepPart(
  tx: Tx,
  box: Box,
  expiryMs: number,
  origin: Origin,
  { number, total }: Part,
  octets: Buffer,
): Promise<Step> {
  const key = keyOf(origin)
  await lock(tx, `${key.sender}>${key.toPort}#${key.reference}`)
  let rows = await rowsOfText.all(tx, key)
  const digest = box.digest(octets)
  const before = rows.find((row) => row.number === number)
  let displaced: Incomplete<Origin> | undefined
  if (before && before.digest !== digest) {
    displaced = rows.some(({ sealed }) => sealed) ? incompleteOf(box, rows) : undefined
    await removeText.run(tx, key)
    rows = []
  } else if (before) {
    if (!before.sealed) return { kept: { kind: 'repeated' } }
    return { kept: rows.length === total ? wholeOf(box, rows) : { kind: 'waiting' } }
  }
  if (((await countOfSender.first(tx, key))?.count ?? 0) >= MOST_OF_A_SENDER)
    throw new Error('a sender leaves too many long texts unfinished')
  const { dataCoding, receivedAt } = origin
  const expiresAt = rows[0]?.expiresAt ?? receivedAt + expiryMs
  const row = { ...key, total, number, dataCoding, sealed: box.seal(octets), digest, receivedAt, expiresAt }
  await insertPart.run(tx, row)
  const all = [...rows, row].sort((one, other) => one.number - other.number)
  return { kept: all.length === total ? wholeOf(box, all) : { kind: 'waiting' }, displaced }
}

/** Hands over what has waited too long: leased first, so that of several processes one does, and removed when it was told. */
async function expireTexts(store: Store, box: Box, now: number, onIncomplete: OnIncomplete): Promise<void> {
  const found = await store.read((tx) => overdue.all(tx, { now }))
  if (found.length === 0) return
  const texts = new Map(found.filter(({ sealed }) => sealed).map((row) => [JSON.stringify(textOf(row)), row]))
  for (const text of texts.values()) {
    const key = textOf(text)
    const rows = await store.transaction(async (tx) => {
      const mine = await leaseText.run(tx, { ...key, now, until: now + LEASE_MS })
      return mine > 0 ? rowsOfText.all(tx, key) : []
    })
    if (rows.length === 0) continue
    await onIncomplete(incompleteOf(box, rows))
    await store.transaction((tx) => removeText.run(tx, key))
  }
  await store.transaction((tx) => removeAnswered.run(tx, { now }))
}

function textOf({ sender, toPort, reference }: Key): Key {
  return { sender, toPort, reference }
}

function wholeOf(box: Box, rows: Row[]): KeptPart {
  return { kind: 'whole', octets: Buffer.concat(rows.map(({ sealed }) => box.open(sealed))) }
}

function incompleteOf(box: Box, rows: Row[]): Incomplete<Origin> {
  const [first] = rows
  if (!first) throw new Error('a text without parts')
  const { sender: from, toPort: to, reference, dataCoding, receivedAt } = first
  const parts = Array.from({ length: first.total }, (_, at) => {
    const row = rows.find(({ number }) => number === at + 1)
    return row && box.open(row.sealed)
  })
  const missing = parts.flatMap((part, at) => (part ? [] : [at + 1]))
  return { origin: { from, to, reference, dataCoding, receivedAt }, parts, missing }
}

type Box = {
  seal(octets: Buffer): Buffer
  open(sealed: Buffer | null): Buffer
  digest(octets: Buffer): string
}

const NONCE_OCTETS = 12
const TAG_OCTETS = 16

/** AES-256-GCM under a key of its own: nonce, tag, and what was said. */
function openBox(secret: string): Box {
  const key = Buffer.from(hkdfSync('sha256', secret, 'dianting', 'text parts', 32))
  return {
    seal(octets) {
      const nonce = randomBytes(NONCE_OCTETS)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const hidden = Buffer.concat([cipher.update(octets), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), hidden])
    },
    open(sealed) {
      if (!sealed) return Buffer.alloc(0)
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_OCTETS))
      decipher.setAuthTag(sealed.subarray(NONCE_OCTETS, NONCE_OCTETS + TAG_OCTETS))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_OCTETS + TAG_OCTETS)), decipher.final()])
    },
    digest: (octets) => createHmac('sha256', key).update(octets).digest('base64url').slice(0, 22),
  }
}
