import { z } from 'zod'
import { operation } from '#server/operation.ts'
import { dateTime } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { businessTypes } from './business-types.ts'
import { channels } from './channels.ts'
import { timelineFields, timelineFilter } from './filter.ts'
import { m, outcomes } from './messages.ts'
import { timeline } from './timeline.ts'

/** The subscriber's own timeline: the same touches that staff see, looked at by whom they belong to. */
export const seeTouches = operation({
  title: m.seeTouches,
  summary: m.seeTouchesSummary,
  access: 'verified',
  business: 'request-query',
  input: z.object(timelineFilter),
  fields: timelineFields,
  run: ({ tx, subscriber }, { cursor, ...filter }) => timeline(tx, subscriber.id, filter, cursor),
  reply({ touches }, { say }) {
    const rows = touches.map((touch) => [
      dateTime(touch.at),
      nameIn(channels, touch.channel, say),
      nameIn(businessTypes, touch.business, say),
      say(outcomes[touch.outcome]),
    ])
    return {
      title: say(m.seeTouches),
      lines: rows.length === 0 ? [say(m.noTouches)] : [],
      table: { head: [say(m.when), say(m.channel), say(m.business), say(m.outcome)], rows },
    }
  },
})

type Named = Readonly<Record<string, { name: { zh: string; en: string } } | undefined>>

/** The name of a code of ours; a code that staff added stands for itself. */
function nameIn(named: Named, code: string, say: Say): string {
  const known = named[code]
  return known ? say(known.name) : code
}
