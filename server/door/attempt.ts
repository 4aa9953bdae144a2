/** One request against one operation: may it, does it fit, ask or run. */
import type { z } from 'zod'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Boss } from '#server/boss/boss.ts'
import type { Secrets } from '#server/identity/secrets.ts'
import { isOpen } from '#server/matrix/is-open.ts'
import { m } from '#server/messages.ts'
import {
  Misfit,
  Refusal,
  type Access,
  type Field,
  type InputIssue,
  type Lead,
  type Operation,
  type Outcome,
  type Reply,
  type Visit,
} from '#server/operation.ts'
import type { Till } from '#server/topup/till.ts'
import { isQuery } from '#server/touch/business-types.ts'
import type { Message } from '#words/message.ts'
import { askFirst } from './ask-first.ts'
import type { Answered, Done, Quoted } from './done.ts'
import type { Entered } from './enter.ts'
import { preparedFor } from './prepare.ts'
import { settle } from './settle.ts'
import { storable } from './storable.ts'

export type House = {
  boss: Boss
  secrets: Secrets
  till: Till
  operations: Readonly<Record<string, Operation>>
  rules: readonly Done[]
  quoted: readonly Quoted[]
  answered: readonly Answered[]
}

const levels: Record<Access, number> = { none: 0, sim: 1, verified: 2 }

export async function attempt(
  house: House,
  entered: Entered,
  name: string,
  input: unknown,
): Promise<Outcome> {
  const operation = operationOf(house, name)
  const { contact, subscriber, say, touchId, tx } = entered
  const no = (kind: 'denied' | 'closed', title: string, line: string) =>
    answer(entered, name, operation, kind, { title, lines: [line] })

  if (!subscriber) {
    const reply = await (contact.channel === 'web'
      ? no('denied', say(m.deniedTitle), say(m.deniedSim))
      : no('denied', say(m.strangerTitle), say(m.stranger)))
    return { kind: 'denied', touchId, reply, needs: operation.access }
  }
  if (!(await isOpen(tx, name, subscriber.brand, contact.channel))) {
    return { kind: 'closed', touchId, reply: await no('closed', say(m.closedTitle), say(m.closed)) }
  }
  if (levels[contact.access] < levels[operation.access]) {
    const line = say(operation.access === 'verified' ? m.deniedVerified : m.deniedSim)
    return {
      kind: 'denied',
      touchId,
      reply: await no('denied', say(m.deniedTitle), line),
      needs: operation.access,
    }
  }
  const parsed = operation.input.safeParse(storable(input))
  if (!parsed.success) {
    return invalid(entered, name, operation, issuesOf(operation, parsed.error, entered))
  }
  return refusable(house, entered, name, operation, async (visit) => {
    if (operation.leads) {
      const lead = operation.leads(await operation.run(visit, parsed.data, undefined))
      return follow(house, { ...entered, tx: visit.tx }, lead)
    }
    const quote = (await operation.quote?.(visit, parsed.data)) ?? null
    if (!quote) return run(house, entered, name, operation, visit, parsed.data)
    const thread = threadOf(entered)
    for (const rule of house.quoted)
      await rule(visit, { operation: name, input: parsed.data, ...thread.told })
    return askFirst({ ...entered, answersId: thread.answersId() }, name, operation, parsed.data, quote)
  })
}

/** Performs what another operation led to. */
async function follow(house: House, entered: Entered, lead: Lead): Promise<Outcome> {
  const { operation, input, answersId } = lead
  const outcome = await attempt(house, { ...entered, answersId }, operation, input)
  await lead.led(outcome, operationOf(house, operation).taken ?? false)
  return outcome
}

export function operationOf(house: House, name: string): Operation {
  const operation = house.operations[name]
  if (!operation) throw new Error(`there is no operation ${name}`)
  return operation
}

