/**
 * An SMSC with handsets, for the demo, the tests and the eye: it speaks SMPP to the hall's link, shows each phone's conversations on a page, and
 * behaves as badly as it is told to. It listens on loopback only and does not run in production.
 */
import { CannotStart } from '#server/settings.ts'
import { localNumber } from '../link-address.ts'
import { systemClock, type Clock } from '../smpp/clock.ts'
import { header8, UDH_INDICATOR } from '../smpp/parts.ts'
import { command, messagePdu, type Message } from '../smpp/pdu.ts'
import { segment } from '#words/segments.ts'
import { defaultAlphabets, octetsOf, type Alphabets } from '../smpp/text.ts'
import { createDeliveries } from './deliveries.ts'
import { openDoor } from './door.ts'
import { createHandsets, type Bubble, type Handsets, type Phone } from './handsets.ts'
import { goodNetwork, spoils, type Network } from './network.ts'
import { startSmsc } from './smsc.ts'
import { createSubmits } from './submits.ts'

export type SimulatorOptions = {
  /** 0 takes a free one. */
  smppPort?: number
  /** 0 takes a free one; undefined opens no page. */
  httpPort?: number
  systemId?: string
  password: string
  tls?: { key: string; cert: string }
  phones?: Phone[]
  /** Short codes a handset can write to, the first one opened first. */
  ports?: string[]
  alphabets?: Alphabets
  window?: number
  responseTimeoutMs?: number
  enquireMs?: number
  stallMs?: number
  redeliverMs?: number
  network?: Partial<Network>
  clock?: Clock
  /** `process.env.NODE_ENV`, handed in. */
  environment?: string
}

export type Simulator = {
  readonly smppPort: number
  readonly httpPort: number | undefined
  readonly phones: readonly Phone[]
  readonly ports: readonly string[]
  readonly network: Network
  readonly handsets: Handsets
  readonly binds: number
  /** Texts and receipts that wait to be delivered. */
  readonly waiting: number
  /** Deliveries that were not the first of their text or receipt. */
  readonly redelivered: number
  /** submit_sm taken, receipts and throttled ones not counted. */
  readonly taken: number
  /** A subscriber writes to a short code; the bubble changes as the link answers. */
  write(from: string, to: string, text: string): Bubble
  /** Delivers a PDU as it is; resolves with whether it was answered well in the end. */
  deliver(message: Partial<Message>): Promise<boolean>
  /** The next (or an earlier, still unshown) text that a phone receives and that `match` likes. Rejects after `withinMs`. */
  received(phone: string, match?: (bubble: Bubble) => boolean, withinMs?: number): Promise<Bubble>
  drop(): void
  unbind(): void
  close(): Promise<void>
}

