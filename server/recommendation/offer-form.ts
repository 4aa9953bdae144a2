/** An offer as the console sends it, checked once; money comes in yuan, days as dates of Shanghai. */
import { z } from 'zod'
import { filled } from '#server/staff/filled.ts'
import { channels } from '#server/touch/channels.ts'
import { shanghaiMs } from '#words/format.ts'
import { isOfferCode } from './offer-code.ts'
import { m } from './staff-messages.ts'

const DAY_MS = 24 * 3600_000
const brands = ['gotone', 'easyown', 'mzone'] as const
const codes = Object.keys(channels)

const words = (most: number) =>
  z.object({
    zh: z.string().trim().max(most),
    en: z
      .string()
      .trim()
      .max(most * 3),
  })
const needed = (most: number) => words(most).refine(({ zh, en }) => zh !== '' && en !== '')

const every = z.object({ title: needed(20), text: needed(80), price: words(20) })
/** A channel's own words; what is left empty is said as everywhere. */
const own = z.object({ title: words(20), text: words(80), price: words(20) }).partial()

const figure = z.preprocess(
  (value) => (value === '' || value === undefined || value === null ? null : Number(value)),
  z.int().min(0).max(1_000_000).nullable(),
)
const yuanFigure = z.preprocess(
  (value) => (value === '' || value === undefined || value === null ? null : Math.round(Number(value) * 100)),
  z.int().min(0).max(100_000_000).nullable(),
)
const codeList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .toUpperCase()
      .split(/[\s,，、;；]+/)
      .filter(Boolean),
  )
  .pipe(z.array(z.string().regex(/^[A-Z0-9-]{1,12}$/)).max(30))

const upTo = (from: number | null, to: number | null) => from === null || to === null || from <= to

const rules = z
  .object({
    brands: z.array(z.enum(brands)).default([]),
    payment: filled(z.enum(['prepaid', 'postpaid'])).transform((value) => value ?? null),
    credits: z.array(z.enum(['active', 'arrears', 'suspended'])).default([]),
    tierFrom: figure,
    tierTo: figure,
    plans: codeList,
    holds: codeList,
    lacks: codeList,
    tenureMonths: figure,
    billFromFen: yuanFigure,
    billToFen: yuanFigure,
    usageFrom: figure,
    usageTo: figure,
    ecoinsFrom: figure,
    consent: z.boolean().default(false),
  })
  .refine(
    (all) =>
      upTo(all.tierFrom, all.tierTo) &&
      upTo(all.billFromFen, all.billToFen) &&
      upTo(all.usageFrom, all.usageTo),
  )

/** Bills are compared in fen and typed in yuan. */
const raise = z
  .object({
    figure: z.enum(['tenure', 'bill', 'usage', 'ecoins']),
    from: z.coerce.number().int().min(1).max(100_000),
    points: z.coerce.number().int().min(1).max(100_000),
  })
  .transform((all) => (all.figure === 'bill' ? { ...all, from: all.from * 100 } : all))

/** Midnight in Shanghai at which a day begins. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text) => {
    const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
    return shanghaiMs(year, month, date)
  })
/** The end of a day. */
const dayEnd = day.transform((at) => at + DAY_MS)

/** `code=JYB; when=next` */
const preset = z.string().transform((text, context) => {
  const parts = text.split(/[;；\n]/).map((part) => part.trim())
  const pairs = parts.filter(Boolean).map((part) => /^(\w{1,40})\s*[=＝]\s*(.{1,200})$/.exec(part))
  if (pairs.some((pair) => pair === null)) context.addIssue({ code: 'custom' })
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2]?.trim() ?? '']))
})

export const offerForm = z
  .object({
    /** The code of the offer that is changed; empty for a new one. */
    changing: z.string().max(3).default(''),
    code: z
      .string()
      .trim()
      .toUpperCase()
      .refine((text) => isOfferCode(text)),
    name: z.string().trim().min(1).max(60),
    operation: z.string().max(60),
    input: preset,
    every,
    own: z.record(z.string().max(40), own).default({}),
    rules,
    raises: z.array(raise).max(8).default([]),
    channels: z.array(z.enum(codes)).default([]),
    firstChannel: filled(z.enum(codes)),
    firstUntil: filled(dayEnd),
    startsAt: day,
    endsAt: dayEnd,
    points: z.coerce.number().int().min(0).max(1000),
    coolDownDays: z.coerce.number().int().min(1).max(365),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'] })
  .refine(({ firstChannel, firstUntil }) => (firstChannel === undefined) === (firstUntil === undefined), {
    path: ['firstChannel'],
  })
  .refine(
    ({ firstChannel, channels: only }) => !firstChannel || only.length === 0 || only.includes(firstChannel),
    { path: ['firstChannel'] },
  )

export type OfferForm = z.infer<typeof offerForm>

export const offerFields = {
  changing: { label: m.code },
  code: { label: m.code, wrong: m.codeWrong },
  name: { label: m.name },
  operation: { label: m.operation, wrong: m.operationWrong },
  input: { label: m.input },
  every: { label: m.words, wrong: m.wordsWrong },
  own: { label: m.own, wrong: m.wordsWrong },
  rules: { label: m.rules, wrong: m.rulesWrong },
  raises: { label: m.raises, wrong: m.raisesWrong },
  channels: { label: m.channels },
  firstChannel: { label: m.firstChannel, wrong: m.firstWrong },
  firstUntil: { label: m.firstUntil, wrong: m.firstWrong },
  startsAt: { label: m.startsAt, wrong: m.datesWrong },
  endsAt: { label: m.endsAt, wrong: m.datesWrong },
  points: { label: m.points, wrong: m.pointsWrong },
  coolDownDays: { label: m.coolDownDays, wrong: m.coolDownWrong },
}
