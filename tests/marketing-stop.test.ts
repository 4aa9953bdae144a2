/** What stops a message on its way: the emergency stop, a pause, a TD – with several senders, and a slow SMSC. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { LEAVES_WITHIN_MS } from '#server/campaign/pace.ts'
import { openPushSender } from '#sms/push-sender.ts'
import { openMarketing } from './support/campaigns.ts'
import { NOW } from './support/line.ts'
import { link, open, quiet, simulator, until } from './support/link.ts'

/** The hall's clock goes on from the tests' day. */
const offsetMs = NOW - Date.now()
const now = () => Date.now() + offsetMs

/** Senders with a link each, to an SMSC that answers slowly: most of what they took waits for room. */
async function openSlow(senders: number, delayMs = 250) {
  const marketing = await openMarketing()
  const smsc = await simulator({ network: { delayMs, receipts: 'never' } })
  const lines: ReturnType<typeof link>['link'][] = []
  for (let i = 0; i < senders; i++) {
    const { link: line, bound } = link(smsc.smppPort, { window: 2, responseTimeoutMs: 20_000 })
    await bound()
    lines.push(line)
    const { store } = marketing
    open.push(
      openPushSender({
        store,
        send: (mt) => line.send(mt),
        linkState: () => line.state,
        holder: randomUUID(),
        leaseMs: 60_000,
        pollMs: 10,
        now,
        log: quiet,
      }),
    )
  }
  const readers: Awaited<ReturnType<typeof marketing.newReader>>[] = []
  for (let i = 0; i < 60; i++) readers.push(await marketing.newReader())
  const states = async (id: string) => {
    const rows = await marketing.targets(id)
    const groups = Map.groupBy(rows, ({ state }) => state)
    return Object.fromEntries([...groups].map(([state, all]) => [state, all.length]))
  }
  return {
    ...marketing,
    smsc,
    readers,
    states,
    /** Segments that were written to the sockets. */
    written: () => lines.reduce((sum, { counters }) => sum + counters.segmentsSent, 0),
    settled: (id: string, wanted: Record<string, number>) =>
      expect.poll(() => states(id), { timeout: 30_000 }).toEqual(wanted),
    ops: await marketing.newStaff('ops'),
  }
}

test('once the emergency stop is answered nothing leaves, and what waited goes on when it is lifted, once each', async () => {
  const slow = await openSlow(2)
  const id = await slow.newRunning({}, now())
  await until(() => slow.written() >= 6)
  expect(await slow.ops.perform('stopEverything', {}, now())).toMatchObject({ kind: 'done' })
  const written = slow.written()
  expect(written).toBeLessThan(60)
  await slow.settled(id, { sent: written, queued: 60 - written })
  expect(slow.written()).toBe(written)
  const { kept, recounted } = await slow.figures(id)
  expect(kept).toEqual(recounted)

  slow.smsc.network.delayMs = 0
  await slow.ops.perform('letGoOn', {}, now())
  await slow.settled(id, { sent: 60 })
  for (const { msisdn } of slow.readers) expect(slow.smsc.handsets.of(msisdn)).toHaveLength(1)
  expect(slow.written()).toBe(60)
}, 90_000)

test('a pause that is answered holds as well', async () => {
  const slow = await openSlow(1)
  const id = await slow.newRunning({}, now())
  await until(() => slow.written() >= 3)
  await slow.ops.perform('pauseCampaign', { id }, now())
  const written = slow.written()
  await slow.settled(id, { sent: written, queued: 60 - written })
  expect(slow.written()).toBe(written)
}, 60_000)

test('a TD stops what a sender has taken and not sent: it is judged once more, and left out', async () => {
  // Two leave in each round trip, so that the last ones wait far longer than a judgement holds.
  const slow = await openSlow(1, LEAVES_WITHIN_MS * 2)
  const id = await slow.newRunning({}, now())
  await until(() => slow.written() >= 2)
  const claimed = (await slow.targets(id)).filter(({ state }) => state === 'claimed')
  expect(claimed.length).toBeGreaterThan(20)
  const leavers = slow.readers.filter(({ msisdn }) => slow.smsc.handsets.of(msisdn).length === 0).slice(-8)
  for (const leaver of leavers) await leaver.perform('stopMarketing', {}, { now: now() })
  slow.smsc.network.delayMs = 0
  await slow.settled(id, { sent: 52, skipped: 8 })
  for (const { msisdn } of leavers) expect(slow.smsc.handsets.of(msisdn)).toEqual([])
  const { kept, recounted } = await slow.figures(id)
  expect(kept).toEqual(recounted)
  expect(kept).toContain('A skipped opted-out 8 0')
}, 60_000)
