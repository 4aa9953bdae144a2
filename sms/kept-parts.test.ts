/** Parts in the database: what another process, another order or another text under the same number makes of them. */
import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { textPart } from '#drizzle/schema/text-part.ts'
import { query } from '#server/store/query.ts'
import { NOW } from '#tests/support/line.ts'
import { openTestStore } from '#tests/support/store.ts'
import { keepInStore } from './kept-parts.ts'
import type { Origin } from './link-long-texts.ts'
import type { Incomplete } from './smpp/reassembly.ts'

const LIVES_MS = 300_000
const allRows = query((db) =>
  db.select().from(textPart).orderBy(asc(textPart.sender), asc(textPart.reference), asc(textPart.number)),
)

const store = await openTestStore()
let senders = 0

/** A process of the hall, and a phone that sends parts of three to it. */
function openProcess(told: (incomplete: Incomplete<Origin>) => void | Promise<void> = () => undefined) {
  const faults: unknown[] = []
  const onFault = (fault: unknown) => faults.push(fault)
  const texts = keepInStore({ store, secret: 'a key of the house', onFault })(told, LIVES_MS)
  return { ...texts, faults }
}

function newSender(reference = '7/3') {
  const from = `1350000${String(1000 + senders++)}`
  const origin = { from, to: '10086', dataCoding: 8, reference, receivedAt: NOW }
  const part = (number: number, words: string, receivedAt = NOW) =>
    [{ ...origin, receivedAt }, { reference: '7', number, total: 3 }, Buffer.from(words)] as const
  const rows = async () => (await store.read((tx) => allRows.all(tx))).filter((row) => row.sender === from)
  return { origin, part, rows }
}

test('parts complete in any order, through several processes, and a repeated one is known', async () => {
  const [one, two] = [openProcess(), openProcess()]
  const { origin, part } = newSender()
  expect(await one.keep(...part(3, '三'))).toEqual({ kind: 'waiting' })
  expect(await two.keep(...part(3, '三'))).toEqual({ kind: 'waiting' })
  expect(await two.keep(...part(1, '一'))).toEqual({ kind: 'waiting' })
  const whole = { kind: 'whole', octets: Buffer.from('一二三') }
  expect(await one.keep(...part(2, '二'))).toEqual(whole)
  // The answer to the last part was lost with its process.
  expect(await two.keep(...part(2, '二'))).toEqual(whole)
  await two.settle(origin)
  for (const words of ['一', '二', '三'].entries())
    expect(await one.keep(...part(words[0] + 1, words[1]))).toEqual({ kind: 'repeated' })
})

test('of two last parts that come at once through two processes, one completes the text', async () => {
  const [one, two] = [openProcess(), openProcess()]
  const { part } = newSender()
  await one.keep(...part(2, '二'))
  const both = await Promise.all([one.keep(...part(1, '一')), two.keep(...part(3, '三'))])
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['waiting', 'whole'])
})

test('nothing of what is said stands in the database, and it is gone when the text was answered', async () => {
  const process = openProcess()
  const { origin, part, rows } = newSender()
  for (const [at, words] of ['MMCZ 5101041', '99203078271 73', '9164 739164'].entries())
    await process.keep(...part(at + 1, words))
  const kept = await rows()
  expect(kept).toHaveLength(3)
  for (const { sealed, digest } of kept) {
    expect(sealed?.toString('latin1')).not.toMatch(/MMCZ|9920307|739164/)
    expect(digest).toHaveLength(22)
  }
  await process.settle(origin)
  expect((await rows()).map(({ sealed }) => sealed)).toEqual([null, null, null])
  process.expire(NOW + LIVES_MS)
  await expect.poll(rows).toEqual([])
  expect(process.faults).toEqual([])
})

test('a text whose part never came is handed over once, with what is missing, by one of the processes', async () => {
  const told: number[][] = []
  const tell = ({ missing }: Incomplete<Origin>) => void told.push(missing)
  const [one, two] = [openProcess(tell), openProcess(tell)]
  const { part, rows } = newSender()
  await one.keep(...part(2, '二'))
  one.expire(NOW + LIVES_MS - 1)
  for (const process of [one, two]) process.expire(NOW + LIVES_MS)
  await expect.poll(rows).toEqual([])
  expect(told).toEqual([[1, 3]])
})

test('a text that could not be told of is told of later', async () => {
  let fails = 1
  const told: number[][] = []
  const process = openProcess(({ missing }) => {
    if (fails-- > 0) throw new Error('the database is away')
    told.push(missing)
  })
  const { part, rows } = newSender()
  await process.keep(...part(1, '一'))
  process.expire(NOW + LIVES_MS)
  await expect.poll(() => process.faults.length).toBe(1)
  expect(await rows()).toHaveLength(1)
  process.expire(NOW + LIVES_MS + 60_000)
  await expect.poll(rows).toEqual([])
  expect(told).toEqual([[2, 3]])
})

test('another text under the same reference takes the place of the unfinished one, which is told', async () => {
  const told: number[][] = []
  const process = openProcess(({ missing }) => void told.push(missing))
  const { part } = newSender()
  await process.keep(...part(1, '旧'))
  await process.keep(...part(1, '新'))
  await process.keep(...part(2, '的'))
  expect(await process.keep(...part(3, '字'))).toEqual({ kind: 'whole', octets: Buffer.from('新的字') })
  expect(told).toEqual([[2, 3]])
})

test('whoever leaves hundreds of parts behind is to wait; others are not', async () => {
  const process = openProcess()
  const { origin, part } = newSender()
  for (let reference = 0; reference < 256; reference++) {
    for (const number of [1, 2]) {
      const [, of, octets] = part(number, '一')
      await process.keep({ ...origin, reference: `${reference}/3` }, of, octets)
    }
  }
  await expect(process.keep(...part(3, '三'))).rejects.toThrow('too many long texts')
  expect(await process.keep(...newSender().part(1, '一'))).toEqual({ kind: 'waiting' })
})
