/**
 * What a campaign brought: an order of the operation it names, by somebody it reached or held back, within its days.
 *
 * It counts for every campaign whose days it falls into, on both sides alike, so that each is compared with a holdout of
 * its own; an opt-out counts for the last campaign that reached the subscriber. Before the order there may be a response:
 * the message was opened in the inbox, or the operation's price was asked for; an order is one as well.
 */
import { and, desc, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import type { Done, Quoted } from '#server/door/done.ts'
import type { Visit } from '#server/operation.ts'
import { query, type Params } from '#server/store/query.ts'
import { orderOfTold, quoteOfTold } from '#server/recommendation/follow-up.ts'
import { respond as answerOffer } from '#server/recommendation/respond.ts'
import { lock } from '#server/store/lock.ts'
import { isQuery } from '#server/touch/business-types.ts'
import { payBenefit, type Benefit } from './benefit.ts'
import { countTarget } from './counters.ts'
import { m } from './messages.ts'
import { offerIn } from './offer-fit.ts'
import { channelOf } from './push-channels.ts'
import type { Target } from './target.ts'
import { DAY_MS } from './zone.ts'

const REACHED = ['sent', 'delivered', 'unknown'] as const

const open = query((db, p: Params<{ subscriberId: string; operation: string }>) =>
  db
    .select({
      target: pushTarget,
      code: campaign.operationCode,
      days: campaign.responseDays,
      benefit: campaign.benefit,
      offerCode: campaign.offerCode,
    })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(
      and(
        eq(pushTarget.subscriberId, p.subscriberId),
        isNull(pushTarget.answeredAt),
        or(
          // Who is quick answers before it is written down that the message was sent.
          inArray(pushTarget.state, [...REACHED, 'claimed', 'holdout']),
          // They are among those sent to; to leave out what they order would make the holdout look better.
          and(eq(pushTarget.state, 'failed'), isNotNull(pushTarget.sentAt)),
        ),
        eq(campaign.operation, p.operation),
      ),
    )
    .orderBy(desc(pushTarget.queuedAt))
    .limit(50),
)

const reached = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ target: pushTarget, days: campaign.responseDays })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(
      and(
        eq(pushTarget.subscriberId, p.subscriberId),
        inArray(pushTarget.state, [...REACHED]),
        isNotNull(pushTarget.sentAt),
      ),
    )
    .orderBy(desc(pushTarget.sentAt))
    .limit(1),
)

const opened = query((db, p: Params<{ subscriberId: string; touchId: string }>) =>
  db
    .select({ target: pushTarget, days: campaign.responseDays, offerCode: campaign.offerCode })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(and(eq(pushTarget.subscriberId, p.subscriberId), eq(pushTarget.touchId, p.touchId)))
    .limit(1),
)

type Key = Pick<Target, 'subscriberId' | 'campaignId' | 'round'> & { now: number; touchId: string }
const isRow = (p: Params<Key>) =>
  and(
    eq(pushTarget.subscriberId, p.subscriberId),
    eq(pushTarget.campaignId, p.campaignId),
    eq(pushTarget.round, p.round),
  )
const markAnswered = query((db, p: Params<Key & { amountFen: number | null }>) =>
  db
    .update(pushTarget)
    .set({ answeredAt: p.now, answeredId: p.touchId, answeredFen: p.amountFen })
    .where(and(isRow(p), isNull(pushTarget.answeredAt))),
)
const markResponded = query((db, p: Params<Key>) =>
  db
    .update(pushTarget)
    .set({ respondedAt: p.now, respondedId: p.touchId })
    .where(and(isRow(p), isNull(pushTarget.respondedAt))),
)
const markOptedOut = query((db, p: Params<Key>) =>
  db
    .update(pushTarget)
    .set({ optedOutAt: p.now, optedOutId: p.touchId })
    .where(and(isRow(p), isNull(pushTarget.optedOutAt))),
)

/** Runs with every operation that was done, in its transaction. */
export const campaignResponses: Done = async (visit, done) => {
  const { operation, business, input, reply } = done
  if (operation === 'stopMarketing') await countOptOut(visit)
  else if (operation === 'openMessage') await countOpened(visit, input)
  else if (!isQuery(business)) {
    const coins = await countDone(visit, done)
    if (coins > 0) return { ...reply, lines: [...reply.lines, visit.say(m.benefitPaid, coins)] }
  }
  return reply
}

