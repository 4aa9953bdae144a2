/** The web process: settings → store → hall → pages → listen. */
import { pino } from 'pino'
import { embeddedBoss } from './boss/embedded.ts'
import { openHall } from './hall.ts'
import { keepHouse, storeTasks } from './housekeeping.ts'
import { cashierTerms, openPayments, type PaymentPlace } from './http/payments.ts'
import { webSettings, type WebSettings } from './http/settings.ts'
import type { Pages } from './http/visit.ts'
import { openWeb } from './http/web.ts'
import { openLimits } from './identity/limits.ts'
import { openSecrets } from './identity/secrets.ts'
import { openRedis } from './redis.ts'
import { houseKey } from './secret-key.ts'
import { endStart, readSettings } from './settings.ts'
import { openStore } from './store/store.ts'
import { openTill } from './topup/till.ts'

/** Built by `npm run build`. */
const PAGES = new URL('../build/server/index.js', import.meta.url)
const FILES = new URL('../build/client/', import.meta.url)

async function start(env: WebSettings): Promise<void> {
  const log = pino({ level: env.LOG_LEVEL })
  const { pages } = (await import(PAGES.href)) as { pages: Pages }
  const onFault = (fault: unknown) => log.error({ err: fault }, 'the store reports a fault')
  const onWait = (what: string) => log.warn({ what }, 'the start waits for the database')
  const store = await openStore({ url: env.DATABASE_URL, file: env.DATABASE_FILE, onFault, onWait })
  await store.migrate()
  log.info('the database is open')
  const sandbox = !env.CASHIER_URL && (env.SANDBOX_CASHIER ?? !env.PUBLIC_URL?.startsWith('https:'))
  const key = houseKey(env)
  const redis = env.REDIS_URL ? openRedis(env.REDIS_URL, log) : undefined
  const terms = cashierTerms(placeOf(env, key, sandbox))
  const hall = openHall(store, {
    boss: embeddedBoss,
    secrets: openSecrets(key),
    limits: openLimits(redis?.counters),
    till: openTill({ cardKey: key, cashier: terms }),
  })
  const payments = terms ? openPayments(hall, terms, sandbox, log) : undefined
  const web = await openWeb(hall, pages, {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    trustProxy: env.TRUST_PROXY,
    metricsToken: env.METRICS_TOKEN,
    importToken: env.IMPORT_TOKEN,
    agentToken: env.AGENT_TOKEN,
    cashierUrl: env.CASHIER_URL,
    payments,
    files: FILES.pathname,
    log,
    clock: Date.now,
  })
  const tasks = [...storeTasks(store), ...(payments?.tasks ?? [])]
  const stopTasks = keepHouse(tasks, Date.now, (task, err) => log.error({ err, task }, 'a task failed'))
  log.info({ url: web.url }, 'the web hall is open')

  let closing = false
  const close = async () => {
    if (closing) return
    closing = true
    log.info('the web hall closes')
    await stopTasks()
    await web.close()
    redis?.close()
    await store.close()
  }
  process.once('SIGTERM', () => void close())
  process.once('SIGINT', () => void close())
}

function placeOf(env: WebSettings, secretKey: string, sandbox: boolean): PaymentPlace {
  const ownUrl = `http://${env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST}:${env.PORT}`
  const { CASHIER_URL: cashierUrl, CASHIER_SECRET: cashierSecret } = env
  return { publicUrl: env.PUBLIC_URL ?? ownUrl, ownUrl, cashierUrl, cashierSecret, sandbox, secretKey }
}

try {
  const env = readSettings('web', webSettings, process.env)
  // React and React Router choose their fast build by it.
  process.env['NODE_ENV'] ??= 'production'
  await start(env)
} catch (error) {
  endStart(error)
}
