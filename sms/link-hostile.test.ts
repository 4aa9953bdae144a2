import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { hostilePdu, seeded, streamBreaker } from '#tests/support/hostile.ts'
import { link, open, phone, reply, simulator, until } from '#tests/support/link.ts'
import { decode } from './smpp/decode.ts'
import { encode } from './smpp/encode.ts'
import { createFraming } from './smpp/framing.ts'
import { command, messagePdu, type Bind, type Pdu } from './smpp/pdu.ts'
import { status } from './smpp/status.ts'

const STRINGS = 100_000
const PER_CONNECTION = 500

test('100,000 hostile strings from the SMSC: the link answers, breaks off or binds again, and then works', async () => {
  const random = seeded(20261122)
  let sent = 0
  let breaks = 0
  let answeredSentinels = 0
  const smsc = await rawSmsc((socket) => {
    const peer = pdusOf(socket)
    peer.on((pdu) => {
      if (pdu.kind === 'bind') {
        socket.write(answer(pdu, 'RAW'))
        if (sent < STRINGS) attack(socket)
      } else if (pdu.kind === 'message') socket.write(answer(pdu, '1'))
      else if (pdu.sequence === SENTINEL && pdu.command === ENQUIRED) {
        answeredSentinels++
        socket.write(streamBreaker(random))
      } else if (pdu.kind === 'signal' && pdu.command === command.unbind) {
        socket.end(signal(pdu.command + 0x80000000, pdu.sequence))
      }
    })
    socket.on('close', () => breaks++)
  })
  function attack(socket: Socket): void {
    const strings = Array.from({ length: PER_CONNECTION }, () => hostilePdu(random))
    sent += strings.length
    const whole = Buffer.concat([...strings, signal(command.enquireLink, SENTINEL)])
    const cut = Math.floor(random() * whole.length)
    socket.write(whole.subarray(0, cut))
    socket.write(whole.subarray(cut))
  }
  const { link: opened } = link(smsc.port, { backoff: { firstMs: 1, maxMs: 1 } })
  await until(
    () => sent >= STRINGS && opened.state === 'bound' && breaks >= STRINGS / PER_CONNECTION,
    110_000,
  )
  expect(answeredSentinels).toBe(STRINGS / PER_CONNECTION)
  expect(await opened.send(reply('还在'))).toMatchObject({ kind: 'accepted' })
}, 120_000)

test('100,000 hostile strings at the simulated SMSC: it answers or breaks off, and still serves', async () => {
  const smsc = await simulator()
  const random = seeded(7)
  let answeredSentinels = 0
  const rounds = STRINGS / PER_CONNECTION
  for (let round = 0; round < rounds; round++) {
    const socket = connect(smsc.smppPort, '127.0.0.1')
    socket.setNoDelay(true)
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.on('error', () => {})
    pdusOf(socket).on((pdu) => {
      if (pdu.sequence !== SENTINEL || pdu.command !== ENQUIRED) return
      answeredSentinels++
      socket.write(streamBreaker(random))
    })
    if (round % 2 === 0) socket.write(encode(bindPdu('secret')))
    const strings = Array.from({ length: PER_CONNECTION }, () => hostilePdu(random))
    socket.write(Buffer.concat([...strings, signal(command.enquireLink, SENTINEL)]))
    await closed
  }
  expect(answeredSentinels).toBe(rounds)
  const { link: opened, bound } = link(smsc.smppPort)
  await bound()
  expect(await opened.send(reply('还在'))).toMatchObject({ kind: 'accepted' })
}, 120_000)

test.each([
  [
    'a length that no PDU has',
    Buffer.from('00000005000000150000000000000009', 'hex'),
    status.invalidCommandLength,
    9,
  ],
  [
    'a length beyond the largest PDU',
    Buffer.from('7fffffff000000150000000000000009', 'hex'),
    status.invalidCommandLength,
    9,
  ],
  [
    'a web browser',
    Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    status.invalidCommandLength,
    0x3120_0000,
  ],
])('%s gets generic_nack, and the link breaks off', async (_, octets, code, sequence) => {
  const { pdus, closed } = await afterBind(octets)
  await closed
  const nack = pdus.find((pdu) => pdu.command === command.genericNack)
  expect(nack).toMatchObject({ status: code })
  if (sequence === 9) expect(nack).toMatchObject({ sequence })
})

const unknownCommand = Buffer.from('00000010000077770000000000000009', 'hex')
const shortDeliver = Buffer.from('0000001400000005000000000000000900010131', 'hex')
const rareUnsupported = Buffer.from('0000001400000003000000000000000931000000', 'hex')
const deliver = (fields: Parameters<typeof messagePdu>[0]) =>
  encode(messagePdu({ command: command.deliverSm, sequence: 9, ...fields }))
const lyingTlv = Buffer.concat([deliver({}), Buffer.from('0424ffff41', 'hex')])
lyingTlv.writeUInt32BE(lyingTlv.length, 0)
const lyingBody = deliver({ shortMessage: Buffer.from('abc') })
lyingBody[lyingBody.length - 4] = 200