/** Throws one clear line in production, and when a port is taken. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  if (options.environment === 'production') throw new CannotStart(REFUSAL)
  const { clock = systemClock, alphabets = defaultAlphabets, ports = ['10086', '10086977'] } = options
  const phones = options.phones ?? demoPhones
  const network = { ...goodNetwork(), ...options.network }
  const handsets = createHandsets()
  const smsc = await startSmsc(
    {
      port: options.smppPort ?? 0,
      systemId: options.systemId ?? '',
      password: options.password,
      tls: options.tls,
      clock,
      window: options.window ?? 100,
      responseTimeoutMs: options.responseTimeoutMs ?? 5_000,
      enquireMs: options.enquireMs ?? 30_000,
      stallMs: options.stallMs ?? 30_000,
    },
    {
      submit: (session, message) => submits.take(session, message),
      change: () => deliveries.pump(),
    },
  )
  const deliveries = createDeliveries(network, clock, options.redeliverMs ?? 1_000, () => smsc.pick())
  const submits = createSubmits(network, handsets, clock, alphabets, (receipt) =>
    deliveries.deliver(receipt, () => {}),
  )
  let reference = 0

  function write(from: string, to: string, text: string): Bubble {
    const parts = partsFrom(from, to, text, reference++ & 0xff)
    const at = clock.now()
    const phone = localNumber(from)
    const bubble = handsets.add({
      phone,
      port: to,
      direction: 'out',
      text,
      at,
      segments: parts.length,
      state: 'sending',
    })
    const sent = orderOf(parts, network).filter(() => parts.length === 1 || !spoils(network, 'loseParts'))
    let open = sent.length
    for (const part of sent) {
      deliveries.deliver(part, (delivered) => {
        if (!delivered) handsets.change(bubble, 'failed')
        else if (--open === 0 && bubble.state === 'sending') handsets.change(bubble, 'sent')
      })
    }
    return bubble
  }

  function received(
    phone: string,
    match: (bubble: Bubble) => boolean = () => true,
    withinMs = 10_000,
  ): Promise<Bubble> {
    const wanted = (bubble: Bubble) => bubble.phone === phone && bubble.direction === 'in' && match(bubble)
    const already = handsets.of(phone).find(wanted)
    if (already) return Promise.resolve(already)
    return new Promise((resolve, reject) => {
      const giveUp = clock.after(withinMs, () => {
        stop()
        reject(new Error(`${phone} received nothing that fits within ${withinMs} ms`))
      })
      const stop = handsets.watch((bubble) => {
        if (!wanted(bubble)) return
        giveUp()
        stop()
        resolve(bubble)
      })
    })
  }

  const simulator: Simulator = {
    smppPort: smsc.port,
    httpPort: undefined,
    phones,
    ports,
    network,
    handsets,
    write,
    received,
    get binds() {
      return smsc.binds
    },
    get waiting() {
      return deliveries.waiting
    },
    get redelivered() {
      return deliveries.redelivered
    },
    get taken() {
      return submits.taken
    },
    deliver: (message) =>
      new Promise((resolve) => {
        deliveries.deliver(messagePdu({ command: command.deliverSm, ...message }), resolve)
      }),
    drop: () => smsc.drop(),
    unbind: () => smsc.unbind(),
    close: () => smsc.close(),
  }
  if (options.httpPort === undefined) return simulator
  const door = await openDoor(options.httpPort, simulator)
  return withDoor(simulator, door)
}

const REFUSAL =
  'The SMS simulator does not run with NODE_ENV=production: it answers for an SMSC and shows every text.'

/** The same object with the door's port; spreading would freeze its getters. */
function withDoor(simulator: Simulator, door: { port: number; close(): Promise<void> }): Simulator {
  return Object.create(simulator, {
    httpPort: { value: door.port },
    close: {
      value: async () => {
        await door.close()
        await simulator.close()
      },
    },
  }) as Simulator
}

/** deliver_sm PDUs of a text as a handset sends it: GSM where it fits, else UCS-2, in parts with an 8-bit header. */
function partsFrom(from: string, to: string, text: string, reference: number): Message[] {
  const { coding, parts } = segment(text)
  return parts.map((part, index) => {
    const header = parts.length > 1 ? header8(reference, parts.length, index + 1) : Buffer.alloc(0)
    return messagePdu({
      command: command.deliverSm,
      sourceTon: 1,
      sourceNpi: 1,
      source: `86${from}`,
      destinationNpi: 1,
      destination: to,
      esmClass: parts.length > 1 ? UDH_INDICATOR : 0,
      dataCoding: coding === 'ucs2' ? 8 : 0,
      shortMessage: Buffer.concat([header, octetsOf(part, coding)]),
    })
  })
}

function orderOf(parts: Message[], network: Network): Message[] {
  const ordered = network.reverseParts ? parts.toReversed() : parts
  return network.duplicateParts ? ordered.flatMap((part) => [part, part]) : ordered
}

const demoPhones: Phone[] = [
  { msisdn: '13800138000', label: '林晓' },
  { msisdn: '13900139000', label: '周明' },
  { msisdn: '13700137000', label: '陈静' },
]