/** Who asks what it costs has noticed the message, whatever they say to the price. */
export const campaignQuotes: Quoted = async (visit, { operation, input, answersId, links }) => {
  for (const { target, offerCode } of await awaited(visit, operation, input)) {
    await respond(visit, target)
    if (answersId === null && offerCode !== null && target.state !== 'holdout')
      await quoteOfTold(visit, offerCode, channelOf[target.channel], links)
  }
}

/** Whoever did it, as far as an answer is concerned. */
type Doer = Pick<Visit, 'tx' | 'now' | 'touchId'> & { subscriber: { id: string } }

/** A request that the back office completed is an order. */
export async function requestCompleted(doer: Doer, operation: string, input: unknown): Promise<void> {
  await lock(doer.tx, doer.subscriber.id)
  await countOrder(doer, operation, input, null)
}

/**
 * Who orders at once what a message offered, without a word about the offer, has taken the offer.
 * @returns the e-coins that campaigns paid for it
 */
async function countDone(visit: Visit, done: Parameters<Done>[1]): Promise<number> {
  const { operation, input, amountFen, answersId, links } = done
  const { answered, coins } = await countOrder(visit, operation, input, amountFen)
  if (answersId === null)
    for (const { target, offerCode } of answered)
      if (offerCode !== null && target.state !== 'holdout')
        await orderOfTold(visit, offerCode, channelOf[target.channel], links)
  return coins
}

async function countOrder(
  visit: Doer,
  operation: string,
  input: unknown,
  amountFen: number | null,
): Promise<{ answered: Awaited[]; coins: number }> {
  const { tx, now, touchId } = visit
  const answered = await awaited(visit, operation, input)
  let coins = 0
  for (const { target, benefit } of answered) {
    const { state } = target
    if ((await markAnswered.run(tx, { ...keyOf(target), now, touchId, amountFen })) === 0) continue
    const how = { at: now, amountFen: amountFen ?? 0 }
    countTarget(tx, target, state === 'holdout' ? 'holdout-answered' : 'answered', how)
    await respond(visit, target)
    if (state !== 'holdout') coins += await payBenefit(tx, target, benefit, now)
  }
  return { answered, coins }
}

type Awaited = { target: Target; benefit: Benefit | null; offerCode: string | null }

/** The newest target of each campaign that this would answer. */
async function awaited({ tx, subscriber, now }: Doer, operation: string, input: unknown): Promise<Awaited[]> {
  const found = new Map<string, Awaited>()
  for (const { target, code, days, benefit, offerCode } of await open.all(tx, {
    subscriberId: subscriber.id,
    operation,
  })) {
    if (found.has(target.campaignId) || isLate(target, days, now)) continue
    if (code === null || firstValue(input) === code)
      found.set(target.campaignId, { target, benefit, offerCode })
  }
  return [...found.values()]
}

/** Whoever was held back has nothing to respond to. */
async function respond({ tx, now, touchId }: Doer, target: Target): Promise<void> {
  if (target.state === 'holdout') return
  if (await markResponded.run(tx, { ...keyOf(target), now, touchId }))
    countTarget(tx, target, 'responded', { at: now })
}

/** A message in the inbox has the id of its touch. */
async function countOpened(visit: Visit, input: unknown): Promise<void> {
  const message = firstValue(input)
  if (typeof message !== 'string') return
  const { tx, subscriber, now } = visit
  const found = await opened.first(tx, { subscriberId: subscriber.id, touchId: message })
  if (!found || isLate(found.target, found.days, now)) return
  await respond(visit, found.target)
  const offer = await offerIn(tx, found)
  if (offer && found.target.respondedAt === null) await answerOffer(visit, offer, 'viewed')
}

async function countOptOut({ tx, subscriber, now, touchId }: Visit): Promise<void> {
  const last = await reached.first(tx, { subscriberId: subscriber.id })
  if (!last || isLate(last.target, last.days, now)) return
  if (await markOptedOut.run(tx, { ...keyOf(last.target), now, touchId }))
    countTarget(tx, last.target, 'opted-out', { at: now })
}

function isLate({ sentAt, queuedAt }: Target, days: number, now: number): boolean {
  return now - (sentAt ?? queuedAt) > days * DAY_MS
}

function keyOf({ subscriberId, campaignId, round }: Target) {
  return { subscriberId, campaignId, round }
}

/** Codes are what an operation asks for first. */
function firstValue(input: unknown): unknown {
  return typeof input === 'object' && input !== null ? Object.values(input)[0] : undefined
}
