/**
 * A survey is opened after something was handled or paid, and waits 24 hours for a score.
 *
 * Which touches are asked about is decided by their ids alone, so that no channel and no employee chooses; nobody is
 * asked more than once in 30 days.
 */
import { and, desc, eq } from 'drizzle-orm'
import { satisfaction } from '#drizzle/schema/request.ts'
import type { Done } from '#server/door/done.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { businessTypes, type BusinessType } from '#server/touch/business-types.ts'
import { m } from './messages.ts'

const OPEN_MS = 24 * 3600_000
const ASKED_EVERY_MS = 30 * 24 * 3600_000

/** Nobody who just opted out, complained or changed a password is asked how they liked it. */
const NOT_ASKED = new Set<BusinessType>(['consent', 'complaint', 'password'])

export type Survey = typeof satisfaction.$inferSelect

const latestSurvey = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select()
    .from(satisfaction)
    .where(eq(satisfaction.subscriberId, p.subscriberId))
    .orderBy(desc(satisfaction.id))
    .limit(1),
)

const insertSurvey = insertInto(satisfaction, { always: { score: null, scoredAt: null, channel: null } })

type Score = { subscriberId: string; id: string; score: number; scoredAt: number; channel: string }

const putScore = query((db, p: Params<Score>) =>
  db
    .update(satisfaction)
    .set({ score: p.score, scoredAt: p.scoredAt, channel: p.channel })
    .where(and(eq(satisfaction.subscriberId, p.subscriberId), eq(satisfaction.id, p.id))),
)

/** The survey that waits for this subscriber's score, if one does. */
export async function openSurvey(tx: Tx, subscriberId: string, now: number): Promise<Survey | undefined> {
  const last = await latestSurvey.first(tx, { subscriberId })
  return last && last.score === null && last.expiresAt > now ? last : undefined
}

export async function score(tx: Tx, given: Score): Promise<void> {
  await putScore.run(tx, given)
}

/** @param oneIn how many touches one survey stands for; 1 asks after each */
export function surveys(oneIn: number): Done {
  return async ({ tx, subscriber, now, touchId, say }, { business, reply }) => {
    const { kind } = businessTypes[business]
    if ((kind !== 'handle' && kind !== 'pay') || NOT_ASKED.has(business)) return reply
    if (Number.parseInt(touchId.slice(-8), 16) % oneIn !== 0) return reply
    const { id: subscriberId, branchCode } = subscriber
    const last = await latestSurvey.first(tx, { subscriberId })
    if (last && now - last.askedAt < ASKED_EVERY_MS) return reply
    const survey = { subscriberId, id: touchId, touchId, business, branchCode, askedAt: now }
    await insertSurvey.run(tx, { ...survey, expiresAt: now + OPEN_MS })
    return { ...reply, lines: [...reply.lines, say(m.invitation)] }
  }
}