/** Runs the operation and settles the visit. */
export async function run(
  house: House,
  entered: Entered,
  name: string,
  operation: Operation,
  visit: Visit,
  input: unknown,
): Promise<Outcome> {
  const prepared = preparedFor(entered, name, operation, input)
  const output = await operation.run(visit, input, prepared)
  const { language } = entered
  const thread = threadOf(entered)
  const amountFen = operation.amountFen?.(output)
  let reply = operation.reply(output, { ...visit, language })
  const { business } = operation
  for (const rule of operation.taken ? [] : house.rules) {
    const done = { operation: name, business, input, reply, ...thread.told, amountFen: amountFen ?? null }
    reply = await rule(visit, done)
  }
  // A request that was taken in is asked for, and not done before the back office completes it.
  for (const told of operation.taken ? house.quoted : [])
    await told(visit, { operation: name, input, ...thread.told })
  await settle(
    { ...entered, answersId: thread.answersId() },
    {
      kind: 'done',
      outcome: operation.taken ? 'taken' : 'done',
      business: operation.business,
      operation: name,
      reply,
      amountFen,
    },
  )
  return { kind: 'done', touchId: entered.touchId, reply, output }
}

/** What is done answers what came before it; where nothing did, a rule may name the exposure it is an order of. */
function threadOf({ answersId = null }: Entered) {
  let answered = answersId
  const links = (touchId: string) => {
    answered ??= touchId
  }
  return { told: { answersId, links }, answersId: () => answered }
}

/** A Refusal undoes what the operation did and is itself recorded; a query has nothing to undo and needs no savepoint. */
export async function refusable(
  house: House,
  entered: Entered,
  name: string,
  operation: Operation,
  unit: (visit: Visit) => Promise<Outcome>,
): Promise<Outcome> {
  const { tx, contact, subscriber, touchId, say, language } = entered
  const { postbox } = contact
  if (!subscriber) throw new Error('an operation runs for a subscriber')
  const visitIn = (inner: typeof tx): Visit => ({
    tx: inner,
    boss: house.boss,
    till: house.till,
    now: contact.now,
    subscriber,
    // A key that is made of what was said may come again with another request.
    request: contact.isRepeat ? touchId : contact.request,
    touchId,
    channel: contact.channel,
    session: contact.session ?? null,
    say,
    room: postbox?.hasRoom && ((reply, longer) => postbox.hasRoom?.(reply, longer, language) ?? false),
  })
  try {
    return await (isQuery(operation.business)
      ? unit(visitIn(tx))
      : tx.transaction((inner) => unit(visitIn(inner))))
  } catch (error) {
    if (error instanceof Misfit) {
      const issues = error.issues.map(({ field, words }) => ({ field, message: words(say) }))
      return invalid(entered, name, operation, issues)
    }
    if (!(error instanceof Refusal)) throw error
    await error.stays?.(tx)
    const told = { title: say(m.refusedTitle), lines: [error.words(say)], next: error.next }
    const reply = await answer(entered, name, operation, 'refused', told)
    return { kind: 'refused', touchId, reply, reason: error.reason }
  }
}

async function invalid(
  entered: Entered,
  name: string,
  operation: Operation,
  issues: InputIssue[],
): Promise<Outcome> {
  const { say, touchId } = entered
  const told = { title: say(m.invalidTitle), lines: issues.map((issue) => issue.message) }
  const reply = await answer(entered, name, operation, 'invalid', told)
  return { kind: 'invalid', touchId, reply, issues }
}

async function answer(
  entered: Entered,
  name: string,
  operation: Operation,
  kind: Extract<TouchOutcome, 'refused' | 'invalid' | 'denied' | 'closed'>,
  reply: Reply,
): Promise<Reply> {
  await settle(entered, { kind, outcome: kind, business: operation.business, operation: name, reply })
  return reply
}

function issuesOf(operation: Operation, error: z.ZodError, entered: Entered): InputIssue[] {
  const fields: Record<string, Field | undefined> = operation.fields
  const { say } = entered
  return error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '')
    const field = fields[name]
    const label = field ? say(field.label) : name
    const words = wordsOf(issue) ?? field?.wrong
    return { field: name, message: words ? say(words) : say(m.fieldWrong, label) }
  })
}

function wordsOf(issue: z.core.$ZodIssue): Message | undefined {
  return issue.code === 'custom' ? (issue.params?.says as Message | undefined) : undefined
}
