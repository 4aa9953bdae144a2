import { z } from 'zod'
import { operation, Refusal } from '#server/operation.ts'
import { m } from './messages.ts'
import { openSurvey, score as keepScore } from './survey.ts'

/** Below this we ask what went wrong. */
const CONTENT = 3

export const rateSatisfaction = operation({
  title: m.rateSatisfaction,
  summary: m.rateSatisfactionSummary,
  access: 'sim',
  business: 'satisfaction',
  input: z.object({ score: z.coerce.number().int().min(1).max(5) }),
  fields: { score: { label: m.score, hint: m.scoreHint, wrong: m.scoreWrong, inputMode: 'numeric' } },
  async run({ tx, subscriber, now, channel }, { score }) {
    const survey = await openSurvey(tx, subscriber.id, now)
    if (!survey) throw new Refusal('no-survey', (say) => say(m.noSurvey))
    const { subscriberId, id, business } = survey
    await keepScore(tx, { subscriberId, id, score, scoredAt: now, channel })
    return { score, business }
  },
  reply: ({ score }, { say }) => ({
    title: say(m.rateSatisfaction),
    lines: [say(score < CONTENT ? m.sorry : m.thanks)],
  }),
})
