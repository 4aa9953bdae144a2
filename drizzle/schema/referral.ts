/** Who recommended whom, and the codes they do it by. */
import { sql } from 'drizzle-orm'
import { at, id, index, integer, table, text } from '#drizzle/columns.ts'

export type ReferralState =
  | 'open'
  /** The recommended one has done what was asked; the e-coins are on their way. */
  | 'due'
  | 'paid'
  /** Done, but over a limit, out of budget or after the rule's end. */
  | 'unpaid'

/** One subscriber recommended by another, once in a life. `subscriberId` is the recommended one. */
export const referral = table(
  'referral',
  {
    subscriberId: id().primaryKey(),
    referrerId: id().notNull(),
    state: text<ReferralState>().notNull(),
    askedAt: at().notNull(),
    doneAt: at(),
    ruleCode: text(),
    /** E-coins that were paid. */
    coins: integer().notNull(),
  },
  (t) => [
    index('referral_of').on(t.referrerId, t.askedAt),
    index('referral_due')
      .on(t.doneAt)
      .where(sql`${t.state} = 'due'`),
  ],
)

/** The code that a subscriber's friends give, made when it is first asked for. */
export const referralCode = table('referral_code', {
  subscriberId: id().primaryKey(),
  code: text().notNull(),
  madeAt: at().notNull(),
})

/** Whose code it is: a directory of its own, as numbers have one. */
export const referralCodeOwner = table('referral_code_owner', {
  code: text().primaryKey(),
  subscriberId: id().notNull(),
})
