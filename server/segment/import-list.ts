/** A list of numbers from a file: good rows are taken, bad ones named with their line. */
import { segmentList, segmentMember } from '#drizzle/schema/segment.ts'
import type { ImportFault } from '#drizzle/schema/report.ts'
import { subscriberIdOf, subscriberOf } from '#server/identity/who.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { insertInto } from '#server/store/insert-into.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { speak, type Language, type Message } from '#words/message.ts'
import { m } from './messages.ts'

export type NumberList = {
  name: string
  /** One number a line; what stands behind the first comma is ignored, and so is a heading. */
  text: string
  staffId: string
  now: number
  language: Language
}

export type ListResult = { id: string; taken: number; faultCount: number; faults: ImportFault[] }

const ROWS_A_UNIT = 500
const FAULTS_KEPT = 1000

const insertList = insertInto(segmentList)

/** In small units, so that a list of any length holds nobody up; the list appears when it is whole. */
export async function takeList(store: Store, list: NumberList): Promise<ListResult> {
  const id = uuidv7(list.now)
  const say = speak[list.language]
  const faults: ImportFault[] = []
  const seen = new Set<string>()
  let taken = 0
  const rows = numbersIn(list.text)
  for (let start = 0; start < rows.length; start += ROWS_A_UNIT) {
    const unit = await store.transaction((tx) =>
      takeRows(tx, id, rows.slice(start, start + ROWS_A_UNIT), seen),
    )
    taken += unit.taken
    faults.push(...unit.faults.map(({ line, words }) => ({ line, reason: say(words) })))
  }
  const result = { id, taken, faultCount: faults.length, faults: faults.slice(0, FAULTS_KEPT) }
  const { name, staffId, now: importedAt } = list
  await store.transaction((tx) => insertList.run(tx, { ...result, name, staffId, importedAt }))
  return result
}

type Row = { line: number; number: string }

function numbersIn(text: string): Row[] {
  return text
    .replace(/^(\uFEFF|ï»¿)/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, number: cleaned(line) }))
    .filter(({ number, line }) => number !== '' && !(line === 1 && !/\d/.test(number)))
}

function cleaned(line: string): string {
  const [first = ''] = line.normalize('NFKC').split(/[,;\t]/)
  return first.replace(/["'\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')
}

async function takeRows(tx: Tx, listId: string, rows: Row[], seen: Set<string>) {
  const faults: { line: number; words: Message }[] = []
  const members: { subscriberId: string; listId: string }[] = []
  for (const { line, number } of rows) {
    if (!/^1[3-9]\d{9}$/.test(number)) faults.push({ line, words: m.notANumber })
    else if (seen.has(number)) faults.push({ line, words: m.numberTwice })
    else {
      seen.add(number)
      const subscriberId = await subscriberIdOf(tx, number)
      const found = subscriberId && (await subscriberOf(tx, subscriberId))
      if (found) members.push({ subscriberId: found.id, listId })
      else faults.push({ line, words: m.nobodyHasIt })
    }
  }
  await insertMany(tx, segmentMember, members, { onConflict: 'nothing' })
  return { taken: members.length, faults }
}
