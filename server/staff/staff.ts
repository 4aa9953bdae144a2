/** The operator's people. */
import { asc, eq, ne, sql } from 'drizzle-orm'
import { staff, type Role } from '#drizzle/schema/identity.ts'
import type { LockOut } from '#server/identity/lock-out.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import type { StaffMember } from './action.ts'

export type StaffRow = typeof staff.$inferSelect

const staffById = query((db, p: Params<{ id: string }>) =>
  db.select().from(staff).where(eq(staff.id, p.id)).limit(1),
)

const staffByLogin = query((db, p: Params<{ login: string }>) =>
  db.select().from(staff).where(eq(staff.login, p.login)).limit(1),
)

const everybody = query((db) =>
  db
    .select()
    .from(staff)
    .where(ne(staff.role, sql`'shop'`))
    .orderBy(asc(staff.login))
    .limit(1000),
)

const tillsOf = query((db, p: Params<{ merchantCode: string }>) =>
  db.select().from(staff).where(eq(staff.merchantCode, p.merchantCode)).orderBy(asc(staff.login)).limit(200),
)

const insertStaff = insertInto(staff, {
  always: { failures: 0, lockedUntil: null, disabled: false },
  onConflict: 'nothing',
})

const setLockOut = query((db, p: Params<{ id: string } & LockOut>) =>
  db.update(staff).set({ failures: p.failures, lockedUntil: p.lockedUntil }).where(eq(staff.id, p.id)),
)

const setPassword = query((db, p: Params<{ id: string; passwordHash: string }>) =>
  db
    .update(staff)
    .set({ passwordHash: p.passwordHash, failures: 0, lockedUntil: null })
    .where(eq(staff.id, p.id)),
)

const setDisabled = query((db, p: Params<{ id: string; disabled: boolean }>) =>
  db.update(staff).set({ disabled: p.disabled }).where(eq(staff.id, p.id)),
)

export function staffOf(tx: Tx, id: string): Promise<StaffRow | undefined> {
  return staffById.first(tx, { id })
}

/** @param login in lower case, as it is kept */
export function staffWithLogin(tx: Tx, login: string): Promise<StaffRow | undefined> {
  return staffByLogin.first(tx, { login })
}

/** The operator's own: shops of the alliance are kept with their merchant. */
export function allStaff(tx: Tx): Promise<StaffRow[]> {
  return everybody.all(tx)
}

/** The logins of a merchant's shops. */
export function shopsOf(tx: Tx, merchantCode: string): Promise<StaffRow[]> {
  return tillsOf.all(tx, { merchantCode })
}

/** False when the login is taken. */
export async function addStaffMember(
  tx: Tx,
  row: {
    id: string
    login: string
    name: string
    role: Role
    branchCode: string | null
    passwordHash: string
    /** Whose till a `shop` is. */
    merchantCode?: string
  },
): Promise<boolean> {
  return (await insertStaff.run(tx, { ...row, merchantCode: row.merchantCode ?? null })) > 0
}

export async function setStaffLockOut(tx: Tx, id: string, lockOut: LockOut): Promise<void> {
  await setLockOut.run(tx, { id, failures: lockOut.failures, lockedUntil: lockOut.lockedUntil })
}

export async function setStaffPassword(tx: Tx, id: string, passwordHash: string): Promise<void> {
  await setPassword.run(tx, { id, passwordHash })
}

/** False when nobody has this id. */
export async function setStaffDisabled(tx: Tx, id: string, disabled: boolean): Promise<boolean> {
  return (await setDisabled.run(tx, { id, disabled })) > 0
}

/** Without the hash and the counts. */
export function memberOf({ id, login, name, role, branchCode, merchantCode }: StaffRow): StaffMember {
  return { id, login, name, role, branchCode, merchantCode }
}
