/**
 * Banners of campaigns in the web hall: shown to whom they are meant for while their campaign runs, counted as a contact
 * once a day. Nothing is sent ahead, so a pause, a stop or a TD hides them at the next look.
 */
import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import { lock } from '#server/store/lock.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf } from '#words/format.ts'
import type { Campaign } from './campaign.ts'
import { contactsSince, countContact } from './contact-ledger.ts'
import { countTarget } from './counters.ts'
import { mayContact, oldestDay, zoneOf } from './may-contact.ts'
import { policyOf } from './policy.ts'
import { recipientsOf, type Recipient } from './recipient.ts'
import { recordBanner, type ShownOffer } from './record-push.ts'
import { offerFit, offerIn } from './offer-fit.ts'
import { shownOffer } from './take.ts'
import { wordsFor } from './words-for.ts'
import { AFTER_TEST, isRow, type Target, type TargetKey } from './target.ts'
import { dayIn } from './zone.ts'

export type ShownBanner = {
  /** The campaign's id: what an answer names. */
  campaign: string
  title: string
  text: string
  /** Whether there is something to go on to. */
  opens: boolean
}

const waiting = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ target: pushTarget, campaign })
    .from(pushTarget)
    .innerJoin(campaign, eq(campaign.id, pushTarget.campaignId))
    .where(
      and(
        eq(pushTarget.subscriberId, p.subscriberId),
        eq(pushTarget.channel, 'banner'),
        isNotNull(pushTarget.dueAt),
        lt(pushTarget.dueAt, AFTER_TEST),
        isNull(pushTarget.answeredAt),
        inArray(pushTarget.state, ['queued', 'delivered']),
        eq(campaign.state, 'running'),
      ),
    )
    .orderBy(asc(pushTarget.queuedAt))
    .limit(10),
)

type Showing = TargetKey & { day: number; now: number; touchId: string }

const putShown = query((db, p: Params<Showing>) =>
  db
    .update(pushTarget)
    .set({
      state: 'delivered',
      reason: '',
      sentAt: sql`coalesce(${pushTarget.sentAt}, ${sql.param(p.now, pushTarget.sentAt)})`,
      touchId: sql`coalesce(${pushTarget.touchId}, ${sql.param(p.touchId, pushTarget.touchId)})`,
      shownDay: p.day,
    })
    .where(and(isRow(p), or(isNull(pushTarget.shownDay), lt(pushTarget.shownDay, p.day)))),
)

export type Waiting = { target: Target; campaign: Campaign }

/** What may stand on a page of theirs, longest waiting first. */
export function bannersOf(tx: Tx, subscriberId: string): Promise<Waiting[]> {
  return waiting.all(tx, { subscriberId })
}

/** The banner of a page; one that was shown today already writes nothing. */
export async function showBanner(
  store: Store,
  subscriberId: string,
  now: number,
): Promise<ShownBanner | null> {
  const seen = await store.read((tx) => chosen(tx, subscriberId, now))
  if (!seen) return null
  if (seen.again) return seen.banner
  return store.transaction(async (tx) => {
    await touches.ensureMonth(tx, monthOf(now))
    await lock(tx, subscriberId)
    const still = await chosen(tx, subscriberId, now)
    if (still && !still.again) await expose(tx, still, now)
    return still?.banner ?? null
  })
}

type Chosen = {
  banner: ShownBanner
  target: Target
  recipient: Recipient
  day: number
  again: boolean
  offer: ShownOffer | null
}

/** The first that may be shown now; `again`: it was, earlier today. */
async function chosen(tx: Tx, subscriberId: string, now: number): Promise<Chosen | null> {
  const found = await bannersOf(tx, subscriberId)
  if (found.length === 0) return null
  const { rules, stoppedAt } = await policyOf(tx)
  const recipient = (await recipientsOf(tx, [subscriberId])).get(subscriberId)
  if (!recipient || stoppedAt !== null) return null
  const day = dayIn(zoneOf(rules, recipient.branchCode), now)
  const contactsOf = await contactsSince(tx, [subscriberId], oldestDay(day))
  for (const { target, campaign: of } of found) {
    const again = target.shownDay === day
    const asked = { channel: 'banner' as const, now, window: { from: of.windowFrom, until: of.windowUntil } }
    if (mayContact(recipient, again ? [] : contactsOf(subscriberId), rules, asked).kind !== 'yes') continue
    const offer = await offerIn(tx, of)
    const fit = await (await offerFit(tx, offer, [recipient], now))(recipient, 'banner')
    if (!fit.fits) continue
    const words = await wordsFor(tx, of, target, recipient, offer)
    const banner = { campaign: of.id, ...words, opens: of.operation !== null }
    return { banner, target, recipient, day, again, offer: offer && shownOffer(offer, recipient, fit) }
  }
  return null
}

async function expose(tx: Tx, { banner, target, recipient, day, offer }: Chosen, now: number): Promise<void> {
  const { subscriberId, campaignId, round } = target
  const touchId = uuidv7(now)
  if ((await putShown.run(tx, { subscriberId, campaignId, round, day, now, touchId })) === 0) return
  await countContact(tx, { subscriberId, day, channel: 'banner' })
  const { branchCode } = recipient
  await recordBanner(tx, touchId, { target, text: banner.text, branchCode, offer })
  if (target.state !== 'queued') return
  const left = { ...target, sentAt: now }
  countTarget(tx, left, 'sent')
  countTarget(tx, left, 'delivered')
}
