import { z } from 'zod'
import type { PreregistrationState } from '#drizzle/schema/request.ts'
import { complaintsOf } from '#server/complaint/complaint.ts'
import { operation } from '#server/operation.ts'
import { isoDate } from '#words/format.ts'
import type { Message } from '#words/message.ts'
import { kinds, said } from './kind.ts'
import { m } from './messages.ts'
import { preregistrationsOf } from './preregistration.ts'

const states: Record<PreregistrationState | 'answered', Message> = {
  received: m.stateReceived,
  working: m.stateWorking,
  completed: m.stateCompleted,
  rejected: m.stateRejected,
  withdrawn: m.stateWithdrawn,
  answered: m.stateAnswered,
}

export const seeRequests = operation({
  title: m.seeRequests,
  summary: m.seeRequestsSummary,
  access: 'sim',
  business: 'request-query',
  input: z.object({}),
  fields: {},
  async run({ tx, subscriber }) {
    const names = new Map((await kinds(tx)).map((kind) => [kind.code, kind.name]))
    const preregistrations = (await preregistrationsOf(tx, subscriber.id)).map((row) => {
      const { ticket, kindCode, values, state, receivedAt, deadlineAt, result, resultAt } = row
      const kind = names.get(kindCode) ?? { zh: kindCode, en: kindCode }
      return { ticket, kindCode, kind, values, state, receivedAt, deadlineAt, result, resultAt }
    })
    const complaints = (await complaintsOf(tx, subscriber.id)).map((row) => {
      const { ticket, content, state, receivedAt, deadlineAt, answer, answeredAt } = row
      return { ticket, content, state, receivedAt, deadlineAt, answer, answeredAt }
    })
    return { preregistrations, complaints }
  },
  reply({ preregistrations, complaints }, { say }) {
    const all = [
      ...preregistrations.map((each) => ({ ...each, what: said(each.kind, say) })),
      ...complaints.map((each) => ({ ...each, what: say(m.complaint) })),
    ].sort((one, other) => other.receivedAt - one.receivedAt)
    const rows = all.map((each) => [
      each.ticket,
      each.what,
      say(states[each.state]),
      isoDate(each.deadlineAt),
    ])
    return {
      title: say(m.seeRequests),
      lines: rows.length === 0 ? [say(m.noRequests)] : [],
      table: { head: [say(m.ticket), say(m.what), say(m.state), say(m.deadline)], rows },
    }
  },
})
