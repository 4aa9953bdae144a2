/** The contacts behind a figure of repeat contact: what was handled, and what followed within seven days. */
import { z } from 'zod'
import { subscriberOf } from '#server/identity/who.ts'
import { staffAction } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { masked, type FoundSubscriber } from '#server/staff/find-subscriber.ts'
import type { Tx } from '#server/store/store.ts'
import { codesOf } from '#server/touch/codes.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY } from '#server/touch/record.ts'
import { monthStart, type Month } from '#words/format.ts'
import { m } from './messages.ts'
import { monthText } from './months.ts'
import { judge, type Judged } from './repeat.ts'
import { nextStretch } from './repeat-walk.ts'
import { repeatProgressIn } from './repeats.ts'

const SHOWN = 50
const LOOKED_AT = 20_000

export type RepeatWanted = {
  month: Month
  businesses: ReadonlySet<string>
  channel: string | null
  branchCode: string | null
  /** Only those that were followed, or all that were judged. */
  repeated: boolean
}

/** A place is a subscriber and how many of theirs were shown, so that a page may end within one. */
export type RepeatPlace = { after: string; shown: number }

/** Up to 50 and where to go on; no place at the end of the month. */
export async function repeatsOfFigure(
  tx: Tx,
  wanted: RepeatWanted,
  place: RepeatPlace = { after: NOBODY, shown: 0 },
): Promise<{ judged: Judged[]; next: RepeatPlace | null }> {
  const { month } = wanted
  const months = await touches.months(tx)
  const [progress] = await repeatProgressIn(tx, { from: month, to: month })
  const found: Judged[] = []
  if (!progress || !months.includes(month)) return { judged: found, next: null }
  const span = { from: monthStart(month), until: progress.judgedUntil }
  let { after, shown } = place
  for (let looked = 0; looked < LOOKED_AT;) {
    const stretch = await nextStretch(tx, month, months, after)
    looked += stretch.looked
    for (const contacts of stretch.people) {
      const own = judge(contacts, wanted.businesses, span).filter((each) => makes(wanted, each))
      const room = SHOWN - found.length
      found.push(...own.slice(shown, shown + room))
      if (own.length - shown > room) return { judged: found, next: { after, shown: shown + room } }
      after = contacts[0]?.subscriberId ?? after
      shown = 0
      if (found.length === SHOWN) return { judged: found, next: { after, shown } }
    }
    if (stretch.last === null) return { judged: found, next: null }
    after = stretch.last
  }
  return { judged: found, next: { after, shown } }
}

function makes({ channel, branchCode, repeated }: RepeatWanted, { contact, again }: Judged): boolean {
  return (
    (!repeated || again !== null) &&
    (channel === null || contact.channel === channel) &&
    (branchCode === null || contact.branchCode === branchCode)
  )
}

const cursorText = z.string().regex(/^[0-9a-f-]{36}\.\d{1,6}$/)

const which = z.object({
  month: monthText,
  kind: z.enum(['query', 'handle', 'pay']),
  what: z.enum(['repeated', 'judged']).default('repeated'),
  channel: filled(z.string().max(40)),
  business: filled(z.string().max(40)),
  branch: filled(z.string().max(40)),
  cursor: filled(cursorText),
})

export const seeRepeats = staffAction({
  title: m.seeRepeats,
  roles: ['ops', 'admin'],
  input: which,
  fields: {
    month: { label: m.month, wrong: m.monthWrong },
    kind: { label: m.kind },
    what: { label: m.what },
    channel: { label: m.channels },
    business: { label: m.business },
    branch: { label: m.branch },
    cursor: { label: m.place },
  },
  async run({ tx }, { cursor, ...asked }) {
    const codes = await codesOf(tx)
    const { kind, business, month, what, channel = null, branch = null } = asked
    const types = codes.businessTypes.filter(
      (type) => type.kind === kind && (!business || type.code === business),
    )
    const wanted = {
      month,
      businesses: new Set(types.map(({ code }) => code)),
      channel,
      branchCode: branch,
      repeated: what === 'repeated',
    }
    const { judged, next } = await repeatsOfFigure(tx, wanted, placeIn(cursor))
    const found: (Judged & { subscriber: FoundSubscriber | null })[] = []
    for (const each of judged) {
      const subscriber = await subscriberOf(tx, each.contact.subscriberId)
      found.push({ ...each, subscriber: subscriber ? masked(subscriber) : null })
    }
    return { asked, judged: found, next: next && `${next.after}.${next.shown}`, codes }
  },
  audit: (input, output) => ({
    detail: { ...input, seen: output?.judged.map(({ contact }) => contact.subscriberId) ?? [] },
  }),
})

function placeIn(cursor: string | undefined): RepeatPlace | undefined {
  const [after, shown] = cursor?.split('.') ?? []
  return after && shown ? { after, shown: Number(shown) } : undefined
}
