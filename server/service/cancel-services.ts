/**
 * The answer to the 0000 list. All the indexes are carried out, or none: a list that is stale or has changed, an index
 * that is out of range, repeated, already cancelled or inside the plan stops the whole answer, and says which.
 */
import { z } from 'zod'
import type { Carried, Service, ServiceOnLine } from '#server/boss/boss.ts'
import { operation, Refusal } from '#server/operation.ts'
import type { Message } from '#words/message.ts'
import { readIndexes } from './indexes.ts'
import { m } from './messages.ts'
import { offLine } from './say-off.ts'
import { fingerprintOf, LIST_COUNTS_MS, readShown, shownToken, type Shown } from './shown.ts'

export type CancelledServices = {
  cancelled: { index: number; state: Carried['state']; service: Service }[]
  /** Takes the place of the kept token, so that the list that was shown can be answered again. */
  shown: string
}

export const cancelServices = operation({
  title: m.cancelServices,
  summary: m.cancelServicesSummary,
  access: 'sim',
  business: 'service-off',
  input: z.object({ indexes: z.string().trim().max(100), shown: z.string().max(4000) }),
  fields: {
    indexes: { label: m.indexes, hint: m.indexesHint, inputMode: 'numeric' },
    shown: { label: m.shownList },
  },
  async run({ tx, boss, subscriber, request, now }, input): Promise<CancelledServices> {
    const shown = stillCounts(readShown(input.shown), now)
    const held = await boss.servicesOnLine(tx, subscriber.id, now)
    const chosen = chooseFrom(shown, input.indexes, held)
    const cancelled = []
    for (const { index, service } of chosen) {
      const order = { subscriberId: subscriber.id, key: `${request}:${service.code}`, now }
      const { state } = await boss.turnServiceOff(tx, { ...order, serviceCode: service.code })
      cancelled.push({ index, state, service })
    }
    const left = await boss.servicesOnLine(tx, subscriber.id, now)
    return { cancelled, shown: shownToken({ ...shown, fingerprint: fingerprintOf(left) }) }
  },
  reply({ cancelled }, { say }) {
    return {
      title: say(m.cancelServices),
      lines: cancelled.map((each) => offLine(each, say)),
      next: ['listServices'],
    }
  },
})

function stillCounts(shown: Shown | undefined, now: number): Shown {
  if (!shown || now - shown.shownAt > LIST_COUNTS_MS) throw no('list-stale', m.listStale)
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
  const outside = read.indexes.find((index) => index < 1 || index > shown.codes.length)
  if (outside !== undefined) {
    const last = shown.codes.length
    throw new Refusal('index-out-of-range', (say) => say(m.outOfRange, { index: outside, last }), [
      'listServices',
    ])
  }
  const chosen = read.indexes.map((index) => ({
    index,
    found: held.find(({ service }) => service.code === shown.codes[index - 1]),
  }))
  const gone = chosen.find(({ found }) => !found)
  if (gone) throw new Refusal('already-off', (say) => say(m.indexGone, gone.index), ['listServices'])
  if (fingerprintOf(held) !== shown.fingerprint) throw no('list-changed', m.listChanged)
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
