/** The SMS process: environment → store → portal → link → answers. */
import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openHall } from '#server/hall.ts'
import { openSecrets } from '#server/identity/secrets.ts'
import { openRedis } from '#server/redis.ts'
import { houseKey } from '#server/secret-key.ts'
import { CannotStart, endStart, readSettings } from '#server/settings.ts'
import { openStore } from '#server/store/store.ts'
import { openTill } from '#server/topup/till.ts'
import { message } from '#words/message.ts'
import { smsSettings, type SmsSettings } from './settings.ts'
import { openTextHall } from './text-hall.ts'
import { startWatch } from './watch.ts'

const DRAIN_MS = 15_000

async function start(env: SmsSettings): Promise<void> {
  const log = pino({ level: env.LOG_LEVEL, base: { process: 'sms' } })
  const store = await openStore({
    url: env.DATABASE_URL,
    file: env.DATABASE_FILE,
    onFault: (error) => log.error({ error }, 'an effect after a commit failed'),
    onWait: (what) => log.warn({ what }, 'the start waits for the database'),
  })
  await store.migrate()
  log.info('the database is open')
  const key = houseKey(env)
  const redis = env.REDIS_URL ? openRedis(env.REDIS_URL, log) : undefined
  const { portal, operations } = openHall(store, {
    boss: embeddedBoss,
    secrets: openSecrets(key),
    till: openTill({ cardKey: key, cashier: null }),
  })
  const told = { ...optionsOf(env, key), sums: redis }
  const hall = openTextHall({ store, portal, operations, log, now: Date.now, ...told })
  const watch = await startWatch(hall, store, env.SMS_HTTP_HOST, env.SMS_HTTP_PORT)
  log.info({ smsc: `${env.SMSC_HOST}:${env.SMSC_PORT}`, watch: watch.address() }, 'the SMS hall is open')

  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'closing')
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    watch.close()
    hall
      .close()
      .then(() => redis?.close())
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ error }, 'closing failed')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function optionsOf(env: SmsSettings, key: string) {
  return {
    shortCode: env.SMS_SHORT_CODE,
    extension: env.SMS_EXTENSION,
    ...(env.SMS_HEAD ? { head: message(env.SMS_HEAD, env.SMS_HEAD) } : {}),
    ...(env.SMS_SIGNATURE ? { signature: message(env.SMS_SIGNATURE, env.SMS_SIGNATURE) } : {}),
    pageSegments: env.SMS_PAGE_SEGMENTS,
    textsPerMinute: env.SMS_TEXTS_PER_MINUTE,
    link: {
      host: env.SMSC_HOST,
      port: env.SMSC_PORT,
      systemId: env.SMSC_SYSTEM_ID,
      password: env.SMSC_PASSWORD,
      keySecret: key,
      window: env.SMSC_WINDOW,
      ...(env.SMSC_TLS === 'on' ? { tls: tlsOf(env) } : {}),
      ...(env.SMSC_SEGMENTS_PER_SECOND ? { maxSegmentsPerSecond: env.SMSC_SEGMENTS_PER_SECOND } : {}),
    },
  }
}

function tlsOf({ SMSC_TLS_CA: file, SMSC_TLS_NAME: servername }: SmsSettings) {
  return { ...(file ? { ca: authorityIn(file) } : {}), ...(servername ? { servername } : {}) }
}

/** @throws CannotStart when there is no certificate in the file */
function authorityIn(file: string): string {
  const [pem, why] = readText(file)
  if (!pem?.includes('-----BEGIN CERTIFICATE-----'))
    throw new CannotStart(`sms cannot start: SMSC_TLS_CA ${why ?? 'holds no certificate'}`)
  return pem
}

function readText(file: string): [text: string | undefined, why?: string] {
  try {
    return [readFileSync(file, 'utf8')]
  } catch (error) {
    return [undefined, `cannot be read (${(error as NodeJS.ErrnoException).code})`]
  }
}

try {
  await start(readSettings('sms', smsSettings, process.env))
} catch (error) {
  endStart(error)
}
