/** Campaigns on their way through the link: throttle, receipts, lost answers, and senders that are killed. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { openPushSender } from '#sms/push-sender.ts'
import type { SimulatorOptions } from '#sms/simulator/simulator.ts'
import { openMarketing } from './support/campaigns.ts'
import { NOW } from './support/line.ts'
import { link, open, quiet, simulator, until } from './support/link.ts'

/** The hall's clock goes on from the tests' day. */
const offsetMs = NOW - Date.now()

async function openSending(network: SimulatorOptions['network'] = {}, leaseMs = 60_000) {
  const marketing = await openMarketing()
  const smsc = await simulator({ network })
  const desk: { pushes?: ReturnType<typeof openPushSender> } = {}
  /** When each message was handed to the link, by the sender's own clock: how long the way takes is not its pace. */
  const handedAt: number[] = []
  let readAt = 0
  const now = () => (readAt = Date.now() + offsetMs)
  const { link: line, bound } = link(
    smsc.smppPort,
    {},
    { receipt: (receipt) => desk.pushes?.receipt(receipt), late: (mt, fate) => desk.pushes?.late(mt, fate) },
  )
  await bound()
  const openSender = () => {
    const pushes = openPushSender({
      store: marketing.store,
      send(mt) {
        handedAt.push(readAt)
        return line.send(mt)
      },
      linkState: () => line.state,
      holder: randomUUID(),
      leaseMs,
      pollMs: 10,
      now,
      log: quiet,
    })
    desk.pushes = pushes
    open.push(pushes)
    return pushes
  }
  const states = async (id: string) => {
    const rows = await marketing.targets(id)
    return Object.fromEntries(
      [...Map.groupBy(rows, ({ state, reason }) => `${state} ${reason}`.trim())].map(([key, all]) => [
        key,
        all.length,
      ]),
    )
  }
  const settled = (id: string, wanted: Record<string, number>) =>
    expect.poll(() => states(id), { timeout: 25_000 }).toEqual(wanted)
  return { ...marketing, smsc, openSender, handedAt, states, settled }
}

async function readers(marketing: Awaited<ReturnType<typeof openMarketing>>, count: number) {
  const all = []
  for (let i = 0; i < count; i++) all.push(await marketing.newReader())
  return all
}

test('texts arrive, and their receipts are matched in any form of the id', async () => {
  const sending = await openSending({ messageIds: 'hex' })
  const all = await readers(sending, 40)
  const id = await sending.newRunning()
  sending.openSender()
  await sending.settled(id, { delivered: 40 })
  for (const reader of all) expect(sending.smsc.handsets.of(reader.msisdn)).toHaveLength(1)
  const { kept, recounted } = await sending.figures(id)
  expect(kept).toEqual(recounted)
})

test('receipts that come before the answer count as well, and a failed delivery is told with its reason', async () => {
  const sending = await openSending({ receipts: 'before', receiptState: 'UNDELIV' })
  await readers(sending, 5)
  const id = await sending.newRunning()
  sending.openSender()
  await sending.settled(id, { 'failed receipt-undeliverable': 5 })
  const { kept, recounted } = await sending.figures(id)
  expect(kept).toEqual(recounted)
})

test('the throttle is never exceeded within any second', async () => {
  const sending = await openSending({ receipts: 'never' })
  const all = await readers(sending, 90)
  const id = await sending.newRunning({ perSecond: 40 })
  sending.openSender()
  await sending.settled(id, { sent: 90 })
  for (const { msisdn } of all) expect(sending.smsc.handsets.of(msisdn)).toHaveLength(1)
  expect(sending.handedAt).toHaveLength(90)
  const within = (from: number) => sending.handedAt.filter((at) => at >= from && at < from + 1000).length
  expect(Math.max(...sending.handedAt.map(within))).toBeLessThanOrEqual(40)
})

