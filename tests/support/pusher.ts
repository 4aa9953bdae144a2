/** A process that sends campaigns until it is killed. */
import { randomUUID } from 'node:crypto'
import { openStore } from '#server/store/store.ts'
import { openLink } from '#sms/link.ts'
import { openPushSender, type PushSender } from '#sms/push-sender.ts'

const [place = '{}', port = '0', offsetMs = '0'] = process.argv.slice(2)
const store = await openStore(JSON.parse(place) as { url?: string; file?: string })
const quiet = {
  info() {},
  warn() {},
  error: (fields: object, message: string) => console.error(message, fields),
}
const now = () => Date.now() + Number(offsetMs)
const desk: { pushes?: PushSender } = {}
const link = openLink(
  {
    host: '127.0.0.1',
    port: Number(port),
    systemId: 'hall',
    password: 'secret',
    keySecret: 'test',
    backoff: { firstMs: 10, maxMs: 50 },
  },
  { messages: () => [], receipt: (receipt) => desk.pushes?.receipt(receipt), state() {} },
  { ...quiet, info() {}, warn() {} },
)
desk.pushes = openPushSender({
  store,
  send: (mt) => link.send(mt),
  linkState: () => link.state,
  holder: randomUUID(),
  leaseMs: 1_000,
  pollMs: 10,
  now,
  log: quiet,
})
