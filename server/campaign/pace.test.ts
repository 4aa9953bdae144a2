import { expect, test } from 'vitest'
import { NOW } from '#tests/support/line.ts'
import { openTestStore } from '#tests/support/store.ts'
import type { Store } from '#server/store/store.ts'
import { freeSlots, takeSlots, type Throttle } from './pace.ts'

type Sender = { campaignId: string; throttle: Throttle; bite: number; segments: number }
type Left = { campaignId: string; at: number; segments: number }

/** Senders that take turns in looking for slots, every 20 ms, and take all there are, in bites; when each message may leave. */
async function takenWithin(store: Store, forMs: number, senders: Sender[]): Promise<Left[]> {
  const left: Left[] = []
  for (let now = NOW; now < NOW + forMs; now += 20) {
    for (const sender of senders) while ((await bite(store, sender, now, left)) > 0);
    senders = [...senders.slice(1), ...senders.slice(0, 1)]
  }
  return left.sort((one, other) => one.at - other.at)
}

function bite(store: Store, { campaignId, throttle, bite, segments }: Sender, now: number, left: Left[]) {
  return store.transaction(async (tx) => {
    const slots = await freeSlots(tx, campaignId, throttle, now)
    const messages = Array.from({ length: Math.min(slots.count, bite) }, () => segments)
    const starts = await takeSlots(tx, campaignId, slots, messages, throttle)
    left.push(...starts.map((at) => ({ campaignId, at, segments })))
    return messages.length
  })
}

/** The most segments of any second, or messages where each counts as one. */
function mostInASecond(left: Left[], counts: (one: Left) => number): number {
  let [most, sum, first] = [0, 0, 0]
  for (const one of left) {
    sum += counts(one)
    for (let old = left[first]; old && old.at <= one.at - 1000; old = left[++first]) sum -= counts(old)
    most = Math.max(most, sum)
  }
  return most
}

for (const [perSecond, bite] of [
  [1, 100],
  [30, 10],
  [1_000, 10],
  [4_500, 100],
] as const) {
  test(`two senders in bites of ${bite} use a throttle of ${perSecond} a second up, and never exceed it together`, async () => {
    const store = await openTestStore()
    const throttle = { perSecond, segmentsPerSecond: 100_000 }
    const sender = { campaignId: 'a', throttle, bite, segments: 1 }
    const left = await takenWithin(store, 2_000, [sender, { ...sender }])
    expect(mostInASecond(left, () => 1)).toBeLessThanOrEqual(perSecond)
    expect(left.length).toBeGreaterThanOrEqual(0.9 * 2 * perSecond)
  })
}

test('campaigns share the house: all their segments together stay under its ceiling, and use it up', async () => {
  const store = await openTestStore()
  const throttle = { perSecond: 20_000, segmentsPerSecond: 600 }
  const left = await takenWithin(store, 2_000, [
    { campaignId: 'a', throttle, bite: 20, segments: 1 },
    { campaignId: 'b', throttle, bite: 10, segments: 3 },
  ])
  const most = mostInASecond(left, ({ segments }) => segments)
  expect(most).toBeLessThanOrEqual(600)
  expect(left.reduce((sum, { segments }) => sum + segments, 0)).toBeGreaterThanOrEqual(0.9 * 2 * 600)
  expect(new Set(left.map(({ campaignId }) => campaignId)).size).toBe(2)
})
