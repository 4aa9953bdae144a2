/**
 * The vocabulary of the staff door: what somebody of the operator may do, who may, and what is written down about it.
 *
 * A staff action declares its roles; whoever is not named may not. Its audit row is written in the transaction of what
 * it did, and looking at a subscriber's data is something done.
 */
import type { z } from 'zod'
import type { Role } from '#drizzle/schema/identity.ts'
import type { Boss } from '#server/boss/boss.ts'
import type { Secrets } from '#server/identity/secrets.ts'
import type { Field, InputIssue, Operation } from '#server/operation.ts'
import type { Store, Tx } from '#server/store/store.ts'
import type { Language, Message, Say } from '#words/message.ts'

/** One request of a signed-in member of staff. */
export type StaffContact = {
  staffId: string
  /** The signed-in session; it must still live. */
  session: string
  /** UTC ms. */
  now: number
  ip: string
  language: Language
}

export type StaffMember = {
  id: string
  login: string
  name: string
  role: Role
  /** The branch whose work is theirs; null for the whole operator. */
  branchCode: string | null
  /** Whose till a `shop` is; null for everybody of the operator. */
  merchantCode: string | null
}

/** What an action runs with; everything it does through `tx` commits together with its audit row, or not at all. */
export type StaffVisit = {
  tx: Tx
  boss: Boss
  /** What subscribers can do, by name: the rows of the function matrix. */
  operations: Readonly<Record<string, Operation>>
  staff: StaffMember
  session: string
  now: number
  /** The id that the audit row of this visit will have. */
  auditId: string
  language: Language
  say: Say
}

/** What an audit row says. Never a secret, and never more of a subscriber than their id. */
export type Audited = { subscriberId?: string | null; detail?: Record<string, unknown> }

export type StaffAction<Input = unknown, Output = unknown, Prepared = unknown> = {
  title: Message
  roles: readonly Role[]
  input: z.ZodType<Input>
  fields: { [Name in keyof Input & string]: Field }
  /** What must not happen inside a transaction, such as hashing a password. */
  prepare?(
    before: { look: Store['read']; secrets: Secrets; staffId: string },
    input: Input,
  ): Promise<Prepared>
  run(visit: StaffVisit, input: Input, prepared: Prepared): Promise<Output>
  /** What it decides reaches every process within so many milliseconds: it is answered when it has. */
  reachesWithinMs?: number
  /** @param output null where the action was refused */
  audit(input: Input, output: Output | null): Audited
}

/** Declares a staff action; the compiler ties `fields`, `run` and `audit` to `input`. */
export function staffAction<Input, Output, Prepared>(
  declared: StaffAction<Input, Output, Prepared>,
): StaffAction<Input, Output, Prepared> {
  return declared
}

/** What came of a request. `denied` with `session` means: sign in again. */
export type StaffOutcome<Output = unknown> =
  | { kind: 'done'; output: Output; auditId: string }
  | { kind: 'refused'; reason: string; words: string }
  | { kind: 'invalid'; issues: InputIssue[] }
  | { kind: 'denied'; because: 'role' | 'session'; words: string }

/** Everybody of the operator. */
export const everyRole = [
  'clerk',
  'backoffice',
  'marketing',
  'ops',
  'admin',
] as const satisfies readonly Role[]