test('an answer that is lost leaves an unknown fate; what the SMSC refuses for good has failed; busy comes again', async () => {
  const sending = await openSending({
    loseResponses: 2,
    rejectNext: 1,
    rejectStatus: 'ESME_RINVDSTADR',
    receipts: 'never',
  })
  await readers(sending, 6)
  const id = await sending.newRunning()
  sending.openSender()
  await until(() => sending.smsc.taken >= 5)
  const counts = { 'failed ESME_RINVDSTADR': 1, 'unknown timeout': 2, sent: 3 }
  await expect.poll(() => sending.states(id), { timeout: 25_000 }).toEqual(counts)
  const { kept, recounted } = await sending.figures(id)
  expect(kept).toEqual(recounted)
})

for (const onUnknown of ['once', 'again'] as const) {
  test(`senders killed at any moment: nobody is forgotten, and ${onUnknown} keeps its word`, async () => {
    const marketing = await openMarketing()
    const smsc = await simulator({ network: { delayMs: 3 } })
    const all = await readers(marketing, 110)
    const id = await marketing.newRunning({ perSecond: 100, onUnknown })
    const place = JSON.stringify(marketing.place)
    for (const enough of [10, 30, 48]) {
      const child = spawn(
        process.execPath,
        ['tests/support/pusher.ts', place, String(smsc.smppPort), String(offsetMs)],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      )
      const exited = once(child, 'exit')
      try {
        await until(() => smsc.taken >= enough, 40_000)
      } finally {
        child.kill('SIGKILL')
        await exited
      }
    }
    const last = spawn(
      process.execPath,
      ['tests/support/pusher.ts', place, String(smsc.smppPort), String(offsetMs)],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    const gone = once(last, 'exit')
    try {
      const deadline = Date.now() + 40_000
      const waits = async () => (await marketing.targets(id)).some(({ dueAt }) => dueAt !== null)
      while ((await waits()) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50))
    } finally {
      last.kill('SIGKILL')
      await gone
    }
    const rows = new Map((await marketing.targets(id)).map((row) => [row.subscriberId, row]))
    for (const { id: reader, msisdn } of all) {
      const row = rows.get(reader)
      const texts = smsc.handsets.of(msisdn).length
      expect(['sent', 'delivered', 'unknown']).toContain(row?.state)
      if (onUnknown === 'once') expect(texts).toBeLessThanOrEqual(1)
      if (texts > 1) expect(row?.lost).toBeGreaterThan(0)
      if (texts === 0) expect(row?.state).toBe('unknown')
      if (row?.state !== 'unknown') expect(texts).toBeGreaterThan(0)
    }
    const { kept, recounted } = await marketing.figures(id)
    expect(kept).toEqual(recounted)
  }, 180_000)
}

test('two senders at work on one campaign and one is killed: nobody gets two and nobody is forgotten', async () => {
  const marketing = await openMarketing()
  const smsc = await simulator({ network: { delayMs: 3 } })
  const all = await readers(marketing, 160)
  const id = await marketing.newRunning({ perSecond: 60, onUnknown: 'once' })
  const begin = () =>
    spawn(
      process.execPath,
      ['tests/support/pusher.ts', JSON.stringify(marketing.place), String(smsc.smppPort), String(offsetMs)],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
  const [lives, dies] = [begin(), begin()]
  const gone = [once(lives, 'exit'), once(dies, 'exit')]
  const rows = () => marketing.targets(id)
  try {
    // Both are at work: each holds messages.
    await expect
      .poll(async () => new Set((await rows()).map(({ lease }) => lease).filter(Boolean)).size, {
        timeout: 40_000,
        interval: 10,
      })
      .toBe(2)
    dies.kill('SIGKILL')
    await expect
      .poll(async () => (await rows()).every(({ dueAt }) => dueAt === null), { timeout: 60_000 })
      .toBe(true)
  } finally {
    for (const each of [lives, dies]) each.kill('SIGKILL')
    await Promise.all(gone)
  }
  const states = new Map((await rows()).map((row) => [row.subscriberId, row.state]))
  for (const { id: reader, msisdn } of all) {
    const texts = smsc.handsets.of(msisdn).length
    expect(texts).toBeLessThanOrEqual(1)
    if (texts === 0) expect(states.get(reader)).toBe('unknown')
    else expect(['sent', 'delivered', 'unknown']).toContain(states.get(reader))
  }
  const { kept, recounted } = await marketing.figures(id)
  expect(kept).toEqual(recounted)
}, 180_000)
