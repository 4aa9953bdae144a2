/** Marketing decides a test itself, before it is judged or against what was found. */
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { campaign } from '#drizzle/schema/campaign.ts'
import { Misfit } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { judgeTest, type AbTest, type Winner } from './ab-test.ts'
import { askedCampaign, idField, writers } from './asked.ts'
import type { Campaign } from './campaign.ts'
import { wrongState } from './campaign-steps.ts'
import { m } from './messages.ts'
import { triedSoFar } from './winner.ts'

const replaceWinner = query((db, p: Params<{ id: string; winner: Winner }>) =>
  db
    .update(campaign)
    .set({ winner: p.winner })
    .where(and(eq(campaign.id, p.id), inArray(campaign.state, ['running', 'paused']))),
)

/** What staff decide holds from now on, for who still waits and for every later round, whatever the test has come to. */
export const chooseWinner = staffAction({
  title: m.chooseWinner,
  roles: writers,
  input: z.object({
    id: z.uuid(),
    variant: z.string().regex(/^[A-D]$/),
    because: z.string().trim().min(2).max(200),
  }),
  fields: {
    ...idField,
    variant: { label: m.field.variant, wrong: m.variantWrong },
    because: { label: m.field.because, wrong: m.whyWrong },
  },
  async run({ tx, now, staff }, { id, variant, because }) {
    const each = await askedCampaign(tx, id)
    if (!each.variants.some(({ code }) => code === variant))
      throw new Misfit([{ field: 'variant', words: (say) => say(m.variantWrong) }])
    const { abTest, winner: before } = each
    if (!abTest || !(await chosenIn(tx, each, abTest, { variant, because, by: staff.id, now })))
      throw wrongState()
    return { id, before: before?.code ?? null }
  },
  audit: (input, chosen) => ({ detail: { ...input, before: chosen?.before ?? null } }),
})

type Choice = { variant: string; because: string; by: string; now: number }

async function chosenIn(tx: Tx, each: Campaign, test: AbTest, choice: Choice): Promise<boolean> {
  const { variant: code, because, by, now } = choice
  const { sides, against } = judgeTest(await triedSoFar(tx, each, test), test, now)
  const winner = { at: now, code, why: 'chosen' as const, sides, against, chosen: { by, because } }
  return (await replaceWinner.run(tx, { id: each.id, winner })) > 0
}
