/** An activity as the console sends it, checked once; days as dates of Shanghai, hours as `9:30`. */
import { z } from 'zod'
import { filled } from '#server/staff/filled.ts'
import { shanghaiMs } from '#words/format.ts'
import { isKeyword, keywordOf } from './keyword.ts'
import { m } from './staff-messages.ts'
import { minuteOf } from './window.ts'

const DAY_MS = 24 * 3600_000
export const QUESTIONS_MOST = 30
export const CHOICES_MOST = 10
export const PRIZES_MOST = 5

const words = (most: number) =>
  z.object({
    zh: z.string().trim().min(1).max(most),
    en: z
      .string()
      .trim()
      .min(1)
      .max(most * 3),
  })

const whole = (least: number, most: number) =>
  z.preprocess(
    (value) => (value === '' || value === undefined || value === null ? null : Number(value)),
    z.int().min(least).max(most).nullable(),
  )

const wholeOr = (otherwise: number, most: number) => whole(0, most).transform((value) => value ?? otherwise)

const goTo = z.preprocess(
  (value) =>
    value === '' || value === undefined || value === null ? null : value === 'end' ? value : Number(value),
  z.union([z.literal('end'), z.int().min(2).max(QUESTIONS_MOST)]).nullable(),
)

const choice = z.object({ text: words(40), goTo, right: z.boolean().default(false) })

const question = z.object({
  asks: z.enum(['one', 'several', 'words']),
  text: words(80),
  choices: z.array(choice).max(CHOICES_MOST),
  most: wholeOr(1, CHOICES_MOST),
  points: wholeOr(0, 100),
})

const stock = whole(1, 1_000_000)
const prize = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('coins'),
    coins: z.coerce.number().int().min(1).max(10_000),
    validMonths: z.coerce.number().int().min(1).max(60),
    budget: filled(z.string().max(31)).transform((code) => code ?? null),
    stock,
  }),
  z.object({ kind: z.literal('reward'), reward: z.string().trim().min(1).max(12), stock }),
])

/** Midnight in Shanghai at which a day begins. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text) => {
    const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
    return shanghaiMs(year, month, date)
  })

const minute = z
  .string()
  .transform((text) => (text.trim() === '' ? 0 : minuteOf(text)))
  .refine((at): at is number => at !== null)

/** `<id>:<version>` */
const segment = filled(
  z
    .string()
    .regex(/^[0-9a-f-]{36}:\d{1,6}$/)
    .transform((text) => ({ id: text.slice(0, 36), version: Number(text.slice(37)) })),
)

export const activityForm = z
  .object({
    /** The code of the activity that is changed; empty for a new one. */
    changing: z.string().max(12).default(''),
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z][A-Z0-9]{1,11}$/),
    kind: z.enum(['vote', 'survey', 'quiz', 'grab']),
    keyword: z.string().max(40).transform(keywordOf),
    title: words(20),
    lead: words(120),
    questions: z.array(question).max(QUESTIONS_MOST).default([]),
    passScore: wholeOr(0, 1000),
    tickets: wholeOr(0, 1_000_000),
    prizes: z.array(prize).max(PRIZES_MOST).default([]),
    brands: z.array(z.enum(['gotone', 'easyown', 'mzone'])).default([]),
    segment,
    inAll: whole(1, 1000),
    aDay: whole(1, 20),
    windowFrom: minute.default(0),
    windowUntil: minute.default(0),
    showsResult: z.boolean().default(false),
    startsAt: day,
    endsAt: day.transform((at) => at + DAY_MS),
  })
  .refine(({ keyword, code }) => isKeyword(keyword || code), { path: ['keyword'] })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'] })
  .refine(({ inAll, aDay }) => inAll !== null || aDay !== null, { path: ['inAll'] })

export type ActivityForm = z.infer<typeof activityForm>

export const activityFields = {
  changing: { label: m.code },
  code: { label: m.code, wrong: m.codeWrong },
  kind: { label: m.kind },
  keyword: { label: m.keyword, wrong: m.keywordWrong },
  title: { label: m.titleField, wrong: m.wordsWrong },
  lead: { label: m.lead, wrong: m.wordsWrong },
  questions: { label: m.questions, wrong: m.questionsWrong },
  passScore: { label: m.passScore, wrong: m.passScoreWrong },
  tickets: { label: m.tickets, wrong: m.ticketsWrong },
  prizes: { label: m.prizes, wrong: m.prizesWrong },
  brands: { label: m.brands },
  segment: { label: m.segment, wrong: m.segmentWrong },
  inAll: { label: m.inAll, wrong: m.oftenWrong },
  aDay: { label: m.aDay, wrong: m.oftenWrong },
  windowFrom: { label: m.window, wrong: m.windowWrong },
  windowUntil: { label: m.window, wrong: m.windowWrong },
  showsResult: { label: m.showsResult },
  startsAt: { label: m.startsAt, wrong: m.datesWrong },
  endsAt: { label: m.endsAt, wrong: m.datesWrong },
}
