import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { link, open, phone, reply, simulator, until } from '#tests/support/link.ts'
import { systemClock } from './smpp/clock.ts'
import { command, messagePdu, type Message } from './smpp/pdu.ts'
import { sameMessageId } from './smpp/receipt.ts'
import { startSession, type Request, type Session } from './smpp/session.ts'
import { status } from './smpp/status.ts'

test('a text gets its answer on the handset, and the handset sees it taken', async () => {
  const smsc = await simulator()
  const { seen } = link(smsc.smppPort)
  const bubble = smsc.write(phone, '10086', 'CXYE')
  expect(await smsc.received(phone)).toMatchObject({ text: '回：CXYE', port: '10086', segments: 1 })
  await until(() => bubble.state === 'sent')
  expect(seen.mos[0]).toMatchObject({ from: phone, to: '10086', text: 'CXYE' })
})

test('long texts arrive whole in both directions, emoji and escapes uncut', async () => {
  const smsc = await simulator()
  const { link: opened, seen, bound } = link(smsc.smppPort)
  await bound()
  const long = `${'话费😀'.repeat(60)}€[]`
  smsc.write(phone, '10086', long)
  expect((await smsc.received(phone)).text).toBe(`回：${long}`)
  expect(seen.mos[0]?.text).toBe(long)
  const gsm = '[balance] €20 '.repeat(30)
  expect(await opened.send(reply(gsm))).toMatchObject({ kind: 'accepted', messageIds: { length: 4 } })
  expect((await smsc.received(phone, (bubble) => bubble.text === gsm)).segments).toBe(4)
})

test('all texts of one chunk come as one batch and are answered in one write', async () => {
  const smsc = await fakeSmsc()
  const {
    link: opened,
    seen,
    bound,
  } = link(
    smsc.port,
    {},
    {
      messages(batch) {
        seen.batches.push(batch.length)
        return batch.map(() => Promise.resolve())
      },
    },
  )
  await bound()
  const session = await smsc.session
  let chunks = 0
  smsc.socket()?.on('data', () => chunks++)
  let answers = 0
  for (let n = 0; n < 50; n++) session.request(mo(`t${n}`), () => answers++)
  await until(() => answers === 50)
  expect(seen.batches).toEqual([50])
  expect(chunks).toBe(1)
  expect(opened.counters).toMatchObject({ mosReceived: 50, mosAnswered: 50 })
})

test('a text is answered when its promise resolves, and delivered again when it rejects', async () => {
  const smsc = await simulator()
  const takes: (() => void)[] = []
  let tries = 0
  link(
    smsc.smppPort,
    { responseTimeoutMs: 5_000 },
    {
      messages: (batch) =>
        batch.map(() =>
          ++tries === 1
            ? Promise.reject(new Error('database'))
            : new Promise<void>((resolve) => takes.push(resolve)),
        ),
    },
  )
  const bubble = smsc.write(phone, '10086', 'CXYE')
  await until(() => takes.length === 1)
  expect(bubble.state).toBe('sending')
  takes[0]?.()
  await until(() => bubble.state === 'sent')
  expect(tries).toBe(2)
})

test('a handler that throws, or forgets a text, means again later', async () => {
  const smsc = await simulator()
  let tries = 0
  link(
    smsc.smppPort,
    {},
    {
      messages(batch) {
        if (++tries === 1) throw new Error('bug')
        return tries === 2 ? [] : batch.map(() => Promise.resolve())
      },
    },
  )
  const bubble = smsc.write(phone, '10086', 'CXYE')
  await until(() => bubble.state === 'sent')
  expect(tries).toBe(3)
})

