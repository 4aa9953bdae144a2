/** Earning rules and budgets as marketing keeps them. A change counts at the next request, on every channel. */
import { z } from 'zod'
import type { EarningKind } from '#drizzle/schema/money.ts'
import { Misfit, Refusal } from '#server/operation.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { filled } from '#server/staff/filled.ts'
import { count, countOrNone, dayEndTyped, dayTyped, ticked } from '#server/staff/typed.ts'
import { businessTypes } from '#server/touch/business-types.ts'
import { channels, isElectronic } from '#server/touch/channels.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { budgetOf, everyBudget, hasLeft, putBudget, spentThisMonth } from './budget.ts'
import { everyRule, putRule, ruleOf, type EarningRule } from './rule.ts'
import { m } from './staff-messages.ts'

const roles = ['marketing', 'admin'] as const
const kinds = ['operation', 'first-use', 'activity', 'referral'] as const satisfies readonly EarningKind[]
const electronic = Object.keys(channels).filter(isElectronic)

const code = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{1,30}$/)
const name = z.string().trim().min(1).max(40)
const orNone = <T extends z.ZodType>(schema: T) => filled(schema).transform((value) => value ?? null)

/** Every rule, with what its budget has left, and what the form chooses from. */
export const seeEarningRules = staffAction({
  title: m.seeRules,
  roles,
  input: z.object({}),
  fields: {},
  async run({ tx, now }) {
    const rules = await everyRule(tx)
    const budgets = await budgetsSeen(tx, now)
    return {
      rules,
      budgets,
      /** The rules whose budget cannot pay one more reward. */
      dry: rules.flatMap(({ code, coins, budgetCode }) => {
        const budget = budgets.find((each) => each.code === budgetCode)
        return budget && !hasLeft(budget, coins, now) ? [code] : []
      }),
      businesses: Object.entries(businessTypes).map(([type, { name }]): Named => ({ code: type, name })),
      channels: electronic.map((channel): Named => ({ code: channel, name: channelName(channel) })),
      kinds,
    }
  },
  audit: () => ({}),
})

/** Something to choose from. */
export type Named = { code: string; name: Bilingual }

function channelName(code: string): Bilingual {
  const named: Record<string, { name: Bilingual }> = channels
  return named[code]?.name ?? { zh: code, en: code }
}

async function budgetsSeen(tx: StaffVisit['tx'], now: number) {
  return (await everyBudget(tx)).map((budget) => ({ ...budget, monthSpent: spentThisMonth(budget, now) }))
}

export const saveEarningRule = staffAction({
  title: m.saveRule,
  roles,
  input: z.object({
    /** The code of the rule that is changed; empty for a new one. */
    changing: z.string().max(31).default(''),
    code,
    name,
    kind: z.enum(kinds),
    business: orNone(z.enum(Object.keys(businessTypes))),
    channel: orNone(z.enum(electronic)),
    coins: count(1, 100_000),
    perDay: countOrNone(1, 1000),
    perMonth: countOrNone(1, 10_000),
    validMonths: count(1, 60),
    startsAt: orNone(dayTyped),
    endsAt: orNone(dayEndTyped),
    budgetCode: orNone(code),
    open: ticked,
  }),
  fields: {
    changing: { label: m.code },
    code: { label: m.code, wrong: m.codeWrong },
    name: { label: m.name, wrong: m.nameWrong },
    kind: { label: m.kind },
    business: { label: m.business },
    channel: { label: m.channel },
    coins: { label: m.coins, wrong: m.coinsWrong },
    perDay: { label: m.perDay, wrong: m.limitWrong },
    perMonth: { label: m.perMonth, wrong: m.limitWrong },
    validMonths: { label: m.validMonths, wrong: m.validMonthsWrong },
    startsAt: { label: m.startsAt, wrong: m.dateWrong },
    endsAt: { label: m.endsAt, wrong: m.dateWrong },
    budgetCode: { label: m.budget },
    open: { label: m.open },
  },
  async run({ tx, now }, { changing, ...rule }) {
    const held = await ruleOf(tx, rule.code)
    if (changing !== rule.code && held) throw misfit('code', m.codeTaken)
    if (changing && changing !== rule.code) throw new Refusal('no-rule', (say) => say(m.noRule))
    if (rule.startsAt !== null && rule.endsAt !== null && rule.endsAt <= rule.startsAt) {
      throw misfit('endsAt', m.datesWrong)
    }
    if (rule.kind === 'first-use' && rule.channel === null) throw misfit('channel', m.channelNeeded)
    if (rule.budgetCode !== null && !(await budgetOf(tx, rule.budgetCode)))
      throw misfit('budgetCode', m.noBudget)
    // Looking at a list of activities is business of theirs too, and nothing to be paid for.
    if (rule.kind === 'operation' && rule.business === 'activity') throw misfit('business', m.activityKind)
    const business = rule.kind === 'activity' ? null : rule.business
    const kept: EarningRule = { ...rule, business, perDay: onlyOf(rule) }
    await putRule(tx, kept, now)
    return { code: rule.code }
  },
  audit: (form) => ({ detail: form }),
})

/** A first use happens once, so a limit a day says nothing. */
function onlyOf({ kind, perDay }: Pick<EarningRule, 'kind' | 'perDay'>): number | null {
  return kind === 'first-use' ? null : perDay
}

export const saveBudget = staffAction({
  title: m.saveBudget,
  roles,
  input: z.object({
    changing: z.string().max(31).default(''),
    code,
    name,
    total: countOrNone(0, 1_000_000_000),
    perMonth: countOrNone(0, 1_000_000_000),
  }),
  fields: {
    changing: { label: m.code },
    code: { label: m.code, wrong: m.codeWrong },
    name: { label: m.name, wrong: m.nameWrong },
    total: { label: m.total, wrong: m.coinsWrong },
    perMonth: { label: m.budgetPerMonth, wrong: m.coinsWrong },
  },
  async run({ tx }, { changing, ...budget }) {
    if (changing !== budget.code && (await budgetOf(tx, budget.code))) throw misfit('code', m.codeTaken)
    if (changing && changing !== budget.code) throw new Refusal('no-budget', (say) => say(m.noBudget))
    if (budget.total === null && budget.perMonth === null) throw misfit('total', m.endNeeded)
    await putBudget(tx, budget)
    return { code: budget.code }
  },
  audit: (form) => ({ detail: form }),
})

function misfit(field: string, words: typeof m.codeTaken): Misfit {
  return new Misfit([{ field, words: (say) => say(words) }])
}