test.each([
  ['an unknown command', unknownCommand, command.genericNack, status.invalidCommandId],
  ['a command that nobody serves here', rareUnsupported, command.genericNack, status.invalidCommandId],
  ['a cut deliver_sm', shortDeliver, 0x80000005, status.invalidSource],
  ['a TLV that lies about its length', lyingTlv, 0x80000005, status.invalidTlvStream],
  ['an sm_length beyond the PDU', lyingBody, 0x80000005, status.invalidMessageLength],
  [
    'a header longer than its message',
    deliver({ esmClass: 0x40, shortMessage: Buffer.from([200, 0]) }),
    0x80000005,
    status.permanentAppError,
  ],
  ['a time that is none', deliver({ scheduleDeliveryTime: 'R' }), 0x80000005, status.ok],
  [
    'integer TLVs of other lengths',
    deliver({
      tlvs: [
        { tag: 0x020c, value: Buffer.from([1]) },
        { tag: 0x0427, value: Buffer.alloc(7) },
      ],
    }),
    0x80000005,
    status.ok,
  ],
  [
    'a legal text of 20,000 octets',
    deliver({ tlvs: [{ tag: 0x0424, value: Buffer.alloc(20_000, 0x41) }] }),
    0x80000005,
    status.ok,
  ],
  ['a submit_sm from the SMSC', encode(messagePdu({ sequence: 9 })), 0x80000004, status.invalidCommandId],
])('%s gets its answer, and the link goes on', async (_, octets, id, code) => {
  const { pdus, socket } = await afterBind(octets)
  await until(() => pdus.some((pdu) => pdu.sequence === 9))
  expect(pdus.find((pdu) => pdu.sequence === 9)).toMatchObject({ command: id, status: code })
  socket.write(signal(command.enquireLink, 10))
  await until(() => pdus.some((pdu) => pdu.sequence === 10 && pdu.command === ENQUIRED))
})

test('a PDU that never ends does not leave the link deaf', async () => {
  const half = deliver({ shortMessage: Buffer.alloc(200) }).subarray(0, 60)
  const { closed } = await afterBind(half, { stallMs: 80 })
  await closed
})

test('a cut PDU before a reconnect does not spoil the new stream', async () => {
  const smsc = await rawSmsc((socket) => {
    pdusOf(socket).on((pdu) => {
      if (pdu.kind !== 'bind') return
      socket.write(answer(pdu, 'RAW'))
      if (smsc.sockets.length === 1) socket.end(deliver({ shortMessage: Buffer.alloc(99) }).subarray(0, 40))
      else socket.write(deliver({ source: phone, destination: '10086', shortMessage: Buffer.from('BZ') }))
    })
  })
  const { seen } = link(smsc.port)
  await until(() => seen.mos.length === 1)
  expect(seen.mos[0]?.text).toBe('BZ')
})

test('an SMSC that does not read is left, and memory stays bounded', async () => {
  const {
    link: opened,
    closed,
    socket,
  } = await afterBind(Buffer.alloc(0), {
    stallMs: 150,
    window: 100_000,
    maxQueued: 100_000,
    responseTimeoutMs: 60_000,
    enquireMs: 0,
  })
  socket.pause()
  const fates = Array.from({ length: 60_000 }, () =>
    opened.send(reply('汉'.repeat(70), { priority: 'push' })),
  )
  await until(() => opened.counters.connects > 1, 20_000)
  expect(opened.counters.segmentsSent).toBeLessThan(60_000)
  socket.destroy()
  await closed
  await opened.close()
  expect((await Promise.all(fates)).every((fate) => fate.kind !== 'accepted')).toBe(true)
})

const SENTINEL = 0x7ffffff
const ENQUIRED = command.enquireLink + 0x80000000

/** Binds a link to an SMSC that answers the bind and then sends these octets. */
async function afterBind(octets: Buffer, options: Parameters<typeof link>[1] = {}) {
  const pdus: Pdu[] = []
  let tellClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    tellClosed = resolve
  })
  const smsc = await rawSmsc((socket) => {
    socket.once('close', () => tellClosed())
    pdusOf(socket).on((pdu) => {
      if (pdu.kind === 'bind') socket.write(Buffer.concat([answer(pdu, 'RAW'), octets]))
      else if (pdu.command === command.unbind) socket.end(signal(pdu.command + 0x80000000, pdu.sequence))
      else pdus.push(pdu)
    })
  })
  const linked = link(smsc.port, options)
  await until(() => linked.link.counters.binds > 0)
  const [socket] = smsc.sockets
  if (!socket) throw new Error('bound without a connection')
  return { ...linked, pdus, closed, socket }
}

async function rawSmsc(welcome: (socket: Socket) => void) {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.setNoDelay(true)
    socket.on('error', () => {})
    welcome(socket)
  }).listen(0, '127.0.0.1')
  await until(() => server.listening)
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => {
        server.close(() => resolve())
      })
    },
  })
  return { port: (server.address() as AddressInfo).port, sockets }
}

function pdusOf(socket: Socket) {
  const framing = createFraming()
  return {
    on(take: (pdu: Pdu) => void) {
      socket.on('data', (chunk) => {
        framing.push(Buffer.from(chunk), (octets, start, end) => take(decode(octets, start, end)))
      })
    },
  }
}

function answer(request: Pdu, id: string): Buffer {
  return encode({
    kind: 'answer',
    command: request.command + 0x80000000,
    status: 0,
    sequence: request.sequence,
    id,
    tlvs: [],
  })
}

function signal(id: number, sequence: number): Buffer {
  return encode({ kind: 'signal', command: id, status: 0, sequence })
}

function bindPdu(password: string): Bind {
  const fields = { systemType: '', interfaceVersion: 0x34, addressTon: 0, addressNpi: 0, addressRange: '' }
  return {
    kind: 'bind',
    command: command.bindTransceiver,
    status: 0,
    sequence: 1,
    systemId: 'x',
    password,
    ...fields,
  }
}
