/**
 * Counts rules that nobody has saved, while they are being built: an estimate at once, the exact number soon.
 *
 * The house is looked at range by range as for a saved segment, but in an order that leaps: after a few ranges, old lines
 * and new ones have both been looked at, so what was found so far says how many there will be, and how sure that is.
 * Progress lives in this process and may be lost; one rule a member of staff is counted at a time.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Store } from '#server/store/store.ts'
import { isoDate } from '#words/format.ts'
import type { Rule } from './rule.ts'
import { glance, rangesOf, type Bounds } from './stream.ts'

const SAMPLE = 12
const BUILDERS_KEPT = 50
/** A finished count is as good as new for so long. */
const FRESH_MS = 60_000

export type Preview = {
  /** Of the ranges of lines, how many have been looked at. */
  looked: number
  ranges: number
  /** Exact when all have been looked at; an estimate before. */
  matched: number
  /** Half the width of the 95 % interval of the estimate; 0 when exact. */
  give: number
  sample: string[]
}

type Counting = {
  key: string
  at: number
  found: number[]
  ranges: number
  sample: string[]
  over: Promise<void>
  left: boolean
}

export type Previews = ReturnType<typeof openPreviews>

export function openPreviews(store: Store) {
  const counts = new Map<string, Counting>()
  return {
    /**
     * @param waitMs how long the caller has for an exact number before an estimate will do
     * @throws what the count of this rule met with
     */
    async look(staffId: string, rule: Rule, now: number, waitMs: number): Promise<Preview> {
      const key = `${isoDate(now)} ${JSON.stringify(rule)}`
      const known = counts.get(staffId)
      const again = known?.key === key && now - known.at < FRESH_MS ? known : undefined
      if (known && !again) known.left = true
      const counting = again ?? begin(store, rule, key, now)
      counts.delete(staffId)
      counts.set(staffId, counting)
      forgetOldest(counts)
      const waited = new AbortController()
      await Promise.race([
        counting.over,
        pause(waitMs, undefined, { signal: waited.signal, ref: false }).catch(() => undefined),
      ]).finally(() => waited.abort())
      return previewOf(counting)
    },
  }
}

function forgetOldest(counts: Map<string, Counting>): void {
  const [oldest] = counts
  if (counts.size <= BUILDERS_KEPT || !oldest) return
  oldest[1].left = true
  counts.delete(oldest[0])
}

function begin(store: Store, rule: Rule, key: string, at: number): Counting {
  const counting: Counting = {
    key,
    at,
    found: [],
    ranges: 0,
    sample: [],
    over: Promise.resolve(),
    left: false,
  }
  counting.over = count(store, rule, counting)
  // Whoever waits is told, and nobody has to; the next look begins anew.
  counting.over.catch(() => {
    counting.key = ''
  })
  return counting
}

async function count(store: Store, rule: Rule, counting: Counting): Promise<void> {
  const bounds = leaping(await store.read((tx) => rangesOf(tx)))
  counting.ranges = bounds.length
  for (const each of bounds) {
    if (counting.left) return
    const wanted = SAMPLE - counting.sample.length
    const { matched, sample } = await store.read((tx) => glance(tx, rule, counting.at, each, wanted))
    counting.found.push(matched)
    counting.sample.push(...sample)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

/** Steps of the golden section: any few in a row are spread evenly over the whole. */
export function leaping(bounds: Bounds[]): Bounds[] {
  const GOLDEN = 0.618_033_988_749_895
  return bounds
    .map((each, index) => ({ each, at: (index * GOLDEN) % 1 }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ each }) => each)
}

function previewOf({ found, ranges, sample }: Counting): Preview {
  // Before the ranges are known there is nothing to say, not even that nobody fits.
  if (ranges === 0) return { looked: 0, ranges: 1, matched: 0, give: 0, sample }
  return { looked: found.length, ranges, ...estimateOf(found, ranges), sample }
}

/**
 * How many there are in all ranges, from what was found in some of them: the mean times the ranges, with the 95 %
 * interval of a sample without replacement (finite population correction).
 * @param found matches in each range that was looked at
 */
export function estimateOf(found: readonly number[], ranges: number): { matched: number; give: number } {
  const looked = found.length
  if (looked === 0) return { matched: 0, give: 0 }
  const mean = found.reduce((total, each) => total + each, 0) / looked
  const spread = found.reduce((total, each) => total + (each - mean) ** 2, 0) / Math.max(1, looked - 1)
  const give = 1.96 * ranges * Math.sqrt((spread / looked) * (1 - looked / ranges))
  return { matched: Math.round(mean * ranges), give: Math.ceil(give) }
}
