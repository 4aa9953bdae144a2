/**
 * The staff's one door: `staffDoor.visit(contact).perform(name, input)` is the only way to run a staff action.
 *
 * In this order: does the session still live, and is its owner not disabled? is the role among those the action names?
 * does the input fit? then run, with the audit row in the same transaction. What is denied or refused is audited too.
 */
import { setTimeout } from 'node:timers/promises'
import type { z } from 'zod'
import type { Role } from '#drizzle/schema/identity.ts'
import type { Boss } from '#server/boss/boss.ts'
import type { Secrets } from '#server/identity/secrets.ts'
import { m as doorWords } from '#server/messages.ts'
import { Misfit, Refusal, type Field, type InputIssue, type Operation } from '#server/operation.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { speak, type Say } from '#words/message.ts'
import type { Audited, StaffAction, StaffContact, StaffMember, StaffOutcome } from './action.ts'
import type { StaffActionName, StaffActions } from './actions.ts'
import { writeAudit } from './audit.ts'
import { m } from './messages.ts'
import { staffSessionLives } from './session.ts'
import { memberOf, staffOf } from './staff.ts'

export type StaffOutputOf<Name extends StaffActionName> = Awaited<ReturnType<StaffActions[Name]['run']>>

export type StaffDoor = {
  /** Whether a role is among those an action names: what a page need not offer to anybody else. */
  allows(role: Role, name: StaffActionName): boolean
  /** What an action of the audit log is called; the log may name actions that are no more. */
  titleOf(name: string, say: Say): string
  visit(contact: StaffContact): {
    perform<Name extends StaffActionName>(
      name: Name,
      input: unknown,
    ): Promise<StaffOutcome<StaffOutputOf<Name>>>
  }
}

export type StaffDoorOptions = {
  boss: Boss
  secrets: Secrets
  actions: StaffActions
  operations: Readonly<Record<string, Operation>>
}

/** An action inside its transaction, with whoever asks for it. */
type Entered = { tx: Tx; contact: StaffContact; name: string; action: StaffAction; staff: StaffMember }

export function openStaffDoor(store: Store, options: StaffDoorOptions): StaffDoor {
  const actions: Readonly<Record<string, StaffAction>> = options.actions
  return {
    allows: (role, name) => actions[name]?.roles.includes(role) ?? false,
    titleOf: (name, say) => (actions[name] ? say(actions[name].title) : name),
    visit: (contact) => ({
      async perform(name, input) {
        const action = actions[name]
        if (!action) throw new Error(`there is no staff action ${name}`)
        const prepared = await prepare(store, options, action, contact, input)
        const outcome = await store.transaction(async (tx) => {
          const staff = await whoComes(tx, contact)
          if (!staff) return denied(contact, 'session')
          return attempt({ tx, contact, name, action, staff }, options, input, prepared)
        })
        if (action.reachesWithinMs && outcome.kind === 'done') await setTimeout(action.reachesWithinMs)
        // The registry is keyed by name, so the output of `name` is what its own `run` returned.
        return outcome as StaffOutcome<StaffOutputOf<typeof name>>
      },
    }),
  }
}

/** Nothing slow is done for whoever will be turned away. */
async function prepare(
  store: Store,
  { secrets }: StaffDoorOptions,
  action: StaffAction,
  contact: StaffContact,
  input: unknown,
): Promise<unknown> {
  if (!action.prepare) return undefined
  const staff = await store.read((tx) => whoComes(tx, contact))
  const parsed = action.input.safeParse(input)
  if (!staff || !action.roles.includes(staff.role) || !parsed.success) return undefined
  const { staffId } = contact
  return action.prepare({ look: (unit) => store.read(unit), secrets, staffId }, parsed.data)
}

async function whoComes(tx: Tx, { staffId, session, now }: StaffContact): Promise<StaffMember | undefined> {
  const row = await staffOf(tx, staffId)
  if (!row || row.disabled || !(await staffSessionLives(tx, staffId, session, now))) return undefined
  return memberOf(row)
}

async function attempt(
  entered: Entered,
  { boss, operations }: StaffDoorOptions,
  input: unknown,
  prepared: unknown,
): Promise<StaffOutcome> {
  const { tx, contact, action, staff } = entered
  const { now, session, language } = contact
  const auditId = uuidv7(now)
  const say = speak[language]
  if (!action.roles.includes(staff.role)) {
    await write(entered, auditId, {}, { denied: staff.role })
    return denied(contact, 'role')
  }
  const parsed = action.input.safeParse(input)
  if (!parsed.success) return { kind: 'invalid', issues: issuesOf(action, parsed.error, contact) }
  try {
    const output = await tx.transaction((inner) =>
      action.run(
        { tx: inner, boss, operations, staff, session, now, auditId, language, say },
        parsed.data,
        prepared,
      ),
    )
    await write(entered, auditId, action.audit(parsed.data, output))
    return { kind: 'done', output, auditId }
  } catch (error) {
    if (error instanceof Misfit) {
      return {
        kind: 'invalid',
        issues: error.issues.map(({ field, words }) => ({ field, message: words(say) })),
      }
    }
    if (!(error instanceof Refusal)) throw error
    await error.stays?.(tx)
    await write(entered, auditId, action.audit(parsed.data, null), { refused: error.reason })
    return { kind: 'refused', reason: error.reason, words: error.words(say) }
  }
}

async function write(
  { tx, contact, name, staff }: Entered,
  id: string,
  { subscriberId = null, detail = {} }: Audited,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { ip, now } = contact
  const row = { id, staffId: staff.id, action: name, subscriberId, happenedAt: now }
  await writeAudit(tx, { ...row, detail: { ...detail, ...more, ip } })
}

function denied({ language }: StaffContact, because: 'role' | 'session'): StaffOutcome<never> {
  return {
    kind: 'denied',
    because,
    words: speak[language](because === 'role' ? m.deniedRole : m.deniedSession),
  }
}

function issuesOf(action: StaffAction, error: z.ZodError, { language }: StaffContact): InputIssue[] {
  const say = speak[language]
  const fields: Record<string, Field | undefined> = action.fields
  return error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '')
    const field = fields[name]
    const label = field ? say(field.label) : name
    return { field: name, message: field?.wrong ? say(field.wrong) : say(doorWords.fieldWrong, label) }
  })
}
