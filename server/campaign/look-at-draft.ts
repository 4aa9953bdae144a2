/** A campaign that is being written: what some of its people would read, how many there are, and what it may cost. Nothing is kept. */
import { z } from 'zod'
import { segmentVersionOf } from '#server/segment/segment.ts'
import { staffAction } from '#server/staff/action.ts'
import type { Tx } from '#server/store/store.ts'
import { NOBODY } from '#server/touch/record.ts'
import { maskMsisdn } from '#words/format.ts'
import type { Language } from '#words/message.ts'
import { segmentCount } from '#words/segments.ts'
import { writers } from './asked.ts'
import { firstOf } from './channel-for.ts'
import { m } from './messages.ts'
import { offerIn } from './offer-fit.ts'
import { policyOf } from './policy.ts'
import { recipientsOf, type Recipient } from './recipient.ts'
import { pushChannels } from './variant.ts'
import { maskedName } from './variables.ts'
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
  async run({ tx }, draft) {
    const version = await segmentVersionOf(tx, draft.segmentId, draft.segmentVersion)
    const drawn = [...(await recipientsOf(tx, version?.sample.slice(0, PEOPLE) ?? [])).values()]
    const people = drawn.length > 0 ? drawn : [somebody]
    const person = people[Math.min(draft.person, people.length - 1)] ?? somebody
    const language = draft.language === 'own' ? person.language : draft.language
    const matched = version?.countState === 'done' ? version.matched : null
    const reach = matched === null ? null : matched - Math.round((matched * draft.holdoutBp) / 10_000)
    const each = await meanSegments(tx, draft, people)
    const { rules } = await policyOf(tx)
    return {
      people: people.map(({ msisdn, name }) => `${maskMsisdn(msisdn)} ${maskedName(name)}`),
      real: drawn.length > 0,
      shown: await textsFor(tx, draft, { ...person, language }),
      matched,
      reach,
      segments: reach === null ? null : Math.round(reach * each),
      costFen: reach === null ? null : Math.round(reach * each * draft.segmentPriceFen),
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

/** Of one message, over the variants by their shares and over the people that were drawn. */
async function meanSegments(tx: Tx, draft: Typed, people: readonly Recipient[]): Promise<number> {
  const shares = draft.variants.reduce((sum, { share }) => sum + share, 0)
  let sum = 0
  for (const person of people)
    for (const { variant, segments } of await textsFor(tx, draft, person)) {
      const share = draft.variants.find(({ code }) => code === variant)?.share ?? 0
      sum += (segments * share) / shares
    }
  return sum / people.length
}
