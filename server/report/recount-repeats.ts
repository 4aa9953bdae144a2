/** The counters of repeat contact from the touches, a month at a time, as far as each month is judged. */
import { eq } from 'drizzle-orm'
import { repeatCounter } from '#drizzle/schema/report.ts'
import { businessType } from '#drizzle/schema/reference.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { touches } from '#server/touch/months.ts'
import { NOBODY } from '#server/touch/record.ts'
import { monthStart, type Month } from '#words/format.ts'
import { judge } from './repeat.ts'
import { nextStretch } from './repeat-walk.ts'
import { repeatProgressIn, repeatsIn, type Repeats } from './repeats.ts'

export type RepeatDrift = { month: Month; counter: string; counted: string; recounted: string }

const types = query((db) =>
  db.select({ code: businessType.code, kind: businessType.kind }).from(businessType),
)
const drop = query((db, p: Params<{ month: Month }>) =>
  db.delete(repeatCounter).where(eq(repeatCounter.month, p.month)),
)

/** @param mend puts right what differs; months that are being walked are left for later */
export async function recountRepeats(store: Store, { mend }: { mend: boolean }): Promise<RepeatDrift[]> {
  const drifts: RepeatDrift[] = []
  const every = { from: 0, to: 999_999 }
  for (const { month, judgedUntil, walkingTo } of await store.read((tx) => repeatProgressIn(tx, every))) {
    if (walkingTo !== null) continue
    const right = await recounted(store, month, judgedUntil)
    const found = await store.transaction(async (tx) => {
      const kept = await repeatsIn(tx, { from: month, to: month })
      const differing = differences(month, kept, right)
      if (mend && differing.length > 0) {
        await drop.run(tx, { month })
        await insertMany(tx, repeatCounter, right)
      }
      return differing
    })
    drifts.push(...found)
  }
  return drifts
}

/** Empty where the month's touches are no longer kept. */
async function recounted(store: Store, month: Month, until: number): Promise<Repeats[]> {
  const counters = new Map<string, Repeats>()
  const months = await store.read((tx) => touches.months(tx))
  if (!months.includes(month)) return store.read((tx) => repeatsIn(tx, { from: month, to: month }))
  const counted = (await store.read((tx) => types.all(tx))).filter(({ kind }) => kind !== 'other')
  const businesses = new Set(counted.map(({ code }) => code))
  const span = { from: monthStart(month), until }
  for (let after: string | null = NOBODY; after !== null;) {
    const place: string = after
    const stretch = await store.read((tx) => nextStretch(tx, month, months, place))
    for (const contacts of stretch.people) {
      for (const { contact, again } of judge(contacts, businesses, span)) {
        const { business, channel, branchCode } = contact
        const key = [business, channel, branchCode].join(' ')
        const row = counters.get(key) ?? { month, business, channel, branchCode, judged: 0, repeated: 0 }
        counters.set(key, { ...row, judged: row.judged + 1, repeated: row.repeated + (again ? 1 : 0) })
      }
    }
    after = stretch.last
  }
  return [...counters.values()]
}

function differences(month: Month, kept: readonly Repeats[], right: readonly Repeats[]): RepeatDrift[] {
  const figures = (rows: readonly Repeats[]) =>
    new Map(
      rows.map(({ business, channel, branchCode, judged, repeated }) => [
        `repeat ${business} ${channel} ${branchCode}`,
        `${repeated} / ${judged}`,
      ]),
    )
  const counted = figures(kept)
  const wanted = figures(right)
  return [...new Set([...counted.keys(), ...wanted.keys()])]
    .map((counter) => ({
      month,
      counter,
      counted: counted.get(counter) ?? '–',
      recounted: wanted.get(counter) ?? '–',
    }))
    .filter((drift) => drift.counted !== drift.recounted)
}
