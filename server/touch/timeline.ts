/**
 * A subscriber's touches on every channel, newest first, across the monthly tables.
 *
 * Touches are clustered by subscriber and id, so a page is one or a few range reads. With a filter a page looks at the
 * short columns of a bounded number of rows and reads whole only what fits: a filter that matches little answers a short
 * page, or an empty one, with a cursor to go on, and never a long query.
 */
import { and, desc, eq, lt } from 'drizzle-orm'
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import { monthlyQuery } from '#server/store/monthly.ts'
import { oneOf, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidFloor, uuidTime } from '#server/store/uuidv7.ts'
import { monthOf, monthStart, type Month } from '#words/format.ts'
import { touches } from './months.ts'
import type { Touch } from './record.ts'
import { findTouch } from './request.ts'

export type TimelineFilter = {
  channel?: string | undefined
  business?: string | undefined
  outcome?: TouchOutcome | undefined
  /** UTC ms, inclusive. */
  from?: number | undefined
  /** UTC ms, exclusive. */
  until?: number | undefined
}

/** A touch that this one answers or is answered by, as far as a line in a list needs it. */
export type Link = Pick<Touch, 'id' | 'channel' | 'business' | 'operation' | 'outcome'> & { at: number }

export type TimelineTouch = Touch & {
  at: number
  /** What it answers: the quote of a yes, the exposure of a response, the intake of a completion. */
  answers: Link | null
  /** Answers to it that are on the same page. */
  answeredBy: Link[]
}

export type Timeline = {
  touches: TimelineTouch[]
  /** Where the next page begins; null at the end. A page may be short, or empty, and still have one. */
  next: string | null
}

export const TIMELINE_PAGE = 50
/** Rows looked at a page, and months looked into. */
const ROWS_A_PAGE = 200
const MONTHS_A_PAGE = 24

type Looked = Pick<Touch, 'id' | 'channel' | 'business' | 'outcome'>

const touchesBefore = monthlyQuery(
  touches,
  (db, touch, p: Params<{ subscriberId: string; before: string }>) =>
    db
      .select()
      .from(touch)
      .where(and(eq(touch.subscriberId, p.subscriberId), lt(touch.id, p.before)))
      .orderBy(desc(touch.id))
      .limit(TIMELINE_PAGE),
)

const glanceBefore = monthlyQuery(touches, (db, touch, p: Params<{ subscriberId: string; before: string }>) =>
  db
    .select({
      id: touch.id,
      channel: touch.channel,
      business: touch.business,
      outcome: touch.outcome,
    })
    .from(touch)
    .where(and(eq(touch.subscriberId, p.subscriberId), lt(touch.id, p.before)))
    .orderBy(desc(touch.id))
    .limit(ROWS_A_PAGE),
)

const touchesByIds = monthlyQuery(
  touches,
  (db, touch, p: Params<{ subscriberId: string; ids: readonly string[] }>) =>
    db
      .select()
      .from(touch)
      .where(and(eq(touch.subscriberId, p.subscriberId), oneOf(touch.id, p.ids)))
      .orderBy(desc(touch.id)),
)

/** @param cursor the `next` of the page before */
export async function timeline(
  tx: Tx,
  subscriberId: string,
  filter: TimelineFilter = {},
  cursor?: string,
): Promise<Timeline> {
  const walk = await walkBack(tx, subscriberId, filter, cursor)
  return { touches: await linked(tx, await whole(tx, subscriberId, walk.found)), next: walk.next }
}

async function walkBack(
  tx: Tx,
  subscriberId: string,
  filter: TimelineFilter,
  cursor?: string,
): Promise<{ found: (Looked | Touch)[]; next: string | null }> {
  const picky = [filter.channel, filter.business, filter.outcome].some((each) => each !== undefined)
  const oldest = filter.from === undefined ? null : uuidFloor(filter.from)
  const found: (Looked | Touch)[] = []
  let before = startOf(filter, cursor)
  let left = ROWS_A_PAGE
  const { months, unread } = await monthsOf(tx, filter, before)
  for (const month of months) {
    const place = { subscriberId, before: before ?? NEWEST }
    const rows: (Looked | Touch)[] = await (picky ? glanceBefore : touchesBefore).all(tx, month, place)
    for (const row of rows) {
      if (oldest !== null && row.id < oldest) return { found, next: null }
      left--
      before = row.id
      if (matches(row, filter)) found.push(row)
      if (found.length === TIMELINE_PAGE || left === 0) return { found, next: before }
    }
  }
  return { found, next: unread }
}

/** What was only glanced at is read whole: one statement a month, newest first as it was found. */
async function whole(tx: Tx, subscriberId: string, found: (Looked | Touch)[]): Promise<Touch[]> {
  const read: Touch[] = []
  for (const [month, rows] of Map.groupBy(found, ({ id }) => monthOf(uuidTime(id)))) {
    const glanced = rows.filter((row) => !('told' in row)).map(({ id }) => id)
    if (glanced.length > 0) read.push(...(await touchesByIds.all(tx, month, { subscriberId, ids: glanced })))
    else read.push(...(rows as Touch[]))
  }
  return read
}

/** The months to look into, newest first, and where to go on when there are more than a page may look into. */
async function monthsOf(
  tx: Tx,
  { from }: TimelineFilter,
  before: string | null,
): Promise<{ months: Month[]; unread: string | null }> {
  const first = from === undefined ? 0 : monthOf(from)
  const latest = before === null ? Infinity : monthOf(uuidTime(before))
  const all = (await touches.months(tx)).filter((month) => month >= first && month <= latest)
  const months = all.slice(0, MONTHS_A_PAGE)
  const last = months.at(-1)
  return { months, unread: last && all.length > months.length ? uuidFloor(monthStart(last)) : null }
}

/** Newer than every id. */
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

function startOf({ until }: TimelineFilter, cursor?: string): string | null {
  const end = until === undefined ? null : uuidFloor(until)
  if (!cursor || !end) return cursor ?? end
  return cursor < end ? cursor : end
}

function matches(row: Looked, { channel, business, outcome }: TimelineFilter): boolean {
  return (
    (channel === undefined || row.channel === channel) &&
    (business === undefined || row.business === business) &&
    (outcome === undefined || row.outcome === outcome)
  )
}

/** Resolves `answersId` for the touches of a page: most are on the same page, the others are read by id. */
async function linked(tx: Tx, page: Touch[]): Promise<TimelineTouch[]> {
  const onPage = new Map(page.map((each) => [each.id, each]))
  const answers = Map.groupBy(page, (each) => each.answersId)
  const shown: TimelineTouch[] = []
  for (const each of page) {
    const { answersId, subscriberId } = each
    const asked = answersId && (onPage.get(answersId) ?? (await findTouch(tx, subscriberId, answersId)))
    shown.push({
      ...each,
      at: uuidTime(each.id),
      answers: asked ? linkTo(asked) : null,
      answeredBy: (answers.get(each.id) ?? []).map(linkTo),
    })
  }
  return shown
}

function linkTo({ id, channel, business, operation, outcome }: Touch): Link {
  return { id, channel, business, operation, outcome, at: uuidTime(id) }
}
