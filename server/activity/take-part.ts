import { z } from 'zod'
import type { ActivityAnswer, ActivityQuestion } from '#drizzle/schema/activity.ts'
import { Misfit, operation, Refusal, type Visit } from '#server/operation.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { publishedActivities, type Activity } from './activity.ts'
import { countItem } from './counters.ts'
import { dropProgress, entriesOf, keepProgress, progressOf, type Entry } from './entry.ts'
import { finish, ticketName, type Finished } from './finish.ts'
import { beforeOf, isFor, mustBeOpen, oftenEnough } from './may-take-part.ts'
import { m } from './messages.ts'
import { choicesIn, questionAfter, WORDS_MOST } from './questions.ts'
import { sayStep } from './say-step.ts'
import { TICKET, takeOneOf } from './stock.ts'

/** A question that waits for its answer. */
export type Asked = {
  step: 'question'
  activity: string
  title: Bilingual
  keyword: string
  /** Its place in the activity, from 1, and how many were answered before it. */
  question: number
  answered: number
  asked: ActivityQuestion
  /** The answer was to a question that had been answered before. */
  stale: boolean
}

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .optional()
    .transform((text) => text || undefined)

export const activityCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{2,12}$/)

/** The keyword of a live activity: votes, answers the question that waits, or grabs. One question a time. */
export const takePart = operation({
  title: m.takePart,
  summary: m.takePartSummary,
  access: 'sim',
  business: 'activity',
  input: z.object({
    activity: activityCode,
    /** Numbers of choices. */
    answer: optional(60),
    /** An answer in words. */
    text: optional(WORDS_MOST),
    /** What is answered, so that an answer that comes late is not taken for another question's. */
    question: z.preprocess(
      (value) => (value === '' ? undefined : value),
      z.coerce.number().int().min(1).max(99).optional(),
    ),
  }),
  fields: {
    activity: { label: m.activity, hint: m.activityHint, wrong: m.activityWrong },
    answer: { label: m.answer, wrong: m.answerWrong, inputMode: 'numeric', rest: true },
    text: { label: m.text, wrong: m.textWrong, rest: true },
    question: { label: m.question, wrong: m.questionWrong, inputMode: 'numeric' },
  },
  async run(visit, given): Promise<Asked | Finished> {
    const activity = await openActivity(visit, given.activity)
    const entries = await entriesOf(visit.tx, visit.subscriber.id, activity.code)
    const before = beforeOf(entries, visit.now)
    const enough = oftenEnough(activity.rules, before)
    if (enough) throw noMore(activity, enough, entries)
    const turn = before.turns + 1
    return activity.kind === 'grab' ? grab(visit, activity, turn) : answer(visit, activity, turn, given)
  },
  reply: sayStep,
})

/** @throws Refusal where it does not exist, is not open now, or is not for this line */
async function openActivity({ tx, subscriber, now }: Visit, code: string): Promise<Activity> {
  const activity = (await publishedActivities(tx)).find((each) => each.code === code)
  if (!activity) throw new Refusal('no-activity', (say) => say(m.noActivity, code), ['seeActivities'])
  mustBeOpen(activity, now)
  if (await isFor(tx, activity, subscriber, now)) return activity
  throw new Refusal('not-for-line', (say) => say(m.notForLine), ['seeActivities'])
}

function noMore({ code, rules }: Activity, enough: 'all' | 'today', [last]: Entry[]): Refusal {
  const ticket = last?.ticket ?? null
  const { inAll } = rules
  return new Refusal(`already-${enough}`, (say) => {
    if (enough === 'today') return say(m.alreadyToday)
    if (inAll !== null && inAll > 1) return say(m.alreadyTimes, inAll)
    return ticket === null ? say(m.already) : say(m.alreadyTicket, ticketName(code, ticket))
  })
}

/** The last ticket goes to one person. */
async function grab(visit: Visit, activity: Activity, turn: number): Promise<Finished> {
  const { code } = activity
  const ticket = await takeOneOf(visit.tx, code, TICKET)
  if (ticket !== null) return finish(visit, activity, { turn, answers: [], ticket })
  const { channel } = visit
  throw new Refusal(
    'sold-out',
    (say) => say(m.soldOut),
    ['seeActivities'],
    async (tx) => countItem(tx, { activityCode: code, channel }, 'sold-out'),
  )
}

type Given = { answer?: string | undefined; text?: string | undefined; question?: number | undefined }

async function answer(
  visit: Visit,
  activity: Activity,
  turn: number,
  given: Given,
): Promise<Asked | Finished> {
  const { tx, subscriber, channel, now } = visit
  const { code, content } = activity
  const begun = await progressOf(tx, subscriber.id, code)
  const { question, answers } = begun ?? { question: 1, answers: [] }
  const asked = content.questions[question - 1]
  if (!asked) throw new Error(`activity ${code} has no question ${question}`)
  const key = { subscriberId: subscriber.id, activityCode: code, startedAt: begun?.startedAt ?? now }
  if (!begun) countItem(tx, { activityCode: code, channel }, 'started')
  const stale = given.question !== undefined && given.question !== question
  if (stale || (given.answer === undefined && given.text === undefined)) {
    if (!begun) await keepProgress(tx, { ...key, question, answers })
    return { ...askedOf(activity, question, asked, answers.length), stale: stale && begun !== undefined }
  }
  const all = [...answers, answerTo(question, asked, given)]
  const next = questionAfter(content.questions, all.at(-1) ?? { question, choices: [], words: '' })
  const following = next === null ? undefined : content.questions[next - 1]
  if (next !== null && following) {
    await keepProgress(tx, { ...key, question: next, answers: all })
    return askedOf(activity, next, following, all.length)
  }
  await dropProgress(tx, subscriber.id, code)
  return finish(visit, activity, { turn, answers: all, ticket: null })
}

export function askedOf(
  activity: Activity,
  question: number,
  asked: ActivityQuestion,
  answered: number,
): Asked {
  const { code, title, keyword } = activity
  return { step: 'question', activity: code, title, keyword, question, answered, asked, stale: false }
}

/** @throws Misfit where it is no answer to this question */
function answerTo(question: number, asked: ActivityQuestion, { answer, text }: Given): ActivityAnswer {
  if (asked.asks === 'words') {
    const words = text ?? answer
    if (!words) throw new Misfit([{ field: 'text', words: (say) => say(m.textWrong) }])
    return { question, choices: [], words }
  }
  const of = asked.choices.length
  const choices = choicesIn(answer ?? text ?? '', asked)
  if (choices) return { question, choices, words: '' }
  const most = Math.max(1, asked.most)
  throw new Misfit([
    {
      field: 'answer',
      words: (say) => (asked.asks === 'one' ? say(m.chooseOne, of) : say(m.chooseSome, { most, of })),
    },
  ])
}
