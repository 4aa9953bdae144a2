/** The end of a turn: the entry, its figures and its prize, in one transaction. */
import type { ActivityAnswer, ActivityWin } from '#drizzle/schema/activity.ts'
import { earnForActivity } from '#server/ecoin/earn.ts'
import type { Visit } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import type { Bilingual } from '#words/bilingual.ts'
import type { Activity } from './activity.ts'
import { countAnswers, countItem, countsOf } from './counters.ts'
import { addEntry, dayOf, type Entry } from './entry.ts'
import { givePrize } from './prize.ts'
import { bestScore, scoreOf } from './questions.ts'
import { standingOf, type Standing } from './standing.ts'

/** What came of somebody's turn. */
export type OwnResult = {
  score: number | null
  best: number
  passScore: number
  passed: boolean | null
  ticket: string | null
  won: ActivityWin | null
  /** E-coins that the earning rules paid for taking part, beside any prize. */
  earned: number
  /** There were prizes, and this turn earned one, but they were gone. */
  prizesGone: boolean
  /** What a vote was for. */
  chose: Bilingual[]
}

export type Finished = {
  step: 'done'
  activity: string
  title: Bilingual
  kind: Activity['kind']
  result: OwnResult
  /** Where the activity shows how it stands. */
  standing: Standing | null
}

type Turn = { turn: number; answers: ActivityAnswer[]; ticket: number | null }

export async function finish(
  visit: Visit,
  activity: Activity,
  { turn, answers, ticket }: Turn,
): Promise<Finished> {
  const { tx, subscriber, channel, now, touchId } = visit
  const { code, kind, content, prizes } = activity
  const score = kind === 'quiz' ? scoreOf(content.questions, answers) : null
  const passed = score === null ? null : score >= content.passScore
  const earned = passed !== false && prizes.length > 0
  const won = earned ? await givePrize(tx, activity, { subscriberId: subscriber.id, turn, now }) : null
  const entry: Entry = {
    subscriberId: subscriber.id,
    activityCode: code,
    turn,
    id: touchId,
    day: dayOf(now),
    channel,
    enteredAt: now,
    answers,
    score,
    passed,
    ticket,
    won,
  }
  await addEntry(tx, entry)
  countTurn(tx, entry, earned && !won)
  const byRule = await earnForActivity(tx, { subscriberId: subscriber.id, channel, touchId, now })
  return {
    step: 'done',
    activity: code,
    title: activity.title,
    kind,
    result: { ...resultOf(activity, entry, earned && !won), earned: byRule },
    standing: activity.showsResult ? await standingWith(visit, activity, answers) : null,
  }
}

function countTurn(tx: Tx, entry: Entry, prizesGone: boolean): void {
  const { turn, ticket, score, passed, won, answers } = entry
  countItem(tx, entry, 'entry')
  if (turn === 1) countItem(tx, entry, 'person')
  if (ticket !== null) countItem(tx, entry, 'ticket')
  if (score !== null) countItem(tx, entry, `score:${score}`)
  if (passed) countItem(tx, entry, 'passed')
  if (won) countItem(tx, entry, `prize:${won.prize}`)
  if (won?.coins) countItem(tx, entry, 'coins', won.coins)
  if (prizesGone) countItem(tx, entry, 'unprized')
  countAnswers(tx, entry, answers)
}

export function resultOf({ code, kind, content }: Activity, entry: Entry, prizesGone = false): OwnResult {
  const { score, passed, ticket, won, answers } = entry
  const [vote] = kind === 'vote' ? answers : []
  return {
    score,
    best: bestScore(content.questions),
    passScore: content.passScore,
    passed,
    ticket: ticket === null ? null : ticketName(code, ticket),
    won,
    earned: 0,
    prizesGone,
    chose: vote?.choices.flatMap((choice) => content.questions[0]?.choices[choice - 1]?.text ?? []) ?? [],
  }
}

/** `QP01-0017` */
export function ticketName(code: string, ticket: number): string {
  return `${code}-${String(ticket).padStart(4, '0')}`
}

/** The figures as kept, and this answer, which is counted when the unit is over. */
async function standingWith({ tx }: Visit, activity: Activity, answers: ActivityAnswer[]): Promise<Standing> {
  const counts = await countsOf(tx, activity.code)
  const mine = new Set(
    answers.flatMap(({ question, choices }) => choices.map((at) => `answer:${question}:${at}`)),
  )
  return standingOf(activity, (item) => counts.of(item) + (mine.has(item) ? 1 : 0))
}
