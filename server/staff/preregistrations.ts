/** The back office works the pre-registration queue: look, take, finish, extract. */
import { z } from 'zod'
import { Refusal } from '#server/operation.ts'
import { finish } from '#server/preregistration/finish.ts'
import { kinds } from '#server/preregistration/kind.ts'
import { move, preregistrationOf } from '#server/preregistration/preregistration.ts'
import { queuePage } from '#server/preregistration/queue.ts'
import { lock } from '#server/store/lock.ts'
import { filled } from '#server/staff/filled.ts'
import { dateTime, maskMsisdn, maskName } from '#words/format.ts'
import { staffAction } from './action.ts'
import { csvOf } from './csv.ts'
import { m } from './messages.ts'
import { cursorOf, placeCursor, placeOf } from './place.ts'

const SHOWN = 50
const EXTRACTED = 1000

const states = ['received', 'working', 'completed', 'rejected', 'withdrawn'] as const

const which = z.object({
  state: z.enum(states).default('received'),
  kindCode: filled(z.string().max(12)),
  branchCode: filled(z.string().max(20)),
  overdue: z.stringbool().or(z.boolean()).default(false),
  cursor: placeCursor,
})

const whichFields = {
  state: { label: m.state },
  kindCode: { label: m.kind },
  branchCode: { label: m.branch },
  overdue: { label: m.overdue },
  cursor: { label: m.cursor },
}

const roles = ['backoffice', 'admin'] as const

export const seePreregistrations = staffAction({
  title: m.seePreregistrations,
  roles,
  input: which,
  fields: whichFields,
  async run({ tx, now }, { cursor, overdue, ...filter }) {
    const overdueAt = overdue ? now : undefined
    const page = await queuePage(tx, { ...filter, overdueAt }, SHOWN, placeOf(cursor))
    const rows = page.rows.map((row) => ({
      ...row,
      msisdn: maskMsisdn(row.msisdn),
      name: maskName(row.name),
      overdue: row.deadlineAt < now,
    }))
    return { rows, kinds: await kinds(tx), next: cursorOf(page.next) }
  },
  audit: (asked, page) => ({ detail: { ...asked, shown: page?.rows.length ?? 0 } }),
})

const one = z.object({ subscriberId: z.uuid(), id: z.uuid() })
const oneFields = {
  subscriberId: { label: m.subscriber, wrong: m.subscriberWrong },
  id: { label: m.request, wrong: m.requestWrong },
}

export const takePreregistration = staffAction({
  title: m.takePreregistration,
  roles,
  input: one,
  fields: oneFields,
  async run({ tx, staff }, { subscriberId, id }) {
    await lock(tx, subscriberId)
    const step = { subscriberId, id, workedBy: staff.id, result: null, resultAt: null }
    if (!(await move(tx, { ...step, from: 'received', to: 'working' }))) {
      throw new Refusal('not-received', (say) => say(m.notReceived))
    }
    return { id }
  },
  audit: ({ subscriberId, id }) => ({ subscriberId, detail: { id } }),
})

/** The result goes to the subscriber by text and inbox; a completion is what the report counts. */
export const finishPreregistration = staffAction({
  title: m.finishPreregistration,
  roles,
  input: one.extend({
    outcome: z.enum(['completed', 'rejected']),
    result: z.string().trim().min(1).max(200),
  }),
  fields: { ...oneFields, outcome: { label: m.outcome }, result: { label: m.result, wrong: m.resultWrong } },
  async run({ tx, staff, now }, { subscriberId, id, outcome, result }) {
    await lock(tx, subscriberId)
    const request = await preregistrationOf(tx, subscriberId, id)
    if (!request) throw new Refusal('no-request', (say) => say(m.noRequest))
    if (!(await finish(tx, request, { outcome, result, staff, now }))) {
      throw new Refusal('not-working', (say) => say(m.notWorking))
    }
    return { id, ticket: request.ticket }
  },
  audit: ({ subscriberId, id, outcome }) => ({ subscriberId, detail: { id, outcome } }),
})

/** With whole numbers: whoever completes a request calls the subscriber. How many left is written down. */
export const extractPreregistrations = staffAction({
  title: m.extractPreregistrations,
  roles,
  input: which,
  fields: whichFields,
  async run({ tx, now, say }, { cursor, overdue, ...filter }) {
    const overdueAt = overdue ? now : undefined
    const page = await queuePage(tx, { ...filter, overdueAt }, EXTRACTED, placeOf(cursor))
    const head = [m.ticket, m.kind, m.state, m.msisdn, m.name, m.branch, m.channel, m.receivedAt, m.deadline]
    const rows = page.rows.map((row) => [
      row.ticket,
      row.kindCode,
      row.state,
      row.msisdn,
      row.name,
      row.branchCode,
      row.channel,
      dateTime(row.receivedAt),
      dateTime(row.deadlineAt),
      Object.entries(row.values)
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
      row.result,
    ])
    const columns = [...head, m.fields, m.result].map((label) => say(label))
    return { csv: csvOf(columns, rows), count: rows.length, next: cursorOf(page.next) }
  },
  audit: (asked, extract) => ({ detail: { ...asked, count: extract?.count ?? 0 } }),
})
