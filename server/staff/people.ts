/** What an admin does about the operator's people, and what everybody does about their own password. */
import { z } from 'zod'
import { afterFailure, isLocked } from '#server/identity/lock-out.ts'
import { Refusal } from '#server/operation.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { everyRole, staffAction } from './action.ts'
import { filled } from '#server/staff/filled.ts'
import { m } from './messages.ts'
import { endStaffSessions } from './session.ts'
import {
  addStaffMember,
  allStaff,
  memberOf,
  setStaffDisabled,
  setStaffLockOut,
  setStaffPassword,
  staffOf,
} from './staff.ts'

const password = z.string().min(10).max(200)

export const seeStaff = staffAction({
  title: m.seeStaff,
  roles: ['admin'],
  input: z.object({}),
  fields: {},
  run: async ({ tx }) =>
    (await allStaff(tx)).map((row) => ({
      ...memberOf(row),
      disabled: row.disabled,
      lockedUntil: row.lockedUntil,
    })),
  audit: () => ({}),
})

export const addStaff = staffAction({
  title: m.addStaff,
  roles: ['admin'],
  input: z.object({
    login: z
      .string()
      .trim()
      .regex(/^[a-z0-9.-]{3,40}$/),
    name: z.string().trim().min(1).max(40),
    role: z.enum(everyRole),
    branchCode: filled(z.string().max(20)),
    password,
  }),
  fields: {
    login: { label: m.login, wrong: m.loginWrong },
    name: { label: m.name },
    role: { label: m.role },
    branchCode: { label: m.branch },
    password: { label: m.password, wrong: m.passwordWrong, secret: true },
  },
  prepare: async ({ secrets }, input) => secrets.hash(input.password),
  async run({ tx, now }, { login, name, role, branchCode = null }, passwordHash) {
    const id = uuidv7(now)
    if (!(await addStaffMember(tx, { id, login, name, role, branchCode, passwordHash }))) {
      throw new Refusal('login-taken', (say) => say(m.loginTaken))
    }
    return { id }
  },
  audit: ({ login, role, branchCode = null }) => ({ detail: { login, role, branchCode } }),
})

/** Disabling ends every session at once. */
export const disableStaff = staffAction({
  title: m.disableStaff,
  roles: ['admin'],
  input: z.object({ staffId: z.uuid(), disabled: z.stringbool().or(z.boolean()) }),
  fields: { staffId: { label: m.staff, wrong: m.staffWrong }, disabled: { label: m.disabled } },
  async run({ tx, staff }, { staffId, disabled }) {
    if (staffId === staff.id) throw new Refusal('yourself', (say) => say(m.notYourself))
    if (!(await setStaffDisabled(tx, staffId, disabled))) {
      throw new Refusal('no-staff', (say) => say(m.noStaff))
    }
    if (disabled) await endStaffSessions(tx, staffId)
    return { staffId, disabled }
  },
  audit: (input) => ({ detail: input }),
})

export const changeOwnPassword = staffAction({
  title: m.changeOwnPassword,
  roles: everyRole,
  input: z.object({ current: z.string().min(1).max(200), password }),
  fields: {
    current: { label: m.currentPassword, secret: true },
    password: { label: m.password, wrong: m.passwordWrong, secret: true },
  },
  async prepare({ look, secrets, staffId }, input) {
    const against = (await look((tx) => staffOf(tx, staffId)))?.passwordHash ?? null
    const right = await secrets.verify(against, input.current)
    return { against, right, hash: await secrets.hash(input.password) }
  },
  async run({ tx, staff, session, now }, _, { against, right, hash }) {
    const held = await staffOf(tx, staff.id)
    if (!held || isLocked(held, now) || !right || held.passwordHash !== against) {
      throw new Refusal(
        'wrong-password',
        (say) => say(m.currentWrong),
        [],
        async (tx) => {
          if (held && !isLocked(held, now)) await setStaffLockOut(tx, staff.id, afterFailure(held, now))
        },
      )
    }
    await setStaffPassword(tx, staff.id, hash)
    await endStaffSessions(tx, staff.id, session)
    return { changed: true }
  },
  audit: () => ({}),
})
