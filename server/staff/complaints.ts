/** The desk answers complaints; the answer goes to the subscriber by text and inbox. */
import { z } from 'zod'
import { answer as putAnswer, complaintOf, type Complaint } from '#server/complaint/complaint.ts'
import { m as told } from '#server/complaint/messages.ts'
import { complaintPage } from '#server/complaint/queue.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { notify } from '#server/inbox/notify.ts'
import { Refusal, type Subscriber } from '#server/operation.ts'
import { lock } from '#server/store/lock.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { recordTouch } from '#server/touch/record.ts'
import { maskMsisdn, monthOf, maskName } from '#words/format.ts'
import { speak, type Say } from '#words/message.ts'
import { staffAction, type StaffVisit } from './action.ts'
import { m } from './messages.ts'
import { cursorOf, placeCursor, placeOf } from './place.ts'

const roles = ['clerk', 'backoffice', 'admin'] as const

export const seeComplaints = staffAction({
  title: m.seeComplaints,
  roles,
  input: z.object({ state: z.enum(['received', 'answered']).default('received'), cursor: placeCursor }),
  fields: { state: { label: m.state }, cursor: { label: m.cursor } },
  async run({ tx, now }, { state, cursor }) {
    const page = await complaintPage(tx, state, placeOf(cursor))
    const rows = page.rows.map((row) => ({
      ...row,
      msisdn: maskMsisdn(row.msisdn),
      name: maskName(row.name),
      overdue: row.state === 'received' && row.deadlineAt < now,
    }))
    return { rows, next: cursorOf(page.next) }
  },
  audit: (asked, page) => ({ detail: { ...asked, shown: page?.rows.length ?? 0 } }),
})

export const answerComplaint = staffAction({
  title: m.answerComplaint,
  roles,
  input: z.object({ subscriberId: z.uuid(), id: z.uuid(), answer: z.string().trim().min(1).max(500) }),
  fields: {
    subscriberId: { label: m.subscriber, wrong: m.subscriberWrong },
    id: { label: m.complaint, wrong: m.complaintWrong },
    answer: { label: m.answer, wrong: m.answerWrong },
  },
  async run(visit, { subscriberId, id, answer }) {
    const { tx, staff, now } = visit
    await lock(tx, subscriberId)
    const complaint = await complaintOf(tx, subscriberId, id)
    if (!complaint) throw new Refusal('no-complaint', (say) => say(m.noComplaint))
    if (!(await putAnswer(tx, { subscriberId, id, answer, answeredAt: now, answeredBy: staff.id }))) {
      throw new Refusal('answered', (say) => say(m.answered))
    }
    const subscriber = await subscriberOf(tx, subscriberId)
    if (subscriber) await tell(visit, subscriber, complaint, answer)
    return { id, ticket: complaint.ticket }
  },
  audit: ({ subscriberId, id }) => ({ subscriberId, detail: { id } }),
})

async function tell(
  { tx, staff, now }: StaffVisit,
  subscriber: Subscriber,
  complaint: Complaint,
  answer: string,
) {
  const body = (say: Say) => say(told.answered, { ticket: complaint.ticket, answer })
  const title = (say: Say) => say(told.answerTitle)
  await notify(tx, subscriber, { kind: 'result', title, body }, now)
  const say = speak[subscriber.language]
  const touch = {
    subscriberId: subscriber.id,
    id: uuidv7(now),
    channel: 'sms',
    business: 'complaint',
    operation: 'complain',
    outcome: 'told' as const,
    branchCode: complaint.branchCode,
    amountFen: null,
    said: null,
    told: { title: title(say), lines: [body(say)] },
    answersId: complaint.id,
    place: staff.login,
  }
  // The operator spoke, not the subscriber: nobody becomes an active customer by being answered.
  await recordTouch(tx, touch, monthOf(now))
}
