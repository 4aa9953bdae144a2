/** What a recommendation brings today, as the rules and their budgets stand. */
import { budgetOf, hasLeft } from '#server/ecoin/budget.ts'
import { mayEarn } from '#server/ecoin/earn.ts'
import { isInForce, openRules, type EarningRule } from '#server/ecoin/rule.ts'
import type { Tx } from '#server/store/store.ts'
import { businessTypes } from '#server/touch/business-types.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Say } from '#words/message.ts'
import { m } from './messages.ts'

/** `gone`: e-coins were promised, but the budget is used up or the limit of the month reached. */
export type Promised =
  | { kind: 'coins'; coins: number; deed: Bilingual | null }
  | { kind: 'gone' }
  | { kind: 'none' }

export async function promisedTo(tx: Tx, referrerId: string, now: number): Promise<Promised> {
  const rules = (await openRules(tx)).filter((rule) => rule.kind === 'referral' && isInForce(rule, now))
  let best: EarningRule | undefined
  for (const rule of rules) {
    if (best && rule.coins <= best.coins) continue
    if (await canPay(tx, rule, referrerId, now)) best = rule
  }
  if (!best) return rules.length > 0 ? { kind: 'gone' } : { kind: 'none' }
  return { kind: 'coins', coins: best.coins, deed: deedOf(best) }
}

async function canPay(tx: Tx, rule: EarningRule, referrerId: string, now: number): Promise<boolean> {
  if (!(await mayEarn(tx, rule, referrerId, now))) return false
  if (rule.budgetCode === null) return true
  const budget = await budgetOf(tx, rule.budgetCode)
  return budget !== undefined && hasLeft(budget, rule.coins, now)
}

/** What the friend must do; null where anything will do. */
function deedOf({ business }: EarningRule): Bilingual | null {
  const named: Record<string, { name: Bilingual } | undefined> = businessTypes
  return business === null ? null : (named[business]?.name ?? null)
}

/** One line for whoever recommends; empty where nothing is promised. */
export function promiseWords(promised: Promised, say: Say): string {
  if (promised.kind === 'none') return ''
  if (promised.kind === 'gone') return say(m.promiseGone)
  const { coins, deed } = promised
  return deed ? say(m.promisedFor, { coins, deed: say(deed) }) : say(m.promised, coins)
}
