import { z } from 'zod'
import { operation, Refusal } from '#server/operation.ts'
import type { Say } from '#words/message.ts'
import { publishedActivities, type Activity } from './activity.ts'
import { countsOf } from './counters.ts'
import { entriesOf, progressOf, type Entry } from './entry.ts'
import { resultOf } from './finish.ts'
import { beforeOf, isFor } from './may-take-part.ts'
import { m } from './messages.ts'
import { resultLines } from './say-step.ts'
import { shownOf, stateOf } from './see-activities.ts'
import { standingOf } from './standing.ts'
import { remainingOf, TICKET } from './stock.ts'
import { activityCode, askedOf } from './take-part.ts'

/** One activity as its page shows it: the question that waits, what came of it, how it stands. */
export const seeActivity = operation({
  title: m.seeActivity,
  summary: m.seeActivitySummary,
  access: 'sim',
  business: 'activity',
  input: z.object({ activity: activityCode }),
  fields: { activity: { label: m.activity, hint: m.activityHint, wrong: m.activityWrong } },
  async run({ tx, subscriber, now, say }, { activity: code }) {
    const activity = (await publishedActivities(tx)).find((each) => each.code === code)
    if (!activity || activity.startsAt > now) throw none(code)
    const entries = await entriesOf(tx, subscriber.id, code)
    const [last] = entries
    if (!last && !(await isFor(tx, activity, subscriber, now))) throw none(code)
    const begun = await progressOf(tx, subscriber.id, code)
    const state = stateOf(activity, beforeOf(entries, now), begun !== undefined, now)
    const seesResult = activity.showsResult && (last !== undefined || state === 'over')
    return {
      ...shownOf(activity),
      state,
      asked: state === 'open' || state === 'going' ? waiting(activity, begun) : null,
      result: last ? told(activity, last, say) : null,
      standing: seesResult ? standingOf(activity, (await countsOf(tx, code)).of) : null,
      tickets:
        activity.kind === 'grab'
          ? { of: activity.content.tickets, left: await remainingOf(tx, code, TICKET) }
          : null,
    }
  },
  reply: ({ title, lead, result }, { say }) => ({
    title: say(title),
    lines: [say(lead), ...(result?.lines ?? [])],
  }),
})

/** What came of the last turn, in words, and what was chosen in a vote. */
function told(activity: Activity, last: Entry, say: Say) {
  const result = resultOf(activity, last)
  return { lines: resultLines(activity.kind, result, say), passed: result.passed, chose: result.chose }
}

function none(code: string): Refusal {
  return new Refusal('no-activity', (say) => say(m.noActivity, code), ['seeActivities'])
}

function waiting(activity: Activity, begun: { question: number; answers: unknown[] } | undefined) {
  const question = begun?.question ?? 1
  const asked = activity.content.questions[question - 1]
  if (!asked) return null
  const { asks, text, choices, most } = asked
  const { answered } = askedOf(activity, question, asked, begun?.answers.length ?? 0)
  // Which choice is right stays here.
  return {
    question,
    answered,
    asks,
    text,
    most,
    choices: choices.map((choice, at) => ({ number: at + 1, text: choice.text })),
  }
}