test('a redelivered text keeps its key, another text has another, and no key tells its text', async () => {
  const smsc = await simulator({ network: { redeliverNext: 2 } })
  const { seen } = link(smsc.smppPort)
  smsc.write(phone, '10086', 'MMCZ 1234 111222 111222')
  await until(() => seen.mos.length === 3)
  smsc.write(phone, '10086', 'MMCZ 1234 111333 111333')
  await until(() => seen.mos.length === 4)
  const keys = seen.mos.map((one) => one.key)
  expect(new Set(keys.slice(0, 3)).size).toBe(1)
  expect(keys[3]).not.toBe(keys[0])
  expect(keys[0]).not.toContain('111222')
})

test('a long text redelivered whole, doubled and backwards is one text with one key', async () => {
  const smsc = await simulator({ network: { duplicateParts: true, reverseParts: true } })
  const { seen, link: opened } = link(smsc.smppPort)
  const long = '流量'.repeat(100)
  const bubble = smsc.write(phone, '10086', long)
  await until(() => bubble.state === 'sent')
  expect(new Set(seen.mos.map((one) => `${one.key} ${one.text}`)).size).toBe(1)
  expect(seen.mos[0]?.text).toBe(long)
  expect(opened.counters.mosIncomplete).toBe(0)
})

test('a long text whose part never comes is handed over as incomplete', async () => {
  const smsc = await simulator({ network: { loseParts: 1 } })
  const { seen, link: opened } = link(smsc.smppPort, { partsMs: 100 })
  smsc.write(phone, '10086', '投诉'.repeat(60))
  await until(() => seen.incomplete.length === 1)
  expect(seen.incomplete[0]).toMatchObject({ from: phone, missing: [1] })
  expect(seen.mos).toEqual([])
  expect(opened.counters.mosIncomplete).toBe(1)
})

test('numbers come in one form however the SMSC writes them', async () => {
  const smsc = await simulator()
  const { seen } = link(smsc.smppPort)
  for (const source of ['8613800138000', '+8613800138000', '008613800138000', '13800138000']) {
    await smsc.deliver({ source, destination: '8610086', shortMessage: Buffer.from('YE') })
  }
  expect(seen.mos.map((one) => `${one.from}>${one.to}`)).toEqual(Array(4).fill(`${phone}>10086`))
})

test('a text whose answer is lost has an unknown fate and is not sent again; a late answer is told', async () => {
  const smsc = await simulator({ network: { loseResponses: 1 } })
  const { link: opened, bound } = link(smsc.smppPort, { responseTimeoutMs: 50 })
  await bound()
  expect(await opened.send(reply('一'))).toEqual({ kind: 'unknown', reason: 'timeout' })
  expect(await opened.send(reply('二'))).toMatchObject({ kind: 'accepted' })
  expect(smsc.handsets.of(phone).map((bubble) => bubble.text)).toEqual(['一', '二'])
})

test('an answer that comes late is told', async () => {
  const smsc = await simulator({ network: { delayMs: 120 } })
  const { link: opened, seen, bound } = link(smsc.smppPort, { responseTimeoutMs: 50 })
  await bound()
  expect((await opened.send(reply('一'))).kind).toBe('unknown')
  await until(() => seen.late.length === 1)
  expect(seen.late).toEqual(['一 accepted'])
})

test('texts in flight when the connection drops are unknown; the link binds again and goes on', async () => {
  const smsc = await simulator({ network: { delayMs: 5_000 } })
  const { link: opened, seen, bound } = link(smsc.smppPort, { responseTimeoutMs: 5_000 })
  await bound()
  const lost = opened.send(reply('一'))
  await until(() => opened.gauges.inFlight === 1)
  smsc.network.delayMs = 0
  await new Promise((resolve) => setImmediate(resolve))
  smsc.drop()
  expect(await lost).toEqual({ kind: 'unknown', reason: 'closed' })
  const waited = opened.send(reply('二'))
  expect(await waited).toMatchObject({ kind: 'accepted' })
  expect(seen.states).toEqual(['bound', 'waiting', 'connecting', 'bound'])
  smsc.write(phone, '10086', 'CXYE')
  expect((await smsc.received(phone, (bubble) => bubble.text.startsWith('回'))).text).toBe('回：CXYE')
})

