/** The other side of `bench/push.ts`, in a process of its own: an SMSC that answers at once and sends no receipts. */
import { startSmsc } from '#sms/simulator/smsc.ts'
import { systemClock } from '#sms/smpp/clock.ts'
import { status } from '#sms/smpp/status.ts'

const taken = { count: 0 }
const smsc = await startSmsc(
  {
    port: 0,
    systemId: '',
    password: 'secret',
    clock: systemClock,
    window: 2000,
    responseTimeoutMs: 10_000,
    enquireMs: 60_000,
    stallMs: 60_000,
  },
  {
    submit: (session, message) => session.respond(message, status.ok, String(++taken.count)),
    change() {},
  },
)
console.log(smsc.port)
