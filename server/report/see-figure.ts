import { z } from 'zod'
import { subscriberOf } from '#server/identity/who.ts'
import { staffAction } from '#server/staff/action.ts'
import { masked, type FoundSubscriber } from '#server/staff/find-subscriber.ts'
import { codesOf, type Codes } from '#server/touch/codes.ts'
import { forStaff } from '#server/touch/for-staff.ts'
import { filled } from '#server/staff/filled.ts'
import type { Touch } from '#server/touch/record.ts'
import { m } from './messages.ts'
import { isReasonableSpan, monthsIn, monthText } from './months.ts'
import { touchesOfFigure, type Figure, type FigurePlace } from './touches-of-figure.ts'

/** The subscriber of a touch, masked; null for a contact of nobody known. */
export type FigureTouch = { touch: Touch; subscriber: FoundSubscriber | null }

/** `202611.<subscriber>.<touch>`: where the page before stopped. */
const cursorText = z.string().regex(/^\d{6}(\.[0-9a-f-]{36}){2}$/)

const which = z
  .object({
    from: monthText,
    to: monthText,
    kind: z.enum(['query', 'handle', 'pay']),
    side: z.enum(['electronic', 'counter', 'hotline']),
    business: filled(z.string().max(40)),
    branch: filled(z.string().max(40)),
    cursor: filled(cursorText),
  })
  .refine(({ from, to }) => isReasonableSpan({ from, to }), { path: ['to'] })

/** The touches that make one figure of the report: one side of one kind, of a span, a business type and a branch. */
export const seeFigure = staffAction({
  title: m.seeFigure,
  roles: ['ops', 'admin'],
  input: which,
  fields: {
    from: { label: m.from, wrong: m.monthWrong },
    to: { label: m.to, wrong: m.spanWrong },
    kind: { label: m.kind },
    side: { label: m.channels },
    business: { label: m.business },
    branch: { label: m.branch },
    cursor: { label: m.place },
  },
  async run({ tx }, { cursor, ...asked }) {
    const codes = await codesOf(tx)
    const { touches, next } = await touchesOfFigure(tx, figureOf(asked, codes), placeIn(cursor))
    const found: FigureTouch[] = []
    for (const touch of touches) {
      const subscriber = await subscriberOf(tx, touch.subscriberId)
      found.push({ touch: forStaff(touch), subscriber: subscriber ? masked(subscriber) : null })
    }
    return { asked, touches: found, next: next && `${next.month}.${next.subscriberId}.${next.id}`, codes }
  },
  audit: (input, output) => ({
    detail: { ...input, seen: output?.touches.map(({ touch }) => touch.subscriberId) ?? [] },
  }),
})

type Asked = Omit<z.infer<typeof which>, 'cursor'>

function figureOf({ from, to, kind, side, business, branch }: Asked, codes: Codes): Figure {
  const electronic = codes.channels.filter((channel) => channel.electronic).map(({ code }) => code)
  return {
    months: monthsIn({ from, to }).toReversed(),
    businesses: codes.businessTypes
      .filter((type) => type.kind === kind && (!business || type.code === business))
      .map(({ code }) => code),
    branchCode: branch ?? null,
    channels: side === 'electronic' ? electronic : [side],
    outcome: 'done',
  }
}

function placeIn(cursor: string | undefined): FigurePlace | undefined {
  const [month, subscriberId, id] = cursor?.split('.') ?? []
  return month && subscriberId && id ? { month: Number(month), subscriberId, id } : undefined
}
