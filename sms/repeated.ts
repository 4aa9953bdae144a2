/**
 * Is a text the one that was answered, delivered again, or the same words said anew? SMPP delivers at least once and does not
 * mark what comes again, so the clock has to tell.
 */
import { and, eq, gt, isNotNull } from 'drizzle-orm'
import type { Field, FirstAnswer } from '#server/operation.ts'
import { openQuestion } from '#server/pending/question.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import type { Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf } from '#words/format.ts'
import { isWords, takesFreeText } from './asking.ts'
import { dialogues } from './dialogue.ts'
import type { Mo } from './link-options.ts'
import type { Style } from './say.ts'
import type { Spoken } from './vocabulary.ts'
import type { Heard } from './words.ts'

/** An SMSC that got no answer repeats within seconds, and nobody who was answered asks the same at once. */
const REPEATED_WITHIN_MS = 20_000
/**
 * A request for the back office, or what was written in free words, is not taken twice for longer: nothing else would tell the second
 * one. No SMSC that was cut off is waited for longer either.
 */
const TAKEN_WITHIN_MS = 600_000
/** A number or a yes that follows a menu or question opened by the very same words. */
const TYPED_AFTER_MS = 8_000

/** A text, and since when the link it came by is up (UTC ms). */
export type Again = { heard: Heard; mo: Mo; operations: Style['operations']; linkedAt: number }

/**
 * An answer to a question or a menu is new when that was asked after the same words were last answered. What runs
 * twice without harm is judged by the clock, and is new to whoever has chosen another language since.
 */
export async function isRepeat(tx: Tx, first: FirstAnswer, again: Again): Promise<boolean> {
  const { heard, mo } = again
  const firstAt = uuidTime(first.id)
  if (!(await isSoon(tx, first, again))) return false
  if (heard.kind !== 'yes' && heard.kind !== 'no' && heard.kind !== 'numbers') {
    return !(isHarmless(first, again) && (await hasSince(languageAfter, tx, first, mo.receivedAt)))
  }
  const age = mo.receivedAt - firstAt
  if (age < 0) return true
  const question = await openQuestion(tx, first.subscriberId, mo.to)
  if (question && question.askedAt > firstAt) return false
  const open = await dialogues(tx, first.subscriberId)
  return !open.some(({ startedAt }) => startedAt > firstAt || (startedAt === firstAt && age > TYPED_AFTER_MS))
}

/** The same words may answer two questions of a survey: the next one waits since the first was answered. */
async function isAsked(tx: Tx, first: FirstAnswer, port: string): Promise<boolean> {
  const open = await dialogues(tx, first.subscriberId)
  return open.some(
    (one) => one.port === port && one.state.kind === 'ask' && one.startedAt >= uuidTime(first.id),
  )
}

async function isSoon(
  tx: Tx,
  first: FirstAnswer,
  { heard, mo, operations, linkedAt }: Again,
): Promise<boolean> {
  const firstAt = uuidTime(first.id)
  const age = mo.receivedAt - firstAt
  if (age < REPEATED_WITHIN_MS) return true
  if (age >= TAKEN_WITHIN_MS) return false
  // The link was down when the text was answered or soon after: its answer may never have left, and the SMSC is bringing it again.
  const cutOff = firstAt < linkedAt && mo.receivedAt - linkedAt < REPEATED_WITHIN_MS
  if (first.outcome === 'taken') return true
  const spoken = operations[first.operation ?? '']
  if (first.outcome === 'done' && spoken && isWritten(heard, first, spoken)) {
    return cutOff || !(await isAsked(tx, first, mo.to))
  }
  // Whoever has texted something else since was not waiting for that answer.
  return cutOff && !(await hasSince(textAfter, tx, first, mo.receivedAt))
}

/** What changed nothing the first time, or no more than the language: told, asked, or not understood. */
function isHarmless({ operation, outcome }: FirstAnswer, { operations }: Again): boolean {
  if (outcome === 'taken') return false
  const ran = outcome === 'done' && operation !== null && operation !== 'chooseLanguage'
  if (!ran) return true
  const spoken = operations[operation]
  return spoken !== undefined && isQuery(spoken.business)
}

/** Whether words of their own may have been part of what was answered, and not only a keyword and codes. */
function isWritten(heard: Heard, { operation }: FirstAnswer, spoken: Spoken): boolean {
  if (heard.kind !== 'command' || heard.operation !== operation) return takesFreeText(spoken)
  const fields: Record<string, Field | undefined> = spoken.fields
  return Object.keys(heard.input).some((name) => isWords(fields[name]))
}

type After = { subscriberId: string; id: string }

const textAfter = monthlyQuery(touches, (db, touch, p: Params<After>) =>
  db
    .select({ id: touch.id })
    .from(touch)
    .where(
      and(
        eq(touch.subscriberId, p.subscriberId),
        gt(touch.id, p.id),
        eq(touch.channel, 'sms'),
        isNotNull(touch.said),
      ),
    )
    .limit(1),
)

/** On whatever channel it was chosen. */
const languageAfter = monthlyQuery(touches, (db, touch, p: Params<After>) =>
  db
    .select({ id: touch.id })
    .from(touch)
    .where(
      and(
        eq(touch.subscriberId, p.subscriberId),
        gt(touch.id, p.id),
        eq(touch.operation, 'chooseLanguage'),
        eq(touch.outcome, 'done'),
      ),
    )
    .limit(1),
)

/** Whether such a touch has been left since the first answer. */
async function hasSince(
  such: typeof textAfter,
  tx: Tx,
  { subscriberId, id }: FirstAnswer,
  now: number,
): Promise<boolean> {
  const from = monthOf(uuidTime(id))
  for (const month of await touches.months(tx)) {
    if (month < from || month > monthOf(now)) continue
    if (await such.first(tx, month, { subscriberId, id })) return true
  }
  return false
}
