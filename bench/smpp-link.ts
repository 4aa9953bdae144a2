/**
 * The link's own ceiling: a link whose handler echoes each text, and a load in a process of its own, over loopback.
 * Usage: node bench/smpp-link.ts [commands per window]
 *
 * Prints for each window the whole commands a second (a text in, its answer out, both acknowledged), the times, and the CPU that the link's
 * process took for one command; below them the codec alone in the same process, as the reference.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { openLink } from '#sms/link.ts'
import { decode } from '#sms/smpp/decode.ts'
import { encode } from '#sms/smpp/encode.ts'
import { command, messagePdu } from '#sms/smpp/pdu.ts'
import { openLoad, type Load } from '#sms/simulator/load.ts'
import { benchmark, whileAlive } from './alive.ts'

const WINDOWS = [1, 10, 100, 1_000]
const ANSWER = '【青岚通信】截至11月22日9时，您的账户余额为128.50元。回复CXZD查账单，CZ充值。'

if (process.argv[2] === 'link') runLink(Number(process.argv[3]))
else await benchmark(() => runLoad(Number(process.argv[2] ?? 200_000)))

function runLink(port: number): void {
  const quiet = { info() {}, warn: console.warn, error: console.error }
  const link = openLink(
    { host: '127.0.0.1', port, systemId: 'bench', password: 'bench', keySecret: 'bench', window: 1_000 },
    {
      messages: (batch) =>
        batch.map((mo) => {
          void link.send({ to: mo.from, from: mo.to, text: ANSWER, priority: 'reply' })
          return Promise.resolve()
        }),
      receipt() {},
      state() {},
    },
    quiet,
  )
  process.on('message', () => process.send?.(process.cpuUsage()))
}

async function runLoad(commands: number): Promise<void> {
  const load = await openLoad()
  const child = fork(new URL(import.meta.url), ['link', String(load.port)])
  await whileAlive('the link', child, measure(load, child, commands))
  child.kill()
  await load.close()
  codecAlone(commands)
}

async function measure(load: Load, child: ChildProcess, commands: number): Promise<void> {
  const cpu = () =>
    new Promise<NodeJS.CpuUsage>((resolve) => {
      child.once('message', (usage) => resolve(usage as NodeJS.CpuUsage))
      child.send('cpu')
    })
  await load.bound()
  await load.pump({ subscribers: 5_000, window: 100, commands: 50_000 })
  console.log('window  commands/s   p50 ms   p99 ms   link CPU µs/command   lost')
  for (const window of WINDOWS) {
    const before = await cpu()
    const share = window === 1 ? 0.1 : window === 10 ? 0.5 : 1
    const report = await load.pump({ subscribers: 5_000, window, commands: Math.round(commands * share) })
    const after = await cpu()
    const cpuUs = (after.user + after.system - before.user - before.system) / report.commands
    const columns = [
      String(window).padStart(6),
      Math.round(report.perSecond).toLocaleString('en').padStart(11),
      report.p50Ms.toFixed(2).padStart(8),
      report.p99Ms.toFixed(2).padStart(8),
      cpuUs.toFixed(1).padStart(21),
      String(report.lost + report.refused).padStart(6),
    ]
    console.log(columns.join(' '))
  }
}

function codecAlone(rounds: number): void {
  const shortMessage = Buffer.from(ANSWER, 'utf16le').swap16()
  const message = messagePdu({
    command: command.submitSm,
    source: '10086',
    destination: '8613800138000',
    dataCoding: 8,
    shortMessage,
  })
  let octets = 0
  const startedAt = performance.now()
  for (let n = 0; n < rounds; n++) {
    const bytes = encode(message)
    octets += decode(bytes, 0, bytes.length).sequence + bytes.length
  }
  const perSecond = rounds / ((performance.now() - startedAt) / 1000)
  console.log(
    `codec alone: ${Math.round(perSecond).toLocaleString('en')} round trips/s of ${octets / rounds} octets`,
  )
}