test('an SMSC that unbinds is answered, left, and bound again', async () => {
  const smsc = await simulator()
  const { link: opened, bound } = link(smsc.smppPort)
  await bound()
  smsc.unbind()
  await until(() => opened.counters.binds === 2)
  expect(await opened.send(reply('还在'))).toMatchObject({ kind: 'accepted' })
})

test('the old connection is seen closed before the next one opens', async () => {
  const smsc = await simulator()
  const { link: opened, bound } = link(smsc.smppPort, { backoff: { firstMs: 1, maxMs: 5 } })
  await bound()
  let most = 0
  const stop = setInterval(() => (most = Math.max(most, smsc.binds)), 1)
  for (let n = 2; n < 8; n++) {
    smsc.drop()
    await until(() => opened.counters.binds === n)
  }
  clearInterval(stop)
  expect(most).toBe(1)
})

test('a wrong password stops the link, and every text says so', async () => {
  const smsc = await simulator()
  const { link: opened, seen } = link(smsc.smppPort, { password: 'wrong' })
  const waiting = opened.send(reply('一'))
  await until(() => opened.state === 'refused')
  expect(await waiting).toEqual({ kind: 'rejected', status: 'LINK_REFUSED', permanent: false })
  expect((await opened.send(reply('二'))).kind).toBe('rejected')
  await opened.close()
  expect(seen.states).toEqual(['refused', 'closing', 'closed'])
  expect(opened.counters.connects).toBe(1)
})

test('back-off doubles from the first wait to the longest, shortened at random', async () => {
  const waits: number[] = []
  const clock = {
    ...systemClock,
    random: () => 0.5,
    after: (ms: number, then: () => void) => systemClock.after(Math.min(ms, 5), then),
  }
  const nobody = createServer().listen(0, '127.0.0.1')
  await until(() => nobody.listening)
  const { port } = nobody.address() as AddressInfo
  await new Promise((resolve) => nobody.close(resolve))
  const { link: opened } = link(
    port,
    { clock, backoff: { firstMs: 1_000, maxMs: 60_000 }, responseTimeoutMs: 60_000 },
    {},
    {
      warn: (fields) => waits.push((fields as { waitMs: number }).waitMs),
    },
  )
  await until(() => waits.length >= 8)
  await opened.close()
  expect(waits.slice(0, 8)).toEqual([750, 1_500, 3_000, 6_000, 12_000, 24_000, 45_000, 45_000])
})

test('throttled parts go again more slowly until all are taken', async () => {
  const smsc = await simulator({ network: { throttleNext: 3 } })
  const { link: opened, bound } = link(smsc.smppPort, { maxSegmentsPerSecond: 200 })
  await bound()
  const fates = await Promise.all(Array.from({ length: 20 }, (_, n) => opened.send(reply(`第${n}条`))))
  expect(fates.every((fate) => fate.kind === 'accepted')).toBe(true)
  expect(opened.counters).toMatchObject({ throttled: 3, segmentsSent: 23 })
  expect(smsc.handsets.of(phone)).toHaveLength(20)
})

test('a configured rate is kept', async () => {
  const smsc = await simulator()
  const { link: opened, bound } = link(smsc.smppPort, { maxSegmentsPerSecond: 100 })
  await bound()
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: 60 }, (_, n) => opened.send(reply(`${n}`))))
  expect(performance.now() - startedAt).toBeGreaterThan(430)
})

