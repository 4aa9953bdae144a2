import { afterEach, expect, test } from 'vitest'
import { openLink, type Link } from './link.ts'
import type { IncompleteMo, LinkHandlers, LinkOptions, LinkState, Mo, Mt } from './link-options.ts'
import type { Receipt } from './smpp/receipt.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator/simulator.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})

const quiet = { info() {}, warn() {}, error() {} }
const phone = '13800138000'

async function simulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const started = await startSimulator({ password: 'secret', redeliverMs: 20, ...options })
  open.push(started)
  return started
}

type Seen = {
  mos: Mo[]
  batches: number[]
  receipts: Receipt[]
  states: LinkState[]
  incomplete: IncompleteMo[]
  late: string[]
}

/** A link to the simulator that answers `回：<text>` to each text unless told otherwise. */
function link(
  port: number,
  options: Partial<LinkOptions> = {},
  handlers: Partial<LinkHandlers> = {},
): { link: Link; seen: Seen; bound: () => Promise<void> } {
  const seen: Seen = { mos: [], batches: [], receipts: [], states: [], incomplete: [], late: [] }
  const opened = openLink(
    {
      host: '127.0.0.1',
      port,
      systemId: 'hall',
      password: 'secret',
      keySecret: 'test',
      responseTimeoutMs: 300,
      drainMs: 500,
      backoff: { firstMs: 10, maxMs: 100 },
      ...options,
    },
    {
      messages(batch) {
        seen.batches.push(batch.length)
        return batch.map((mo) => {
          seen.mos.push(mo)
          void opened.send({ to: mo.from, from: mo.to, text: `回：${mo.text}`, priority: 'reply' })
          return Promise.resolve()
        })
      },
      receipt: (receipt) => seen.receipts.push(receipt),
      state: (state) => seen.states.push(state),
      incomplete: (mo) => seen.incomplete.push(mo),
      late: (mt, fate) => seen.late.push(`${mt.text} ${fate.kind}`),
      ...handlers,
    },
    quiet,
  )
  open.push(opened)
  return { link: opened, seen, bound: () => until(() => opened.state === 'bound') }
}

async function until(condition: () => boolean, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const reply = (text: string, more: Partial<Mt> = {}): Mt => ({
  to: phone,
  from: '10086',
  text,
  priority: 'reply',
  ...more,
})

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
