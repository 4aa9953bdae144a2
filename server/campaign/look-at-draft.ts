/** A campaign that is being written: what some of its people would read, how many there are, and what it may cost. Nothing is kept. */
import { z } from 'zod'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction } from '#server/staff/action.ts'
import type { Tx } from '#server/store/store.ts'
import { NOBODY } from '#server/touch/record.ts'
import { maskMsisdn, maskName } from '#words/format.ts'
import type { Language } from '#words/message.ts'
import { segmentCount } from '#words/segments.ts'
import { writers } from './asked.ts'
import { firstOf } from './channel-for.ts'
import { m } from './messages.ts'
import { offerIn } from './offer-fit.ts'
import { plannedCostOf } from './planned-cost.ts'
import { policyOf } from './policy.ts'
import { recipientsOf, type Recipient } from './recipient.ts'
import { pushChannels } from './variant.ts'
import { wordsFor } from './words-for.ts'

const words = z.strictObject({ zh: z.string().max(500).catch(''), en: z.string().max(500).catch('') })

/** Forgiving: it is asked while somebody types. */
const typed = z.object({
  segmentId: z.uuid(),
  segmentVersion: z.coerce.number().int().min(1),
  offerCode: z.string().max(3).nullable().catch(null),
  variants: z
    .array(
      z.object({
        code: z.string().max(1),
        channels: z.array(z.enum(pushChannels)).min(1).max(4).catch(['sms']),
        share: z.coerce.number().int().min(1).max(100).catch(1),
        title: words,
        text: words,
      }),
    )
    .min(1)
    .max(4),
  holdoutBp: z.coerce.number().min(0).max(10_000).catch(0),
  segmentPriceFen: z.coerce.number().min(0).max(1000).catch(0),
  /** Whose text is shown, of those that were drawn. */
  person: z.coerce.number().int().min(0).max(9).catch(0),
  language: z.enum(['own', 'zh', 'en']).catch('own'),
})

type Typed = z.infer<typeof typed>
type Variant = Typed['variants'][number]

/** Numbers masked; `costFen` is of one message. */
export type ShownText = {
  variant: string
  channel: Variant['channels'][number]
  language: Language
  title: string
  text: string
  segments: number
  costFen: number
}

const PEOPLE = 5

export const lookAtDraft = staffAction({
  title: m.preview,
  roles: writers,
  input: typed,
  fields: {
    segmentId: { label: m.field.segment, wrong: m.noSegment },
    segmentVersion: { label: m.field.segment, wrong: m.noSegment },
    offerCode: { label: m.field.offer },
    variants: { label: m.field.variants, wrong: m.variantsWrong },
    holdoutBp: { label: m.field.holdout },
    segmentPriceFen: { label: m.field.price },
    person: { label: m.field.msisdn },
    language: { label: m.field.variants },
  },
  async run({ tx, now }, draft) {
    const version = await segmentVersionOf(tx, draft.segmentId, draft.segmentVersion)
    const drawn = [...(await recipientsOf(tx, version?.sample.slice(0, PEOPLE) ?? [])).values()]
    const people = drawn.length > 0 ? drawn : [somebody]
    const person = people[Math.min(draft.person, people.length - 1)] ?? somebody
    const language = draft.language === 'own' ? person.language : draft.language
    const matched = version?.countState === 'done' ? version.matched : null
    const planned = await plannedCostOf(tx, { ...draft, benefit: null }, version, now)
    const { rules } = await policyOf(tx)
    return {
      people: people.map(({ msisdn, name }) => `${maskMsisdn(msisdn)} ${maskName(name)}`),
      real: drawn.length > 0,
      shown: await textsFor(tx, draft, { ...person, language }),
      matched,
      reach: planned?.people ?? null,
      segments: planned?.segments ?? null,
      costFen: planned?.costFen ?? null,
      quiet: { from: rules.quietFrom, until: rules.quietUntil },
      caps: rules.caps,
    }
  },
  audit: ({ segmentId, segmentVersion }) => ({ detail: { segmentId, segmentVersion } }),
})

/** Stands in while a segment is not counted, or has nobody in it. */
const somebody: Recipient = {
  id: NOBODY,
  msisdn: '13800000000',
  name: '林小满',
  brand: 'gotone',
  payment: 'postpaid',
  credit: 'active',
  tier: 1,
  openedAt: 0,
  branchCode: '-',
  closed: false,
  language: 'zh',
  marketing: true,
  marketingSince: null,
  way: 'auto',
}

async function textsFor(tx: Tx, draft: Typed, person: Recipient): Promise<ShownText[]> {
  const offer = await offerIn(tx, draft)
  const shown: ShownText[] = []
  for (const { code: variant, channels } of draft.variants) {
    const channel = firstOf(channels)
    const said = await wordsFor(tx, draft, { variant, channel }, person, offer)
    const segments = channel === 'sms' ? segmentCount(said.text) : 0
    const costFen = segments * draft.segmentPriceFen
    shown.push({ variant, channel, language: person.language, ...said, segments, costFen })
  }
  return shown
}
