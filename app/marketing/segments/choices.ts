/** What the fields of a condition choose from, named in the language of the page. */
import type { WebVisit } from '#server/http/visit.ts'
import { brands } from '../../desk/console/messages.ts'
import { credits, m, payments } from './messages.ts'

export type Choice = { value: string; label: string }
export type ChoiceKind =
  | 'brand'
  | 'payment'
  | 'credit'
  | 'branch'
  | 'plan'
  | 'service'
  | 'offer'
  | 'campaign'
  | 'list'
  | 'business'
  | 'channel'
export type Choices = Record<ChoiceKind, Choice[]>

export async function choicesFor(visit: WebVisit) {
  const { say, language } = visit
  const { limits, ...names } = await visit.hall.segmentNames()
  const worded = (words: Record<string, Parameters<typeof say>[0]>) =>
    Object.entries(words).map(([value, label]) => ({ value, label: say(label) }))
  const coded = (rows: { code: string; name: Record<typeof language, string> }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: name[language] }))
  const kept = (rows: { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  const choices: Choices = {
    brand: worded(brands),
    payment: worded(payments),
    credit: worded(credits),
    branch: coded(names.branches),
    plan: coded(names.plans),
    service: [{ value: '*data', label: say(m.dataPacks) }, ...coded(names.services)],
    offer: names.offers.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    campaign: kept(names.campaigns),
    list: kept(names.lists),
    business: coded(names.businessTypes),
    channel: coded(names.channels),
  }
  return { choices, limits }
}

/** What a code is called; one that is no longer in any catalogue is said as it is. */
export function nameIn(choices: Choices, kind: ChoiceKind, value: string): string {
  return choices[kind].find((choice) => choice.value === value)?.label ?? value
}
