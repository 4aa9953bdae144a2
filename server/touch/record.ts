/**
 * The only writers of the touch table are the portal, through here, and whatever else records a contact that no
 * operation made (imports, exposures, pushes, scores). A touch and the counters of the report go into one transaction.
 */
import { and, eq, lt } from 'drizzle-orm'
import { preference } from '#drizzle/schema/subscriber.ts'
import { activeCounter, touchCounter, type TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Reply } from '#server/operation.ts'
import { insertInto, monthlyInsert } from '#server/store/insert-into.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { tally } from '#server/store/tally.ts'
import { uuidTime } from '#server/store/uuidv7.ts'
import { monthOf, type Month } from '#words/format.ts'
import { isElectronic } from './channels.ts'
import { touches } from './months.ts'

/** Stands for whoever nobody knows: a stranger's text, a visitor who has not signed in. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The branch of contacts that belong to none. */
export const NO_BRANCH = '-'

export type Touch = {
  subscriberId: string
  id: string
  channel: string
  business: string
  operation: string | null
  outcome: TouchOutcome
  branchCode: string
  amountFen: number | null
  said: string | null
  told: Reply | null
  answersId: string | null
  place: string | null
}

const insertTouch = monthlyInsert(touches)

const counted = tally(touchCounter, {
  key: ['month', 'business', 'channel', 'branchCode', 'outcome', 'slot'],
  add: ['count', 'amountFen'],
})

const activeCounted = tally(activeCounter, { key: ['month', 'branchCode', 'slot'], add: ['count'] })

const markActive = query((db, p: Params<{ subscriberId: string; month: number }>) =>
  db
    .update(preference)
    .set({ activeMonth: p.month })
    .where(and(eq(preference.subscriberId, p.subscriberId), lt(preference.activeMonth, p.month))),
)

const insertPreference = insertInto(preference, {
  always: { marketing: false, marketingSince: null, marketingChannel: null, marketingWay: null },
  onConflict: 'nothing',
})

/**
 * Records a contact of a subscriber and counts it.
 * @param activeMonth the last month (yyyymm) the subscriber was counted as active; 0 for never
 */
export async function recordTouch(tx: Tx, touch: Touch, activeMonth: Month): Promise<void> {
  const month = monthOf(uuidTime(touch.id))
  await touches.ensureMonth(tx, month)
  await insertTouch.run(tx, month, touch)
  counted.add(tx, {
    month,
    business: touch.business,
    channel: touch.channel,
    branchCode: touch.branchCode,
    outcome: touch.outcome,
    count: 1,
    amountFen: touch.amountFen ?? 0,
  })
  if (activeMonth < month && touch.subscriberId !== NOBODY && isElectronic(touch.channel)) {
    await countActive(tx, touch, month)
  }
}

/** Counts a subscriber once a month; the conditional update decides between two that come at once. */
async function countActive(tx: Tx, touch: Touch, month: Month): Promise<void> {
  const { subscriberId } = touch
  const first =
    (await markActive.run(tx, { subscriberId, month })) ||
    (await insertPreference.run(tx, { subscriberId, language: 'zh', activeMonth: month }))
  if (first) activeCounted.add(tx, { month, branchCode: touch.branchCode, count: 1 })
}
