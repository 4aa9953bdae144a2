/** The question before what costs, its answer, and the proof of both. */
import { m as door } from '#server/messages.ts'
import { QUESTION_LIVES_MS } from '#server/pending/question.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import type { CalendarMonth, Side } from './calendar.ts'
import { noteQuote } from './notes.ts'
import { leaveTouch } from './contact.ts'
import type { Line } from './line.ts'
import { m } from './messages.ts'

export type Visit = {
  line: Line
  month: CalendarMonth
  at: number
  side: Side
  /** In a story: the answer is yes. */
  sure?: boolean
  /** What they say to the price, where that is settled. */
  answer?: 'yes' | 'no' | 'lapsed'
  /** Where it is done, where that is settled. */
  channel?: string
  /** The look into an offer that led here. */
  lead?: { id: string; answered: (at: number) => void; ordered: (at: number) => void }
}

const EVIDENCE_MONTHS = 6

export type Ask = { business: BusinessType; operation: string; said: string; name: string; words: string[] }

/** The question and its answer; undefined when it is declined or left unanswered. Clerks ask by word of mouth. */
export function confirm(
  visit: Visit,
  channel: string,
  ask: Ask,
): { at: number; answersId?: string } | undefined {
  const { line, month, at, side, sure } = visit
  if (side === 'human') return { at }
  const { chance, say, person, rows, setting } = line
  const told = { title: say(door.quotedTitle, ask.name), lines: [...ask.words, say(door.quotedHow)] }
  const { business, operation } = ask
  const quote = {
    channel,
    business,
    operation,
    outcome: 'quoted',
    said: saidOn(line, channel, ask.said),
    told,
    ...(visit.lead && { answersId: visit.lead.id }),
  } as const
  const quoteId = leaveTouch(line, { ...quote, at })
  noteQuote(line, ask.said.split(' ')[1] ?? '', at, quoteId)
  const answeredAt = Math.min(at + chance.between(8_000, 180_000), month.endsAt - 1)
  const answer = sure
    ? 'yes'
    : (visit.answer ??
      chance.choose<'yes' | 'no' | 'lapsed'>([
        ['yes', 90],
        ['no', 5],
        ['lapsed', 5],
      ]))
  visit.lead?.answered(answeredAt)
  const id = answer === 'no' ? decline(line, answeredAt, channel, ask, quoteId) : null
  if (at > monthStart(addMonths(monthOf(setting.now), -EVIDENCE_MONTHS))) {
    const lapsedAt = at + QUESTION_LIVES_MS
    rows.evidence.push({
      subscriberId: person.id,
      id: chance.id(at),
      operation,
      channel,
      said: quote.said,
      quoted: [ask.name, ...ask.words].join('\n'),
      askedAt: at,
      answer: answer === 'lapsed' && lapsedAt > setting.now ? 'open' : answer,
      answered: answer === 'lapsed' ? null : saidOn(line, channel, answer === 'yes' ? '是' : '否'),
      answeredAt: answer === 'lapsed' ? (lapsedAt > setting.now ? null : lapsedAt) : answeredAt,
      answerTouchId: id,
    })
  }
  return answer === 'yes' ? { at: answeredAt, answersId: quoteId } : undefined
}

function decline(line: Line, at: number, channel: string, ask: Ask, answersId: string): string {
  const told = { title: line.say(door.declinedTitle), lines: [line.say(door.declined)] }
  const { business, operation } = ask
  const said = saidOn(line, channel, '否')
  return leaveTouch(line, { at, channel, business, operation, outcome: 'declined', said, told, answersId })
}

/** A text as it came, the form's code, or the clerk's note. */
export function saidOn(line: Line, channel: string, text: string): string {
  if (channel === 'sms') return line.chance.yes(0.2) ? text.toLowerCase() : text
  if (channel === 'counter' || channel === 'hotline') return line.chance.pick(m.agentNotes.handle)
  return text.replace(/^[A-Z]+ /, '')
}
