/** What the link's tests share: a simulated SMSC, a link to it, and what the link has told. */
import { afterEach } from 'vitest'
import { openLink, type Link } from '#sms/link.ts'
import type {
  IncompleteMo,
  LinkHandlers,
  LinkLog,
  LinkOptions,
  LinkState,
  Mo,
  Mt,
} from '#sms/link-options.ts'
import type { Receipt } from '#sms/smpp/receipt.ts'
import { startSimulator, type Simulator, type SimulatorOptions } from '#sms/simulator/simulator.ts'

/** Closed after each test, last first. */
export const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close()
})

export const quiet = { info() {}, warn() {}, error() {} }
export const phone = '13800138000'

export async function simulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  const started = await startSimulator({ password: 'secret', redeliverMs: 20, ...options })
  open.push(started)
  return started
}

export type Seen = {
  mos: Mo[]
  batches: number[]
  receipts: Receipt[]
  states: LinkState[]
  incomplete: IncompleteMo[]
  late: string[]
}

/** A link to the simulator that answers `回：<text>` to each text unless told otherwise. */
export function link(
  port: number,
  options: Partial<LinkOptions> = {},
  handlers: Partial<LinkHandlers> = {},
  log: Partial<LinkLog> = {},
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
      incomplete: (mo) => void seen.incomplete.push(mo),
      late: (mt, fate) => seen.late.push(`${mt.text} ${fate.kind}`),
      ...handlers,
    },
    { ...quiet, ...log },
  )
  open.push(opened)
  return { link: opened, seen, bound: () => until(() => opened.state === 'bound') }
}

export async function until(condition: () => boolean, withinMs = 10_000): Promise<void> {
  const deadline = Date.now() + withinMs
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${condition.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export const reply = (text: string, more: Partial<Mt> = {}): Mt => ({
  to: phone,
  from: '10086',
  text,
  priority: 'reply',
  ...more,
})
