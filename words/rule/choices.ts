/** What the codes in a rule are called, in one language: what a form offers and a sentence says. */
import type { SegmentNames } from '#server/segment/names.ts'
import type { Bilingual } from '../bilingual.ts'
import type { Message, Say } from '../message.ts'
import { brands, credits, dataPacks, payments } from './sentences.ts'

export type Choice = {
  value: string
  label: string
  /** Read in what was kept, and no longer offered. */
  gone?: boolean
}
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
  | 'segment'
  | 'business'
  | 'channel'
export type Choices = Record<ChoiceKind, Choice[]>

export function choicesOf(names: SegmentNames, say: Say): Choices {
  const worded = (words: Record<string, Message>) =>
    Object.entries(words).map(([value, label]) => ({ value, label: say(label) }))
  const coded = (rows: { code: string; name: Bilingual }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: say(name) }))
  const kept = (rows: { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return {
    brand: worded(brands),
    payment: worded(payments),
    credit: worded(credits),
    branch: coded(names.branches),
    plan: coded(names.plans),
    service: [{ value: '*data', label: say(dataPacks) }, ...coded(names.services)],
    offer: names.offers.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
    campaign: kept(names.campaigns),
    list: kept(names.lists),
    segment: names.segments.map(({ id, name, archived }) => ({ value: id, label: name, gone: archived })),
    business: coded(names.businessTypes),
    channel: coded(names.channels),
  }
}

/** What a code is called; one that is no longer in any catalogue is said as it is. */
export function nameIn(choices: Choices, kind: ChoiceKind, value: string): string {
  return choices[kind].find((choice) => choice.value === value)?.label ?? value
}
