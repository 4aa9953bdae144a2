/**
 * The figures of an activity, kept in the transaction of what they count: the result page adds up a few rows, however
 * many took part.
 */
import { eq, sum } from 'drizzle-orm'
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
 * gone; e-coins given; prizes and tickets by their place; a score; a choice of a question, and free answers to it.
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
  | `words:${number}`

export type Place = { activityCode: string; channel: string }

export function countItem(tx: Tx, { activityCode, channel }: Place, item: Item, count = 1): void {
  counted.add(tx, { activityCode, channel, item, count })
}

export function countAnswers(tx: Tx, place: Place, answers: readonly ActivityAnswer[]): void {
  for (const { question, choices, words } of answers) {
    for (const choice of choices) countItem(tx, place, `answer:${question}:${choice}`)
    if (words) countItem(tx, place, `words:${question}`)
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
