/**
 * The answer to the 0000 list. All the indexes are carried out, or none: a list that is stale or has changed, an index
 * that is out of range, repeated, already cancelled or inside the plan stops the whole answer, and says which.
 *
 * Services that went from the list meanwhile (by an earlier answer, on another channel) change no other index, so
 * `1` and then `2` work; services that came, or whose terms changed, make it another list.
 */
import { z } from 'zod'
import type { Carried, Service, ServiceOnLine } from '#server/boss/boss.ts'
import { operation, Refusal } from '#server/operation.ts'
import type { Message } from '#words/message.ts'
import { readIndexes } from './indexes.ts'
import { m } from './messages.ts'
import { offLine } from './say-off.ts'
import { codeOf, LIST_COUNTS_MS, markOf, readShown, type Shown } from './shown.ts'

export type CancelledServices = {
  cancelled: { index: number; state: Carried['state']; service: Service }[]
  /** Indexes of the shown list that had gone before this answer. */
  gone: number[]
}

export const cancelServices = operation({
  title: m.cancelServices,
  summary: m.cancelServicesSummary,
  access: 'sim',
  business: 'service-off',
  input: z.object({ indexes: z.string().trim().max(100), shown: z.string().max(40_000) }),
  fields: {
    indexes: { label: m.indexes, hint: m.indexesHint, inputMode: 'numeric' },
    shown: { label: m.shownList },
  },
  async run({ tx, boss, subscriber, request, now }, input): Promise<CancelledServices> {
    const shown = stillCounts(readShown(input.shown), now)
    const held = await boss.servicesOnLine(tx, subscriber.id, now)
    const chosen = chooseFrom(shown, input.indexes, held)
    const there = new Set(held.map(({ service }) => service.code))
    const gone = shown.marks.flatMap((mark, at) => (there.has(codeOf(mark) ?? '') ? [] : [at + 1]))
    const cancelled = []
    for (const { index, service } of chosen) {
      const order = { subscriberId: subscriber.id, key: `${request}:${service.code}`, now }
      const { state } = await boss.turnServiceOff(tx, { ...order, serviceCode: service.code })
      cancelled.push({ index, state, service })
    }
    return { cancelled, gone }
  },
  reply({ cancelled, gone }, { say }) {
    const lines = cancelled.map((each) => offLine(each, say))
    if (gone.length > 0) lines.push(say(m.goneBefore, gone.join(say(m.comma))))
    return { title: say(m.cancelServices), lines, next: ['listServices'] }
  },
})

function stillCounts(shown: Shown | undefined, now: number): Shown {
  if (!shown || now - shown.at > LIST_COUNTS_MS) throw no('list-stale', m.listStale)
  return shown
}

/** @throws Refusal for the first index that must not be cancelled */
function chooseFrom(shown: Shown, text: string, held: ServiceOnLine[]) {
  const read = readIndexes(text)
  if ('fault' in read) {
    throw read.fault === 'repeated'
      ? no('index-repeated', m.indexRepeated)
      : no('index-unreadable', m.indexUnreadable)
  }
  const outside = read.indexes.find((index) => index < 1 || index > shown.marks.length)
  if (outside !== undefined) {
    const last = shown.marks.length
    throw new Refusal('index-out-of-range', (say) => say(m.outOfRange, { index: outside, last }), [
      'listServices',
    ])
  }
  const chosen = read.indexes.map((index) => ({
    index,
    found: held.find(({ service }) => service.code === codeOf(shown.marks[index - 1])),
  }))
  const gone = chosen.find(({ found }) => !found)
  if (gone) throw new Refusal('already-off', (say) => say(m.indexGone, gone.index), ['listServices'])
  if (held.some((each) => !shown.marks.includes(markOf(each)))) throw no('list-changed', m.listChanged)
  return chosen.flatMap(({ index, found }) => {
    if (!found) return []
    const { service, inPlan } = found
    if (inPlan)
      throw new Refusal('in-plan', (say) => say(m.indexInPlan, { index, name: say(service.name) }), [
        'seePlan',
      ])
    return [{ index, service }]
  })
}

function no(reason: string, words: Message): Refusal {
  return new Refusal(reason, (say) => say(words), ['listServices'])
}
