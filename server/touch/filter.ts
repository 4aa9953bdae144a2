/** The filter of a timeline as a form sends it. */
import { z } from 'zod'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { filled } from '#server/staff/filled.ts'
import { m, outcomes } from './messages.ts'

const moment = z.coerce.number().int().min(0)

export const timelineFilter = {
  channel: filled(z.string().max(40)),
  business: filled(z.string().max(40)),
  outcome: filled(z.enum(Object.keys(outcomes) as [TouchOutcome, ...TouchOutcome[]])),
  from: filled(moment),
  until: filled(moment),
  cursor: filled(z.uuid()),
}

export const timelineFields = {
  channel: { label: m.channel, wrong: m.channelWrong },
  business: { label: m.business },
  outcome: { label: m.outcome, wrong: m.outcomeWrong },
  from: { label: m.from },
  until: { label: m.until },
  cursor: { label: m.page },
}
