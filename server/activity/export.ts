/** Everybody who took part, as a table for a spreadsheet, page by page: memory is one page, whatever the number. */
import type { ActivityAnswer } from '#drizzle/schema/activity.ts'
import { nameOfChannel } from '#server/recommendation/names.ts'
import { csvRows } from '#server/staff/csv.ts'
import type { Store } from '#server/store/store.ts'
import { dateTime, maskMsisdn } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { activityOf, type Activity } from './activity.ts'
import { entriesAfter, type EntryOf } from './entry.ts'
import { ticketName } from './finish.ts'
import { m } from './staff-messages.ts'

/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000'
const MARK = '\uFEFF'

/** Numbers are masked; a voucher's code is its owner's alone. */
export async function* activityCsv(store: Store, code: string, say: Say): AsyncGenerator<string> {
  const activity = await store.read((tx) => activityOf(tx, code))
  if (!activity) return
  yield MARK + csvRows([headOf(activity, say)])
  for (let after: string | null = FIRST; after !== null;) {
    const from: string = after
    const page = await store.read((tx) => entriesAfter(tx, code, from))
    if (page.rows.length > 0) yield csvRows(page.rows.map((row) => rowOf(activity, row, say)))
    after = page.next
  }
}

function headOf({ content }: Activity, say: Say): string[] {
  const { columns: c } = m
  const questions = content.questions.map(({ text }, index) => `${index + 1}. ${say(text)}`)
  const names = [c.at, c.channel, c.msisdn, c.turn].map((name) => say(name))
  return [...names, ...questions, ...[c.score, c.passed, c.ticket, c.prize].map((name) => say(name))]
}

function rowOf(activity: Activity, { entry, msisdn }: EntryOf, say: Say): (string | number | null)[] {
  const { content, code } = activity
  const { score, passed, ticket, won } = entry
  const answers = content.questions.map((_, index) =>
    said(
      activity,
      entry.answers.find(({ question }) => question === index + 1),
      say,
    ),
  )
  const prize = won?.reward ? say(won.reward) : won?.coins ? say(m.coinsPrize, won.coins) : null
  return [
    dateTime(entry.enteredAt),
    say(nameOfChannel(entry.channel)),
    msisdn === null ? null : maskMsisdn(msisdn),
    entry.turn,
    ...answers,
    score,
    passed === null ? null : say(passed ? m.yes : m.no),
    ticket === null ? null : ticketName(code, ticket),
    prize,
  ]
}

function said({ content }: Activity, answer: ActivityAnswer | undefined, say: Say): string | null {
  if (!answer) return null
  const choices = content.questions[answer.question - 1]?.choices ?? []
  const chosen = choices.filter((_, at) => answer.choices.includes(at + 1)).map(({ text }) => say(text))
  return answer.words || chosen.join('; ')
}
