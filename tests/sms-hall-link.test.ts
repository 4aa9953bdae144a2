import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { outbox } from '#drizzle/schema/touch.ts'
import { sendLetter } from '#server/outbox/send.ts'
import { query, type Params } from '#server/store/query.ts'
import type { LinkOptions } from '#sms/link-options.ts'
import { openTextHall, type TextHallOptions } from '#sms/text-hall.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '#sms/simulator/simulator.ts'
import { openTexting } from './support/texts.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

const lettersOf = query((db, p: Params<{ id: string }>) =>
  db.select().from(outbox).where(eq(outbox.subscriberId, p.id)),
)

const quiet = { info() {}, warn() {}, error() {} }

/** The hall, its link, a simulated SMSC and a phone on a subscriber's line. */
async function openLine(
  smsc: Partial<SimulatorOptions> = {},
  { link: over, ...hall }: Partial<Omit<TextHallOptions, 'link'>> & { link?: Partial<LinkOptions> } = {},
) {
  const texting = await openTexting()
  const phone = await texting.newPhone({ services: ['LDTX', 'JYB'] })
  const simulator = await startSimulator({ password: 'secret', redeliverMs: 20, ...smsc })
  closing.push(() => simulator.close())
  const { store, portal, operations } = texting
  const open = () => {
    const link = {
      host: '127.0.0.1',
      port: simulator.smppPort,
      systemId: 'hall',
      password: 'secret',
      keySecret: 'k',
    }
    const backoff = { firstMs: 10, maxMs: 50 }
    const options = { store, portal, operations, now: Date.now, log: quiet, pollMs: 20, ...hall }
    return openTextHall({ ...options, link: { ...link, backoff, responseTimeoutMs: 300, ...over } })
  }
  const running = open()
  closing.push(() => running.close())
  const letters = () => store.read((tx) => lettersOf.all(tx, { id: phone.id }))
  return { ...texting, phone, simulator, hall: running, letters, open }
}

function texts(simulator: Simulator, msisdn: string) {
  return simulator.handsets
    .of(msisdn)
    .filter((bubble) => bubble.direction === 'in')
    .map((bubble) => bubble.text)
}

async function until(what: () => Promise<boolean> | boolean, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await what())) {
    if (Date.now() > end) throw new Error('it never came true')
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('a text goes in, its answer comes out, and the outbox is empty again', async () => {
  const { simulator, phone, letters } = await openLine()
  simulator.write(phone.msisdn, '10086', 'cxye')
  const answer = await simulator.received(phone.msisdn)
  expect(answer.text).toContain('128.50元')
  expect(answer.port).toBe('10086')
  await until(async () => (await letters()).length === 0)
})

test('a long text in parts, twice each and last first, is one text', async () => {
  const { simulator, phone } = await openLine({ network: { duplicateParts: true, reverseParts: true } })
  simulator.write(phone.msisdn, '10086', `CXYE ${'很长'.repeat(150)}`)
  await simulator.received(phone.msisdn)
  await until(() => simulator.waiting === 0)
  expect((await phone.realTouches()).length).toBe(1)
})

test('a text that is delivered again is answered in the same words and runs once', async () => {
  const { simulator, phone } = await openLine({ network: { redeliverNext: 1 } })
  simulator.write(phone.msisdn, '10086', 'CXYE')
  await until(() => texts(simulator, phone.msisdn).length === 2)
  const [first, second] = texts(simulator, phone.msisdn)
  expect(second).toBe(first)
  expect((await phone.realTouches()).length).toBe(1)
})

test('0000 comes from 10086977 and is answered there', async () => {
  const { simulator, phone } = await openLine()
  simulator.write(phone.msisdn, '10086', '0000')
  await simulator.received(phone.msisdn, (bubble) => bubble.port === '10086977')
  simulator.write(phone.msisdn, '10086977', '1、2')
  const done = await simulator.received(phone.msisdn, (bubble) => bubble.text.includes('已为您取消'))
  expect(done.port).toBe('10086977')
})

test('what costs money is asked first, and a 是 runs it', async () => {
  const { simulator, phone } = await openLine()
  simulator.write(phone.msisdn, '10086', 'BG GT88')
  await simulator.received(phone.msisdn, (bubble) => bubble.text.includes('请确认'))
  simulator.write(phone.msisdn, '10086', '是')
  await simulator.received(phone.msisdn, (bubble) => bubble.text.includes('已为您预约'))
})

test('a letter that somebody else put into the outbox is sent', async () => {
  const { simulator, phone, store, letters } = await openLine()
  const letter = { to: phone.msisdn, from: '10086', body: '动态密码 123', priority: 'notice' as const }
  await store.transaction((tx) => sendLetter(tx, phone.id, letter, Date.now()))
  expect((await simulator.received(phone.msisdn)).text).toBe('动态密码 123')
  await until(async () => (await letters()).length === 0)
})

test('a reply that the SMSC does not take enters the outbox, and only then is the text answered', async () => {
  const clock = { at: Date.now() }
  const network = { loseResponses: 100 }
  const now = () => clock.at
  const link = { responseTimeoutMs: 60_000, drainMs: 100 }
  const { simulator, phone, hall, letters } = await openLine({ network }, { now, link })
  simulator.write(phone.msisdn, '10086', 'CXYE')
  await until(() => texts(simulator, phone.msisdn).length === 1)
  expect(hall.link.gauges.unanswered).toBe(1)
  expect(await letters()).toEqual([])
  clock.at += 2_000
  await until(() => hall.link.counters.mosAnswered === 1)
  expect(await letters()).toMatchObject([{ toMsisdn: phone.msisdn, tries: 0 }])
})

test('a letter whose answer was lost is sent once more, and no more than once', async () => {
  const { simulator, phone, hall, letters } = await openLine({ network: { loseResponses: 100 } })
  simulator.write(phone.msisdn, '10086', 'CXYE')
  await until(() => hall.sender.counts.givenUp === 1)
  expect(texts(simulator, phone.msisdn)).toHaveLength(2)
  await until(async () => (await letters()).length === 0)
})

test('a letter that the SMSC refuses for good leaves the outbox and is counted', async () => {
  const network = { rejectNext: 1, rejectStatus: 'ESME_RINVDSTADR' }
  const { simulator, phone, hall, letters } = await openLine({ network })
  simulator.write(phone.msisdn, '10086', 'CXYE')
  await until(() => hall.sender.counts.refused === 1)
  await until(async () => (await letters()).length === 0)
})

test('what a crashed sender left is sent by the next one when its lease is over', async () => {
  const { simulator, phone, store, letters } = await openLine()
  const letter = { to: phone.msisdn, from: '10086', body: '迟到的回复', priority: 'reply' as const }
  const lease = { holder: 'gone', until: Date.now() - 1 }
  await store.transaction((tx) => sendLetter(tx, phone.id, letter, Date.now() - 1_000, lease))
  expect((await simulator.received(phone.msisdn)).text).toBe('迟到的回复')
  await until(async () => (await letters()).length === 0)
})

test('closing answers what was taken, and a new hall goes on', async () => {
  const { simulator, phone, hall, open } = await openLine()
  await until(() => hall.link.state === 'bound')
  simulator.write(phone.msisdn, '10086', 'CXYE')
  await until(() => hall.link.counters.mosReceived === 1)
  await hall.close()
  expect(texts(simulator, phone.msisdn)).toHaveLength(1)
  const next = open()
  closing.push(() => next.close())
  simulator.write(phone.msisdn, '10086', 'CXYL')
  await simulator.received(phone.msisdn, (bubble) => bubble.text.includes('流量'))
})
