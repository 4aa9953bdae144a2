/** What is wrong with the content of an activity, in words for whoever fills in the form. Pure. */
import type { ActivityContent, ActivityKind, ActivityQuestion } from '#drizzle/schema/activity.ts'
import type { Say } from '#words/message.ts'
import { bestScore } from './questions.ts'
import { m } from './staff-messages.ts'

export type Fault = { field: 'questions' | 'passScore' | 'tickets'; words: (say: Say) => string }

/** Points that a quiz may bring, so that every score has a bar of its own on the result page. */
const POINTS_MOST = 100

/** The first thing that is wrong; null where it can be published. */
export function faultIn(
  kind: ActivityKind,
  { questions, passScore, tickets }: ActivityContent,
): Fault | null {
  if (kind === 'grab') {
    return tickets > 0 ? null : { field: 'tickets', words: (say) => say(m.ticketsWrong) }
  }
  const wrong = (words: (say: Say) => string): Fault => ({ field: 'questions', words })
  if (questions.length === 0) return wrong((say) => say(m.noQuestions))
  if (kind === 'vote' && questions.length > 1) return wrong((say) => say(m.oneVote))
  for (const [index, question] of questions.entries()) {
    const words = faultOf(kind, question, index + 1, questions.length)
    if (words) return wrong(words)
  }
  if (kind !== 'quiz') return null
  const best = bestScore(questions)
  if (best > POINTS_MOST) return wrong((say) => say(m.tooManyPoints, POINTS_MOST))
  return passScore <= best ? null : { field: 'passScore', words: (say) => say(m.passScoreWrong) }
}

function faultOf(
  kind: ActivityKind,
  { asks, choices, most, points }: ActivityQuestion,
  number: number,
  questions: number,
): ((say: Say) => string) | null {
  if (asks === 'words') return kind === 'survey' ? null : (say) => say(m.wordsOnlyInSurvey, number)
  if (choices.length < 2) return (say) => say(m.twoChoices, number)
  if (asks === 'several' && (most < 1 || most > choices.length)) return (say) => say(m.mostWrong, number)
  const lost = choices.some(({ goTo }) => typeof goTo === 'number' && (goTo <= number || goTo > questions))
  if (lost) return (say) => say(m.goToWrong, number)
  if (kind !== 'quiz') return null
  const right = choices.filter((choice) => choice.right).length
  if (right === 0 || (asks === 'one' && right > 1)) return (say) => say(m.rightWrong, number)
  return points > 0 ? null : (say) => say(m.pointsWrong, number)
}
