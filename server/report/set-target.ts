import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { branch as branchTable, businessType } from '#drizzle/schema/reference.ts'
import { shareTarget } from '#drizzle/schema/report.ts'
import { Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import { m } from './messages.ts'
import { monthText } from './months.ts'

const upsertTarget = insertInto(shareTarget, { onConflict: 'replace' })

const businessByCode = query((db, p: Params<{ code: string }>) =>
  db.select({ code: businessType.code }).from(businessType).where(eq(businessType.code, p.code)).limit(1),
)
const branchByCode = query((db, p: Params<{ code: string }>) =>
  db.select({ code: branchTable.code }).from(branchTable).where(eq(branchTable.code, p.code)).limit(1),
)

/** The share to reach in a month; '*' stands for all business types or all branches. */
export const setTarget = staffAction({
  title: m.setTarget,
  roles: ['ops', 'admin'],
  input: z.object({
    month: monthText,
    business: z.string().max(40).default('*'),
    branch: z.string().max(40).default('*'),
    share: z
      .string()
      .trim()
      .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/)
      .transform((text) => Math.round(Number(text) * 100)),
  }),
  fields: {
    month: { label: m.month, wrong: m.monthWrong },
    business: { label: m.business },
    branch: { label: m.branch },
    share: { label: m.share, wrong: m.shareWrong, inputMode: 'decimal' },
  },
  async run({ tx }, { month, business, branch, share }) {
    if (business !== '*' && !(await businessByCode.first(tx, { code: business }))) {
      throw new Refusal('no-business', (say) => say(m.noBusiness))
    }
    if (branch !== '*' && !(await branchByCode.first(tx, { code: branch }))) {
      throw new Refusal('no-branch', (say) => say(m.noBranch))
    }
    await upsertTarget.run(tx, { month, business, branchCode: branch, shareBp: share })
    return { month, business, branch, shareBp: share }
  },
  audit: (input) => ({ detail: { ...input } }),
})
