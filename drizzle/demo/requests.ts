/** What the back office works on: pre-registrations and complaints, in all their states. */
import { preregistrationKinds } from '#drizzle/reference/preregistration-kinds.ts'
import type { PreregistrationState } from '#drizzle/schema/request.ts'
import { ticketOf } from '#server/ticket.ts'
import { addWorkingDays } from '#server/working-days.ts'
import { isoDate } from '#words/format.ts'
import { earnCoins } from './coins.ts'
import { channelOf, leaveTouch } from './contact.ts'
import { later, nameOf, type Line } from './line.ts'
import { m } from './messages.ts'
import type { Visit } from './confirm.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3600_000
/** Working days within which a complaint is answered. */
const COMPLAINT_DAYS = 2
/** The login of whoever works on requests. */
const BACK_OFFICE = 'backoffice'
/** Of what came in within this time some is still worked on, its deadline over. */
const SLOW_MS = 25 * DAY_MS

/** @param outcome what became of it, where a story wants it so */
export function preregister(visit: Visit, kindCode?: string, outcome?: PreregistrationState): boolean {
  const { line, at, side } = visit
  const { chance, person, rows, say, setting } = line
  const open = preregistrationKinds.filter(({ brands }) => !brands || brands.includes(person.brand))
  const kind = open.find(({ code }) => code === kindCode) ?? chance.pick(open)
  const channel = channelOf(line, side, ['wap'])
  const name = nameOf(line, kind.name)
  if (side === 'human') {
    const said = chance.pick(m.agentNotes.handle)
    leaveTouch(line, { at, channel, business: 'preregistration', operation: null, said })
    return true
  }
  const id = chance.id(at)
  const ticket = ticketOf('YD', id, at)
  const told = { title: say(m.preregistrationTitle), lines: [say(m.preregistered, { name, ticket })] }
  const common = { channel, business: 'preregistration', operation: 'preRegister' } as const
  const said = channel === 'sms' ? `YDJ ${kind.code}` : kind.code
  const touchId = leaveTouch(line, { ...common, id, at, outcome: 'taken', said, told })
  const deadlineAt = addWorkingDays(at, kind.deadlineDays)
  const workedAt = at + Math.floor((deadlineAt - at) * (0.2 + chance.next() * 0.75))
  const state =
    outcome ?? stateOf(line, workedAt < setting.now && !(setting.now - at < SLOW_MS && chance.yes(0.3)))
  const over = state === 'completed' || state === 'rejected'
  const resultAt = over
    ? later(line, workedAt, (at) => tellResult(line, { ...common, answersId: touchId }, state, name, at))
    : null
  rows.preregistration.push({
    subscriberId: person.id,
    id: touchId,
    ticket,
    kindCode: kind.code,
    values: valuesOf(line, kind.fields, at),
    state,
    channel,
    branchCode: person.branchCode,
    receivedAt: at,
    deadlineAt,
    workedBy: null,
    result: over ? resultWords(line, state, name) : null,
    resultAt,
    touchId,
  })
  return true
}

function stateOf(line: Line, due: boolean): PreregistrationState {
  if (!due) {
    return line.chance.choose<PreregistrationState>([
      ['received', 55],
      ['working', 45],
    ])
  }
  return line.chance.choose<PreregistrationState>([
    ['completed', 86],
    ['rejected', 9],
    ['withdrawn', 5],
  ])
}

function resultWords(line: Line, state: PreregistrationState, name: string): string {
  return line.say(state === 'completed' ? m.preregistrationDone : m.preregistrationRejected, name)
}

type Common = { channel: string; business: 'preregistration'; operation: 'preRegister'; answersId: string }

function tellResult(line: Line, common: Common, state: PreregistrationState, name: string, at: number): void {
  const body = resultWords(line, state, name)
  const title = line.say(m.preregistrationTitle)
  const outcome = state === 'completed' ? 'done' : 'refused'
  const told = { title, lines: [body] }
  const touchId = leaveTouch(line, { ...common, at, outcome, told, place: BACK_OFFICE, byOperator: true })
  if (outcome === 'done') earnCoins(line, at, 'preregistration', common.channel, touchId)
  putInInbox(line, at, 'result', title, body)
}

function valuesOf(line: Line, fields: (typeof preregistrationKinds)[number]['fields'], at: number) {
  const { chance, person } = line
  const values: Record<string, string> = {}
  for (const field of fields) {
    const choice = field.choices && chance.pick(field.choices).value
    const free: Record<string, () => string> = {
      address: () => chance.pick(m.addresses),
      contact: () => person.name,
      destination: () => chance.pick(m.destinations),
      ending: () => chance.digits(4),
    }
    values[field.name] =
      choice ??
      (field.kind === 'date' ? isoDate(at + chance.between(2, 20) * DAY_MS) : (free[field.name]?.() ?? ''))
  }
  return values
}

/** @param content the words, where a story has its own */
export function complain(visit: Visit, content?: string): boolean {
  const { line, at, side } = visit
  const { chance, person, rows, say, setting } = line
  const channel = channelOf(line, side, ['kiosk', 'wap'])
  const words = content ?? chance.pick(m.complaints)
  if (side === 'human') {
    leaveTouch(line, {
      at,
      channel: chance.yes(0.8) ? 'hotline' : channel,
      business: 'complaint',
      operation: null,
      said: words,
    })
    return true
  }
  const id = chance.id(at)
  const ticket = ticketOf('TS', id, at)
  const deadlineAt = addWorkingDays(at, COMPLAINT_DAYS)
  const answeredAt = at + Math.floor((deadlineAt - at) * (0.2 + chance.next() * 0.8))
  const answered = answeredAt < setting.now && (content === undefined || setting.now - at > 10 * DAY_MS)
  const answer = chance.pick(m.complaintAnswers)
  const by = isoDate(deadlineAt)
  const told = { title: say(m.complaintTitle), lines: [say(m.complained, { ticket, by })] }
  const said = channel === 'sms' ? `TS ${words}` : words
  const touchId = leaveTouch(line, {
    id,
    at,
    channel,
    business: 'complaint',
    operation: 'complain',
    said,
    told,
  })
  rows.complaint.push({
    subscriberId: person.id,
    id: touchId,
    ticket,
    content: words,
    state: answered ? 'answered' : 'received',
    branchCode: person.branchCode,
    receivedAt: at,
    deadlineAt,
    answer: answered ? answer : null,
    answeredAt: answered ? later(line, answeredAt, (at) => tellAnswer(line, at, touchId, answer)) : null,
    answeredBy: null,
  })
  return true
}

/** The answer goes out by text, and stays in the inbox. */
function tellAnswer(line: Line, at: number, complaintId: string, answer: string): void {
  const title = line.say(m.complaintTitle)
  leaveTouch(line, {
    at,
    channel: 'sms',
    business: 'complaint',
    operation: 'complain',
    outcome: 'told',
    told: { title, lines: [answer] },
    answersId: complaintId,
    place: BACK_OFFICE,
    byOperator: true,
  })
  putInInbox(line, at, 'result', title, answer)
}

/** Most messages are read within a day or two. */
export function putInInbox(
  line: Line,
  at: number,
  kind: 'result' | 'notice' | 'reward' | 'security',
  title: string,
  body: string,
): void {
  const { chance, person, rows, setting } = line
  const readAt = at + chance.between(1, 50) * HOUR_MS
  const read = chance.yes(0.7) && readAt < setting.now
  rows.inboxMessage.push({
    subscriberId: person.id,
    id: chance.id(at),
    kind,
    title,
    body,
    sentAt: at,
    readAt: read ? readAt : null,
  })
}
