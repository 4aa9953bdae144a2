/** An offer as a form holds it: flat fields, each a text, or a box that is ticked. */
import type { Offer } from '#server/recommendation/offer.ts'
import { isoDate } from '#words/format.ts'

export type Typed = Record<string, string>

export const figures = ['tenure', 'bill', 'usage', 'ecoins'] as const
export const parts = ['title', 'text', 'price'] as const

/** What the staff action takes, from what was typed. */
export function offerIn(form: FormData) {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const words = (channel: string) =>
    Object.fromEntries(
      parts.map((part) => [part, { zh: text(`${channel}.${part}.zh`), en: text(`${channel}.${part}.en`) }]),
    )
  const own = new Set([...form.keys()].flatMap((key) => /^(\w[\w-]*)\.title\.zh$/.exec(key)?.[1] ?? []))
  own.delete('every')
  const rules = ['tierFrom', 'tierTo', 'plans', 'holds', 'lacks', 'tenureMonths', 'billFromFen', 'billToFen']
  const more = ['usageFrom', 'usageTo', 'ecoinsFrom', 'payment']
  const plain = [
    'changing',
    'code',
    'name',
    'operation',
    'input',
    'firstChannel',
    'firstUntil',
    'startsAt',
    'endsAt',
  ]
  return {
    ...Object.fromEntries([...plain, 'points', 'coolDownDays'].map((name) => [name, text(name)])),
    every: words('every'),
    own: Object.fromEntries([...own].map((channel) => [channel, words(channel)])),
    rules: {
      ...Object.fromEntries([...rules, ...more].map((name) => [name, text(name)])),
      brands: form.getAll('brands'),
      credits: form.getAll('credits'),
      consent: form.has('consent'),
    },
    raises: figures.flatMap((figure) => {
      const [from, points] = [text(`raise.${figure}.from`), text(`raise.${figure}.points`)]
      return from || points ? [{ figure, from, points: points || '0' }] : []
    }),
    channels: form.getAll('channels'),
  }
}

/** The boxes that were ticked. */
export function tickedIn(form: FormData): Record<string, string[]> {
  const all = (name: string) => form.getAll(name).map(String)
  return {
    brands: all('brands'),
    credits: all('credits'),
    channels: all('channels'),
    consent: all('consent'),
  }
}

/** An offer as it is, for its form. */
export function typedOf(offer: Offer): { typed: Typed; ticked: Record<string, string[]> } {
  const { rules, words } = offer
  const said = Object.entries({ every: words.every, ...words.own }).flatMap(([channel, text]) =>
    parts.flatMap((part) => [
      [`${channel}.${part}.zh`, text[part].zh],
      [`${channel}.${part}.en`, text[part].en],
    ]),
  )
  const number = (value: number | null) => (value === null ? '' : String(value))
  const yuan = (fen: number | null) => (fen === null ? '' : String(fen / 100))
  const typed = {
    changing: offer.code,
    code: offer.code,
    name: offer.name,
    operation: offer.operation,
    input: Object.entries(offer.input)
      .map(([name, value]) => `${name}=${value}`)
      .join('; '),
    ...Object.fromEntries(said),
    payment: rules.payment ?? '',
    tierFrom: number(rules.tierFrom),
    tierTo: number(rules.tierTo),
    plans: rules.plans.join(' '),
    holds: rules.holds.join(' '),
    lacks: rules.lacks.join(' '),
    tenureMonths: number(rules.tenureMonths),
    billFromFen: yuan(rules.billFromFen),
    billToFen: yuan(rules.billToFen),
    usageFrom: number(rules.usageFrom),
    usageTo: number(rules.usageTo),
    ecoinsFrom: number(rules.ecoinsFrom),
    ...Object.fromEntries(
      offer.raises.flatMap(({ figure, from, points }) => [
        [`raise.${figure}.from`, figure === 'bill' ? yuan(from) : number(from)],
        [`raise.${figure}.points`, number(points)],
      ]),
    ),
    firstChannel: offer.firstChannel ?? '',
    firstUntil: offer.firstUntil ? isoDate(offer.firstUntil - 1) : '',
    startsAt: isoDate(offer.startsAt),
    endsAt: isoDate(offer.endsAt - 1),
    points: number(offer.points),
    coolDownDays: number(offer.coolDownDays),
  }
  const ticked = {
    brands: [...rules.brands],
    credits: [...rules.credits],
    channels: [...offer.channels],
    consent: rules.consent ? ['true'] : [],
  }
  return { typed, ticked }
}
