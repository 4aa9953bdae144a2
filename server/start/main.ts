/**
 * The whole operator on one machine: migrate, seed when empty, then a simulated SMSC with its handset, the SMS hall and
 * the web hall under one parent that shuts them down cleanly. For a look and for development; production runs
 * `npm run web` and `npm run sms` apart.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { demoPhones } from '#drizzle/demo/describe.ts'
import { hasSubscribers, seedDemo } from '#drizzle/demo/seed-demo.ts'
import { openSecrets } from '#server/identity/secrets.ts'
import { houseKey } from '#server/secret-key.ts'
import { endStart, readSettings } from '#server/settings.ts'
import { openStore } from '#server/store/store.ts'
import { cardHash } from '#server/topup/card-code.ts'
import { speak, type Language } from '#words/message.ts'
import { announcement } from './announce.ts'
import { buildIfStale } from './build.ts'
import { raise, type Part } from './children.ts'
import { mustBeFree } from './free-port.ts'
import { m } from './messages.ts'
import { startSettings, type StartSettings } from './settings.ts'

const SMSC_PASSWORD = 'simulat'

async function start(settings: StartSettings, language: Language): Promise<void> {
  const say = speak[language]
  const folder = dirname(settings.DATABASE_FILE)
  mkdirSync(folder, { recursive: true })
  const key = houseKey(settings)
  await mustBeFree('PORT', settings.HOST, settings.PORT)
  await mustBeFree('SMPP_PORT', settings.HOST, settings.SMPP_PORT)
  await mustBeFree('HANDSET_PORT', settings.HOST, settings.HANDSET_PORT)
  await mustBeFree('SMS_HTTP_PORT', settings.HOST, settings.SMS_HTTP_PORT)
  await buildIfStale(() => console.log(say(m.building)))
  await prepareData(settings, key, (seeding) => console.log(say(m.seeding, seeding)))

  const phones = join(folder, 'handsets.json')
  writeFileSync(phones, JSON.stringify(handsets(settings, language)))
  console.log(say(m.starting))
  const family = await raise(partsOf(settings, key, phones))
  const urls = {
    web: `http://${settings.HOST}:${settings.PORT}/`,
    handset: `http://${settings.HOST}:${settings.HANDSET_PORT}/`,
  }
  console.log(announcement(language, urls))

  let closing = false
  const close = (reason?: string) => {
    if (closing) return
    closing = true
    console.log(reason ?? say(m.closing))
    family.stop().then(
      () => process.exit(reason ? 1 : 0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', () => close())
  process.on('SIGTERM', () => close())
  close(await family.gaveUp)
}

/** Migrates, and seeds the demo into a store that has nobody yet. */
async function prepareData(
  settings: StartSettings,
  key: string,
  report: (seeding: { done: number; of: number }) => void,
): Promise<void> {
  const store = await openStore({ url: settings.DATABASE_URL, file: settings.DATABASE_FILE })
  try {
    await store.migrate()
    if (await hasSubscribers(store)) return
    const secrets = openSecrets(key)
    const subscribers = settings.DEMO_SUBSCRIBERS
    const step = Math.max(500, Math.ceil(subscribers / 20))
    await seedDemo(store, {
      now: Date.now(),
      subscribers,
      hash: (secret) => secrets.hash(secret),
      cardHash: (code) => cardHash(key, code),
      onProgress: ({ done, of }) => done % step === 0 && report({ done, of }),
    })
  } finally {
    await store.close()
  }
}

function handsets({ DEMO_SUBSCRIBERS: subscribers }: StartSettings, language: Language) {
  return demoPhones({ now: Date.now(), subscribers }).map(({ msisdn, label }) => ({
    msisdn,
    label: label[language],
  }))
}

function partsOf(settings: StartSettings, key: string, phones: string): Part[] {
  const { HOST, PORT, SMPP_PORT, HANDSET_PORT, SMS_HTTP_PORT, DATABASE_FILE, DATABASE_URL } = settings
  const house = { DATABASE_FILE, SECRET_KEY: key, ...(DATABASE_URL ? { DATABASE_URL } : {}) }
  return [
    {
      name: 'simulator',
      entry: 'sms/simulator/main.ts',
      env: {
        SIMULATOR_SMPP_PORT: `${SMPP_PORT}`,
        SIMULATOR_HTTP_PORT: `${HANDSET_PORT}`,
        SIMULATOR_PASSWORD: SMSC_PASSWORD,
        SIMULATOR_PHONES: phones,
      },
      ready: `http://127.0.0.1:${HANDSET_PORT}/`,
    },
    {
      name: 'sms',
      entry: 'sms/main.ts',
      env: {
        ...house,
        SMSC_PORT: `${SMPP_PORT}`,
        SMSC_PASSWORD,
        SMS_HTTP_PORT: `${SMS_HTTP_PORT}`,
        LOG_LEVEL: 'warn',
      },
      ready: `http://127.0.0.1:${SMS_HTTP_PORT}/readyz`,
    },
    {
      name: 'web',
      entry: 'server/main.ts',
      env: { ...house, HOST, PORT: `${PORT}`, LOG_LEVEL: 'warn' },
      ready: `http://${HOST}:${PORT}/readyz`,
    },
  ]
}

const language: Language = /^zh/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'zh' : 'en'
try {
  await start(readSettings('npm start', startSettings, process.env), language)
} catch (error) {
  endStart(error)
}
