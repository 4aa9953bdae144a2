/** The result of an activity as it stands: counters and a page of rows, however many took part. */
import { z } from 'zod'
import { staffAction } from '#server/staff/action.ts'
import { maskMsisdn } from '#words/format.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Activity } from './activity.ts'
import { countsOf, type Counts } from './counters.ts'
import { latestEntries, ticketsAfter, type EntryOf } from './entry.ts'
import { ticketName } from './finish.ts'
import { found } from './keep-activities.ts'
import { bestScore } from './questions.ts'
import { m } from './staff-messages.ts'
import { markOf } from './watch-results.ts'
import { stockOf } from './stock.ts'

const roles = ['marketing', 'admin'] as const
const WORDS_SHOWN = 10

/** A question, how many answered it, and how often each choice was made; the latest of what was written. */
export type QuestionResult = {
  /** Its place, from 1; a choice has one as well. */
  number: number
  text: Bilingual
  asks: 'one' | 'several' | 'words'
  answered: number
  choices: { number: number; text: Bilingual; count: number; right: boolean }[]
  /** By the entry they were written in. */
  words: { entry: string; words: string }[]
}

export const seeActivityResults = staffAction({
  title: m.seeResults,
  roles,
  input: z.object({ code: z.string().max(12), after: z.coerce.number().int().min(0).default(0) }),
  fields: { code: { label: m.code }, after: { label: m.tickets } },
  async run({ tx }, { code, after }) {
    const activity = await found(tx, code)
    const counts = await countsOf(tx, code)
    const { kind } = activity
    const written = activity.content.questions.some(({ asks }) => asks === 'words')
    const winners = kind === 'grab' ? await ticketsAfter(tx, code, after) : []
    return {
      activity,
      mark: await markOf(tx, code),
      figures: figuresOf(counts),
      channels: counts.by('entry').toSorted((one, other) => other.count - one.count),
      questions: questionsOf(activity, counts, written ? await latestEntries(tx, code) : []),
      scores: kind === 'quiz' ? scoresOf(activity, counts) : [],
      stock: await stockOf(tx, code),
      prizes: activity.prizes.map((_, place) => counts.of(`prize:${place}`)),
      winners: winners.map(({ entry, msisdn }) => ({
        ticket: ticketName(code, entry.ticket ?? 0),
        number: entry.ticket ?? 0,
        msisdn: msisdn === null ? '' : maskMsisdn(msisdn),
        channel: entry.channel,
        at: entry.enteredAt,
      })),
    }
  },
  audit: ({ code }) => ({ detail: { code } }),
})

function figuresOf({ of }: Counts) {
  return {
    started: of('started'),
    entries: of('entry'),
    people: of('person'),
    passed: of('passed'),
    tickets: of('ticket'),
    soldOut: of('sold-out'),
    coins: of('coins'),
    unprized: of('unprized'),
  }
}

function questionsOf({ content }: Activity, { of }: Counts, latest: EntryOf[]): QuestionResult[] {
  return content.questions.map(({ text, asks, choices }, index) => ({
    number: index + 1,
    text,
    asks,
    answered: of(`answered:${index + 1}`),
    choices: choices.map((choice, at) => ({
      number: at + 1,
      text: choice.text,
      right: choice.right,
      count: of(`answer:${index + 1}:${at + 1}`),
    })),
    words: latest
      .flatMap(({ entry: { id: entry, answers } }) => answers.map((answer) => ({ entry, ...answer })))
      .flatMap(({ entry, question, words }) => (question === index + 1 && words ? { entry, words } : []))
      .slice(0, WORDS_SHOWN),
  }))
}

/** Each score that somebody has. */
function scoresOf({ content }: Activity, { of }: Counts): { score: number; count: number }[] {
  return Array.from({ length: bestScore(content.questions) + 1 }, (_, score) => ({
    score,
    count: of(`score:${score}`),
  })).filter(({ count }) => count > 0)
}

/** Who may take the file away, and that they did; its rows are streamed. */
export const exportActivity = staffAction({
  title: m.exportActivity,
  roles,
  input: z.object({ code: z.string().max(12) }),
  fields: { code: { label: m.code } },
  async run({ tx }, { code }) {
    await found(tx, code)
    return { name: `activity-${code}.csv` }
  },
  audit: (input) => ({ detail: input }),
})
