/** What somebody who takes part is told: the next question, or what came of it. */
import type { Reply } from '#server/operation.ts'
import type { Say } from '#words/message.ts'
import type { Finished } from './finish.ts'
import { m } from './messages.ts'
import type { Asked } from './take-part.ts'

/** Choices named in a text after a vote. */
const LEADING = 3

export function sayStep(output: Asked | Finished, { say }: { say: Say }): Reply {
  return output.step === 'question' ? sayQuestion(output, say) : sayResult(output, say)
}

function sayQuestion({ activity, title, keyword, question, answered, asked, stale }: Asked, say: Say): Reply {
  const text = say(asked.text)
  const line = say(m.asked, { number: answered + 1, text })
  const reply = { title: say(title), lines: stale ? [say(m.stale), line] : [line], again: keyword }
  const input = { activity, question: String(question) }
  if (asked.asks === 'words') {
    const ask = { operation: 'takePart', input, field: 'text' }
    return { ...reply, lines: [...reply.lines, say(m.answerWords)], asks: ask }
  }
  if (asked.asks === 'several') {
    const options = asked.choices.map((choice, at) =>
      say(m.option, { number: at + 1, text: say(choice.text) }),
    )
    const how = say(m.answerSeveral, Math.max(1, asked.most))
    return {
      ...reply,
      lines: [...reply.lines, ...options, how],
      asks: { operation: 'takePart', input, field: 'answer' },
    }
  }
  const menu = asked.choices.map((choice, at) => ({
    label: say(choice.text),
    operation: 'takePart',
    input: { ...input, answer: String(at + 1) },
  }))
  return { ...reply, menu }
}

function sayResult({ title, kind, result, standing }: Finished, say: Say): Reply {
  const lines = resultLines(kind, result, say)
  const [only] = standing ?? []
  if (kind === 'vote' && only) {
    const leading = only.choices
      .toSorted((one, other) => other.count - one.count)
      .slice(0, LEADING)
      .map(({ text, count }) => say(m.votes, { name: say(text), count }))
    lines.push(say(m.leading, leading.join(say(m.comma))))
  }
  return { title: say(title), lines }
}

/** What came of it, line by line; a page says the same. */
export function resultLines(kind: Finished['kind'], result: Finished['result'], say: Say): string[] {
  const { score, best, passScore, passed, ticket, won, earned, prizesGone, chose } = result
  const lines: string[] = []
  if (kind === 'vote') lines.push(say(m.voted, chose.map((each) => say(each)).join(say(m.comma))))
  if (kind === 'survey') lines.push(say(m.surveyed))
  if (score !== null)
    lines.push(say(m.scored, { score, best }), passed ? say(m.passed) : say(m.failed, passScore))
  if (ticket !== null) lines.push(say(m.ticket, ticket))
  if (won?.coins) lines.push(say(m.wonCoins, won.coins))
  if (won?.voucher) {
    lines.push(say(m.wonReward, { reward: won.reward ? say(won.reward) : '', voucher: won.voucher }))
  }
  if (earned > 0) lines.push(say(m.earned, earned))
  if (prizesGone) lines.push(say(m.prizesGone))
  return lines
}
