/** A web hall of one's own: the built pages on a free port, a fresh store, lines with a history, a clock to set. */
import { createServer } from 'node:net'
import { pino } from 'pino'
import { onTestFinished, afterAll, expect } from 'vitest'
import { seedReference } from '#drizzle/reference/seed.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openHall } from '#server/hall.ts'
import { cashierTerms, openPayments } from '#server/http/payments.ts'
import { openWeb } from '#server/http/web.ts'
import { openTill } from '#server/topup/till.ts'
import { builtPages, FILES } from './built-pages.ts'
import { insertFullLine, type FullLine } from './full-line.ts'
import { NOW, secrets } from './line.ts'
import { DOCUMENT, PASSWORD } from './people.ts'
import { openTestStore } from './store.ts'

export { PASSWORD }

export type TestWeb = Awaited<ReturnType<typeof openTestWeb>>

/** Opened in a test it closes with it; at the top of a file, with the file. */
export async function openTestWeb(
  settings: { publicUrl?: string; importToken?: string; agentToken?: string; surveyOneIn?: number } = {},
) {
  const store = await openTestStore()
  await seedReference(store)
  const clock = { now: NOW }
  const port = await freePort()
  const ownUrl = `http://127.0.0.1:${port}`
  const place = { publicUrl: ownUrl, ownUrl, cashierUrl: undefined, cashierSecret: undefined, sandbox: true }
  const terms = cashierTerms({ ...place, secretKey: 'a key for tests that is long enough' })
  const till = openTill({ cardKey: 'cards', cashier: terms })
  const hall = openHall(store, {
    boss: embeddedBoss,
    secrets,
    till,
    limits: { knock: async () => null },
    surveyOneIn: settings.surveyOneIn ?? 1_000_000,
  })
  const log = pino({ level: 'silent' })
  const payments = terms ? openPayments(hall, terms, true, log) : undefined
  const web = await openWeb(hall, await builtPages(), {
    host: '127.0.0.1',
    port,
    payments,
    publicUrl: settings.publicUrl,
    trustProxy: false,
    metricsToken: undefined,
    importToken: settings.importToken,
    agentToken: settings.agentToken,
    cashierUrl: undefined,
    files: FILES,
    log,
    clock: () => clock.now,
  })
  const close = () => web.close(0)
  if (expect.getState().currentTestName) onTestFinished(close)
  else afterAll(close)

  const passwordHash = await secrets.hash(PASSWORD)
  const documentHash = await secrets.hash(DOCUMENT)
  let numbers = 0
  return {
    hall,
    store,
    clock,
    url: web.url,
    /** Lets the sandbox cashier tell its results now. */
    async settle() {
      for (const task of payments?.tasks ?? []) await task.run(clock.now)
    },
    newLine(name?: string): Promise<FullLine> {
      const msisdn = `1390001${String(1000 + numbers++)}`
      const line = { msisdn, now: NOW, passwordHash, documentHash, ...(name && { name }) }
      return store.transaction((tx) => insertFullLine(tx, line))
    },
  }
}

/** The cashier's links name the port before the hall listens on it. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
