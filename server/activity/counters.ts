/**
 * The figures of an activity, kept in the transaction of what they count: the result page adds up a few rows, however
 * many took part.
 */
import { eq, inArray, sum } from 'drizzle-orm'
import { activityCounter, type ActivityAnswer } from '#drizzle/schema/activity.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { tally } from '#server/store/tally.ts'

const counted = tally(activityCounter, {
  key: ['activityCode', 'item', 'channel', 'slot'],
  add: ['count'],
})

/**
 * What is counted: who began, took part to the end, and did so for the first time; who passed; who found the tickets
 * gone; e-coins given; prizes and tickets by their place; a score; answers to a question, and each of its choices.
 */
export type Item =
  | 'started'
  | 'entry'
  | 'person'
  | 'passed'
  | 'ticket'
  | 'sold-out'
  | 'coins'
  | 'unprized'
  | `prize:${number}`
  | `score:${number}`
  | `answer:${number}:${number}`
  | `answered:${number}`

export type Place = { activityCode: string; channel: string }

export function countItem(tx: Tx, { activityCode, channel }: Place, item: Item, count = 1): void {
  counted.add(tx, { activityCode, channel, item, count })
}

export function countAnswers(tx: Tx, place: Place, answers: readonly ActivityAnswer[]): void {
  for (const { question, choices } of answers) {
    countItem(tx, place, `answered:${question}`)
    for (const choice of choices) countItem(tx, place, `answer:${question}:${choice}`)
  }
}

const keptOf = query((db, p: Params<{ code: string }>) =>
  db
    .select({
      item: activityCounter.item,
      channel: activityCounter.channel,
      count: sum(activityCounter.count).mapWith(Number),
    })
    .from(activityCounter)
    .where(eq(activityCounter.activityCode, p.code))
    .groupBy(activityCounter.item, activityCounter.channel),
)

export type Counts = {
  of: (item: Item) => number
  /** How many by channel code; what is zero is left out. */
  by: (item: Item) => { channel: string; count: number }[]
}

export async function countsOf(tx: Tx, code: string): Promise<Counts> {
  const rows = await keptOf.all(tx, { code })
  const by = (item: Item) => rows.filter((row) => row.item === item && row.count !== 0)
  return { by, of: (item) => by(item).reduce((total, { count }) => total + count, 0) }
}

const heads = query((db) =>
  db
    .select({
      code: activityCounter.activityCode,
      item: activityCounter.item,
      count: sum(activityCounter.count).mapWith(Number),
    })
    .from(activityCounter)
    .where(inArray(activityCounter.item, ['entry', 'person']))
    .groupBy(activityCounter.activityCode, activityCounter.item),
)

/** How many took part in each, and how many people that were. */
export async function headcounts(tx: Tx) {
  const rows = await heads.all(tx)
  const count = (code: string, item: Item) =>
    rows.find((row) => row.code === code && row.item === item)?.count ?? 0
  return { of: (code: string) => ({ entries: count(code, 'entry'), people: count(code, 'person') }) }
}
