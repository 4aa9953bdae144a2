/** The questions of an activity: what may be answered, where an answer leads, what it scores. Pure. */
import type { ActivityAnswer, ActivityQuestion } from '#drizzle/schema/activity.ts'

/** Units of a free answer. */
export const WORDS_MOST = 300

/**
 * The question (from 1) that follows; null after the last. Jumps only lead on, so that every survey ends.
 * Of several choices the first that leads somewhere decides.
 */
export function questionAfter(
  questions: readonly ActivityQuestion[],
  { question, choices }: ActivityAnswer,
): number | null {
  for (const choice of choices) {
    const goTo = questions[question - 1]?.choices[choice - 1]?.goTo ?? null
    if (goTo === 'end') return null
    if (goTo !== null && goTo > question) return goTo <= questions.length ? goTo : null
  }
  return question < questions.length ? question + 1 : null
}

/** `2`, `1,3`, `①③` → the choices that are meant; null where they are none of this question's. */
export function choicesIn(typed: string, { asks, choices, most }: ActivityQuestion): number[] | null {
  const text = typed.normalize('NFKC').trim()
  if (!/^\d{1,3}(?:[\s,，、.;；和]+\d{1,3})*[.。]?$/.test(text)) return null
  const numbers = [...new Set(text.match(/\d+/g)?.map(Number))]
  if (numbers.length > (asks === 'one' ? 1 : Math.max(1, most))) return null
  return numbers.every((number) => number >= 1 && number <= choices.length) ? numbers.toSorted(up) : null
}

/** Points of what was answered: all of a question's for exactly what is right, else none. */
export function scoreOf(questions: readonly ActivityQuestion[], answers: readonly ActivityAnswer[]): number {
  let score = 0
  for (const { question, choices } of answers) {
    const asked = questions[question - 1]
    if (asked && isRight(asked, choices)) score += asked.points
  }
  return score
}

export function isRight({ choices, asks }: ActivityQuestion, chosen: readonly number[]): boolean {
  if (asks === 'words') return false
  return choices.every(({ right }, index) => right === chosen.includes(index + 1))
}

/** What a quiz can bring at most. */
export function bestScore(questions: readonly ActivityQuestion[]): number {
  return questions.reduce((sum, { asks, points }) => sum + (asks === 'words' ? 0 : points), 0)
}

const up = (one: number, other: number) => one - other