test('an error is told by name, and whether it is worth another try', async () => {
  const smsc = await simulator({ network: { rejectNext: 1, rejectStatus: 'ESME_RINVDSTADR' } })
  const { link: opened, bound } = link(smsc.smppPort)
  await bound()
  expect(await opened.send(reply('一'))).toEqual({
    kind: 'rejected',
    status: 'ESME_RINVDSTADR',
    permanent: true,
  })
  Object.assign(smsc.network, { rejectNext: 1, rejectStatus: 'ESME_RSYSERR' })
  expect(await opened.send(reply('二'))).toEqual({
    kind: 'rejected',
    status: 'ESME_RSYSERR',
    permanent: false,
  })
  expect(await opened.send(reply('三', { to: 'nobody' }))).toMatchObject({ status: 'ESME_RINVDSTADR' })
  expect(await opened.send(reply('汉'.repeat(67 * 256)))).toMatchObject({ status: 'ESME_RINVMSGLEN' })
})

test('never more in flight than the window, replies overtake pushes, parts stay together', async () => {
  const smsc = await fakeSmsc()
  const { link: opened, bound } = link(smsc.port, { window: 2, responseTimeoutMs: 5_000 })
  await bound()
  const session = await smsc.session
  const push = (text: string) => opened.send(reply(text, { priority: 'push' }))
  const long = '汉'.repeat(150)
  const fates = [push('p1'), push(long), push('p2'), opened.send(reply('r1')), opened.send(reply('r2'))]
  const order: string[] = []
  while (order.length < 7) {
    await until(() => smsc.submits.length > 0)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(smsc.submits.length).toBeLessThanOrEqual(2)
    for (const submit of smsc.submits.splice(0)) {
      order.push(
        submit.shortMessage.length > 100 ? 'part' : submit.esmClass ? 'last' : submit.shortMessage.toString(),
      )
      session.respond(submit, status.ok, 'id')
    }
  }
  expect(order).toEqual(['p1', 'part', 'part', 'last', 'r1', 'r2', 'p2'])
  await Promise.all(fates)
})

test.each(['udh8', 'udh16', 'sar', 'payload'] as const)('long texts by %s', async (concatenation) => {
  const smsc = await simulator()
  const { link: opened, bound } = link(smsc.smppPort, { concatenation })
  await bound()
  const long = '账单😀'.repeat(80)
  await opened.send(reply(long))
  expect((await smsc.received(phone)).text).toBe(long)
})

test.each(['gsm', 'gsm-packed', 'latin1', 'ascii'] as const)(
  'texts both ways where data_coding 0 is %s',
  async (alphabet) => {
    const alphabets = { 0: alphabet, 1: 'gsm' } as const
    const smsc = await simulator({ alphabets })
    const { link: opened, bound } = link(smsc.smppPort, { alphabets })
    await bound()
    const long = 'Your balance is 12.50 yuan. '.repeat(12)
    await opened.send(reply(long))
    expect((await smsc.received(phone)).text).toBe(long)
  },
)

test.each([
  { receipts: 'after', messageIds: 'decimal', receiptForm: 'text' },
  { receipts: 'before', messageIds: 'hex', receiptForm: 'text' },
  { receipts: 'before', messageIds: 'padded', receiptForm: 'tlv' },
] as const)('a receipt $receipts its response, id in $messageIds, as $receiptForm', async (network) => {
  const smsc = await simulator({ network })
  const { link: opened, seen, bound } = link(smsc.smppPort)
  await bound()
  const fate = await opened.send(reply('一', { wantsReceipt: true, reference: 4711 }))
  await until(() => seen.receipts.length === 1)
  const [receipt] = seen.receipts
  expect(receipt).toMatchObject({ state: 'delivered', final: true, from: phone, to: '10086' })
  const id = fate.kind === 'accepted' ? (fate.messageIds[0] ?? '') : ''
  expect(sameMessageId(receipt?.messageId ?? '', id)).toBe(true)
  if (network.receiptForm === 'tlv') expect(receipt?.userMessageReference).toBe(4711)
  expect(seen.mos).toEqual([])
})

