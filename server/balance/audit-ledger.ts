/**
 * Are the books right? Every account is a chain without gaps, every transfer has its two sides and no more, e-coin lots
 * agree with the e-coin purse, and every payment that is called paid was posted.
 *
 * Rows stream by in key order and each subscriber's are folded into a few sums, so memory does not grow with the
 * books. That no side is missing or doubled is seen from sums of ids modulo 2^128, as wide as an id. While the hall is
 * open, a subscriber's tables are read at slightly different moments; whoever looks wrong is therefore read again
 * under their lock, and only what is wrong then is a fault.
 */
import { lock } from '#server/store/lock.ts'
import type { Store } from '#server/store/store.ts'
import {
  entryRows,
  lotRows,
  NIL,
  paymentRows,
  transferRows,
  type EntryRow,
  type Look,
} from './audit-pages.ts'

export type LedgerFault = { subscriberId: string; what: string }

export type LedgerAudit = {
  subscribers: number
  entries: number
  transfers: number
  faultCount: number
  /** The first hundred. */
  faults: LedgerFault[]
}

const MOST_FAULTS = 100

export async function auditLedger(store: Store): Promise<LedgerAudit> {
  const audit: LedgerAudit = { subscribers: 0, entries: 0, transfers: 0, faultCount: 0, faults: [] }
  for await (const books of booksOf((unit) => store.read(unit), NIL)) {
    audit.subscribers++
    audit.entries += books.entries
    audit.transfers += books.transfers
    if (faultsIn(books).length === 0) continue
    const sure = await auditSubscriber(store, books.subscriberId)
    audit.faultCount += sure.length
    audit.faults.push(...sure.slice(0, MOST_FAULTS - audit.faults.length))
  }
  return audit
}

/** One subscriber's books, read while nobody else can write them. */
export function auditSubscriber(store: Store, subscriberId: string): Promise<LedgerFault[]> {
  return store.transaction(async (tx) => {
    await lock(tx, subscriberId)
    for await (const books of booksOf((unit) => unit(tx), subscriberId)) {
      return books.subscriberId === subscriberId ? faultsIn(books) : []
    }
    return []
  })
}

type Books = {
  subscriberId: string
  entries: number
  transfers: number
  wrong: string[]
  account: string
  seq: number
  after: number
  /** Sums of transfer ids: of all, of those seen from the giving side, of those seen from the receiving side. */
  ids: bigint
  given: bigint
  received: bigint
  ecoins: number
  lots: number
  /** Ids and fen of payments, as postings and as intents that are called paid. */
  postedIds: bigint
  postedFen: number
  paidIds: bigint
  paidFen: number
}

function emptyBooks(subscriberId: string): Books {
  const sums = { ids: 0n, given: 0n, received: 0n, postedIds: 0n, paidIds: 0n }
  const counts = { entries: 0, transfers: 0, seq: 0, after: 0, ecoins: 0, lots: 0, postedFen: 0, paidFen: 0 }
  return { subscriberId, wrong: [], account: '', ...counts, ...sums }
}

function faultsIn(books: Books): LedgerFault[] {
  const wrong = [...books.wrong]
  if (books.ids !== books.given) wrong.push('a transfer without its debit entry, or with two')
  if (books.ids !== books.received) wrong.push('a transfer without its credit entry, or with two')
  if (books.ecoins !== books.lots) wrong.push(`${books.ecoins} e-coins in the purse, ${books.lots} in lots`)
  if (books.postedIds !== books.paidIds || books.postedFen !== books.paidFen) {
    wrong.push(`payments: ${books.paidFen} fen called paid, ${books.postedFen} fen posted`)
  }
  return wrong.map((what) => ({ subscriberId: books.subscriberId, what }))
}

/** The books of each subscriber from `from` on, folded; four streams side by side. */
async function* booksOf(look: Look, from: string): AsyncGenerator<Books> {
  const streams = [
    reader(entryRows(look, from), addEntry),
    reader(transferRows(look, from), addTransfer),
    reader(lotRows(look, from), (books, row) => void (books.lots += row.remaining)),
    reader(paymentRows(look, from), addPayment),
  ]
  for (;;) {
    const next = await Promise.all(streams.map((stream) => stream.subscriber()))
    const subscriberId = next.filter((id) => id !== undefined).sort()[0]
    if (subscriberId === undefined) return
    const books = emptyBooks(subscriberId)
    for (const stream of streams) await stream.fold(books)
    yield books
  }
}

/** A stream of rows that can be asked whose the next one is. */
function reader<Row extends { subscriberId: string }>(
  stream: AsyncGenerator<Row>,
  add: (books: Books, row: Row) => void,
) {
  let next: Promise<IteratorResult<Row, unknown>> | undefined
  const peek = async () => {
    const { done, value } = await (next ??= stream.next())
    return done ? undefined : value
  }
  return {
    subscriber: async () => (await peek())?.subscriberId,
    async fold(books: Books) {
      for (let row = await peek(); row?.subscriberId === books.subscriberId; row = await peek()) {
        add(books, row)
        next = undefined
      }
    },
  }
}

function addEntry(books: Books, row: EntryRow): void {
  const { account, seq, before, amount, after } = row
  const place = `${account} entry ${seq}`
  const first = account !== books.account
  if (seq !== (first ? 1 : books.seq + 1)) books.wrong.push(`${place} follows ${first ? 0 : books.seq}`)
  if (before !== (first ? 0 : books.after))
    books.wrong.push(`${place} does not begin where the last one ended`)
  if (after !== before + amount) books.wrong.push(`${place} does not add up`)
  const given = row.debit === account && row.moved === -amount
  const received = row.credit === account && row.moved === amount
  if (!given && !received) books.wrong.push(`${place} is no side of its transfer`)
  if (given) books.given = plus(books.given, row.transferId)
  if (received) books.received = plus(books.received, row.transferId)
  if (account === 'ecoin') books.ecoins = after
  Object.assign(books, { account, seq, after, entries: books.entries + 1 })
}

function addTransfer(books: Books, row: { id: string; key: string; amount: number }): void {
  books.transfers++
  books.ids = plus(books.ids, row.id)
  if (!row.key.startsWith('pay:')) return
  books.postedIds = plus(books.postedIds, row.key.slice('pay:'.length))
  books.postedFen += row.amount
}

function addPayment(
  books: Books,
  row: { id: string; amountFen: number; paidFen: number | null; state: string },
): void {
  if (row.state !== 'paid') return
  books.paidIds = plus(books.paidIds, row.id)
  // Where staff credited another amount than was ordered, it is what the cashier took.
  books.paidFen += row.paidFen ?? row.amountFen
}

function plus(sum: bigint, id: string): bigint {
  return BigInt.asUintN(128, sum + BigInt(`0x${id.replaceAll('-', '')}`))
}
