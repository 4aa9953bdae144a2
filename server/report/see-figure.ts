import { z } from 'zod'
import { staffAction } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { masked, type FoundSubscriber } from '#server/staff/find-subscriber.ts'
import type { Touch } from '#server/touch/record.ts'
import { m } from './messages.ts'
import { monthText } from './months.ts'
import { touchesOfFigure } from './touches-of-figure.ts'

/** The subscriber of a touch, masked; null for a contact of nobody known. */
export type FigureTouch = { touch: Touch; subscriber: FoundSubscriber | null }

/** The touches that make one figure of the report: a month, a business type, a branch, the channels of one side. */
export const seeFigure = staffAction({
  title: m.seeFigure,
  roles: ['ops', 'admin'],
  input: z.object({
    month: monthText,
    business: z.string().max(40),
    branch: filled(z.string().max(40)),
    /** Codes, separated by commas. */
    channels: z
      .string()
      .max(200)
      .transform((text) => text.split(',').filter(Boolean)),
    after: filled(z.uuid()),
    afterSubscriber: filled(z.uuid()),
  }),
  fields: {
    month: { label: m.month, wrong: m.monthWrong },
    business: { label: m.business },
    branch: { label: m.branch },
    channels: { label: m.channels },
    after: { label: m.place },
    afterSubscriber: { label: m.place },
  },
  async run({ tx }, { month, business, branch, channels, after, afterSubscriber }) {
    const figure = { month, business, branchCode: branch ?? null, channels, outcome: 'done' as const }
    const from = after && afterSubscriber ? { subscriberId: afterSubscriber, id: after } : undefined
    const { touches, next } = await touchesOfFigure(tx, figure, from)
    const found: FigureTouch[] = []
    for (const touch of touches) {
      const subscriber = await subscriberOf(tx, touch.subscriberId)
      found.push({ touch, subscriber: subscriber ? masked(subscriber) : null })
    }
    return { figure, touches: found, next }
  },
  audit: (input, output) => ({
    detail: { ...input, seen: output?.touches.map(({ touch }) => touch.subscriberId) ?? [] },
  }),
})