test('closing answers what is under way, then unbinds', async () => {
  const smsc = await simulator({ network: { delayMs: 60 } })
  const { link: opened, bound, seen } = link(smsc.smppPort)
  await bound()
  const fate = opened.send(reply('最后一条'))
  await opened.close()
  expect(await fate).toMatchObject({ kind: 'accepted' })
  expect(await opened.send(reply('太晚'))).toMatchObject({ status: 'LINK_CLOSED' })
  expect(seen.states).toEqual(['bound', 'closing', 'closed'])
  await until(() => smsc.binds === 0)
})

test('texts that wait too long for a link say so', async () => {
  const { link: opened } = link(1, { maxWaitMs: 60, maxQueued: 2 })
  const fates = await Promise.all([1, 2, 3].map((n) => opened.send(reply(`${n}`))))
  expect(fates.map((fate) => fate.kind === 'rejected' && fate.status)).toEqual([
    'LINK_WAITED_TOO_LONG',
    'LINK_WAITED_TOO_LONG',
    'LINK_QUEUE_FULL',
  ])
})

test('an SMSC that falls silent is asked, found gone and left', async () => {
  const smsc = await fakeSmsc({ deafToEnquiries: true })
  const { link: opened, seen } = link(smsc.port, { enquireMs: 30, responseTimeoutMs: 60 })
  await until(() => opened.counters.binds >= 2)
  expect(seen.states.slice(0, 3)).toEqual(['bound', 'waiting', 'connecting'])
})

test('too many unanswered texts are refused for now, not swallowed', async () => {
  const smsc = await fakeSmsc()
  const { bound } = link(
    smsc.port,
    { maxUnanswered: 3 },
    { messages: (batch) => batch.map(() => new Promise<void>(() => {})) },
  )
  await bound()
  const session = await smsc.session
  const codes: number[] = []
  for (let n = 0; n < 5; n++)
    session.request(mo(`${n}`), (outcome) => typeof outcome === 'object' && codes.push(outcome.status))
  await until(() => codes.length === 2)
  expect(codes).toEqual([status.throttled, status.throttled])
})

test('no text for long is counted', async () => {
  const smsc = await simulator()
  const { link: opened, bound } = link(smsc.smppPort, { silenceMs: 40, maxWaitMs: 40 })
  await bound()
  await until(() => opened.counters.silences >= 2)
})

test('a bind answered under another bind’s response id counts', async () => {
  const smsc = await fakeSmsc({ bindAnswer: 0x80000002 })
  const { bound } = link(smsc.port)
  await bound()
})

const mo = (text: string): Message =>
  messagePdu({
    command: command.deliverSm,
    source: `86${phone}`,
    destination: '10086',
    shortMessage: Buffer.from(text),
  })

/** An SMSC held by hand: binds are answered, submits are kept for the test to answer. */
async function fakeSmsc({ bindAnswer = 0, deafToEnquiries = false } = {}) {
  const submits: Message[] = []
  let tellSession = (_session: Session) => {}
  const session = new Promise<Session>((resolve) => {
    tellSession = resolve
  })
  const sockets: Socket[] = []
  const server = createServer((accepted) => {
    sockets.push(accepted)
    const fresh: Session = startSession(
      accepted,
      { clock: systemClock, window: 1_000, responseTimeoutMs: 5_000, enquireMs: 0, stallMs: 5_000 },
      { requests: (batch) => batch.forEach((request) => answer(fresh, request)), room() {}, closed() {} },
    )
    if (deafToEnquiries) {
      accepted.once('data', () => accepted.pause())
    }
    tellSession(fresh)
  })
  function answer(to: Session, request: Request): void {
    if (request.kind === 'message') submits.push(request)
    else if (request.kind === 'bind' && bindAnswer > 0)
      to.respond({ ...request, command: bindAnswer - 0x80000000 }, status.ok)
    else to.respond(request, status.ok, 'FAKE')
  }
  server.listen(0, '127.0.0.1')
  await until(() => server.listening)
  open.push({
    close: () => {
      for (const one of sockets) one.destroy()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  })
  return { port: (server.address() as AddressInfo).port, submits, session, socket: () => sockets[0] }
}
