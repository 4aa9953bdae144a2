/** Proofs of who is asking: subscribers and staff. Secrets are here only as hashes. */
import { at, flag, id, index, integer, json, primaryKey, table, text, uniqueIndex } from '#drizzle/columns.ts'

/** The service password (argon2id), the identity document it is reset with (argon2id), and the lock-out. */
export const credential = table('credential', {
  subscriberId: id().primaryKey(),
  passwordHash: text().notNull(),
  documentHash: text().notNull(),
  failures: integer().notNull(),
  lockedUntil: at(),
  changedAt: at().notNull(),
})

/** One code per subscriber: a new one replaces the old. */
export const oneTimeCode = table('one_time_code', {
  subscriberId: id().primaryKey(),
  codeHash: text().notNull(),
  sentAt: at().notNull(),
  expiresAt: at().notNull(),
  triesLeft: integer().notNull(),
  /** Codes sent on the Shanghai day of `sentAt`. */
  sentToday: integer().notNull(),
  usedAt: at(),
})

/** A signed-in browser. The cookie carries the subscriber and a token; only the token's hash is here. */
export const session = table(
  'session',
  {
    subscriberId: id().notNull(),
    id: id().notNull(),
    tokenHash: text().notNull(),
    channel: text().notNull(),
    device: text().notNull(),
    startedAt: at().notNull(),
    seenAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subscriberId, t.id] })],
)

/** `shop` is a till of the merchant alliance: nobody of the operator, and let into nothing but vouchers. */
export type Role = 'clerk' | 'backoffice' | 'marketing' | 'ops' | 'admin' | 'shop'

export const staff = table(
  'staff',
  {
    id: id().primaryKey(),
    login: text().notNull(),
    name: text().notNull(),
    role: text<Role>().notNull(),
    branchCode: text(),
    /** Whose till a `shop` is. */
    merchantCode: text(),
    passwordHash: text().notNull(),
    failures: integer().notNull(),
    lockedUntil: at(),
    disabled: flag().notNull(),
  },
  (t) => [uniqueIndex('staff_login').on(t.login), index('staff_merchant').on(t.merchantCode)],
)

export const staffSession = table(
  'staff_session',
  {
    staffId: id().notNull(),
    id: id().notNull(),
    tokenHash: text().notNull(),
    startedAt: at().notNull(),
    seenAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.id] })],
)

/** What staff did and whom they looked at, written in the same transaction. */
export const audit = table(
  'audit',
  {
    id: id().primaryKey(),
    staffId: id().notNull(),
    action: text().notNull(),
    subscriberId: id(),
    detail: json<Record<string, unknown>>().notNull(),
    happenedAt: at().notNull(),
  },
  (t) => [index('audit_subscriber').on(t.subscriberId)],
)
