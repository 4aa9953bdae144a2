import { z } from 'zod'
import { Misfit } from '#server/operation.ts'
import { EVIDENCE_PAGE, evidenceOfPeriod, evidenceOfSubscriber } from '#server/pending/evidence.ts'
import { filled } from '#server/staff/filled.ts'
import { dateTime } from '#words/format.ts'
import { staffAction } from './action.ts'
import { csvOf } from './csv.ts'
import { m } from './messages.ts'
import { cursorOf, placeCursor, placeOf } from './place.ts'

const LONGEST_MS = 31 * 24 * 3600_000

const moment = z.coerce.number().int().min(0)

/** Proof of double confirmations as CSV, a page of up to 1000 rows at a time, of one subscriber or of a period. */
export const exportEvidence = staffAction({
  title: m.exportEvidence,
  roles: ['backoffice', 'admin'],
  input: z.object({
    subscriberId: filled(z.uuid()),
    /** UTC ms, inclusive and exclusive. */
    from: filled(moment),
    until: filled(moment),
    cursor: placeCursor,
  }),
  fields: {
    subscriberId: { label: m.subscriber, wrong: m.subscriberWrong },
    from: { label: m.from },
    until: { label: m.until },
    cursor: { label: m.cursor },
  },
  async run({ tx, say }, { subscriberId, from, until, cursor }) {
    const place = placeOf(cursor)
    const period = from !== undefined && until !== undefined && until > from && until - from <= LONGEST_MS
    if (!subscriberId && !period) throw new Misfit([{ field: 'from', words: (say) => say(m.evidenceWhich) }])
    const rows = subscriberId
      ? await evidenceOfSubscriber(tx, subscriberId, place?.id)
      : await evidenceOfPeriod(tx, from ?? 0, until ?? 0, place)
    const head = [
      m.request,
      m.msisdn,
      m.operation,
      m.channel,
      m.said,
      m.quoted,
      m.askedAt,
      m.state,
      m.answeredWith,
      m.answeredAt,
    ].map((label) => say(label))
    const cells = rows.map((row) => [
      row.id,
      row.msisdn,
      row.operation,
      row.channel,
      row.said,
      row.quoted,
      dateTime(row.askedAt),
      row.answer,
      row.answered,
      row.answeredAt && dateTime(row.answeredAt),
    ])
    const last = rows.length === EVIDENCE_PAGE ? rows.at(-1) : undefined
    const next = cursorOf(last ? { at: last.askedAt, id: last.id } : null)
    return { csv: csvOf(head, cells), count: rows.length, next }
  },
  audit: ({ subscriberId = null, from, until }, page) => ({
    subscriberId,
    detail: { from, until, count: page?.count ?? 0 },
  }),
})
