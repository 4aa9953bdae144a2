/** A web hall of one's own: the built pages on a free port, a fresh store, lines with a history, a clock to set. */
import { pino } from 'pino'
import { onTestFinished, afterAll, expect } from 'vitest'
import { seedReference } from '#drizzle/reference/seed.ts'
import { embeddedBoss } from '#server/boss/embedded.ts'
import { openHall } from '#server/hall.ts'
import { openWeb } from '#server/http/web.ts'
import { builtPages, FILES } from './built-pages.ts'
import { insertFullLine, type FullLine } from './full-line.ts'
import { NOW, secrets } from './line.ts'
import { DOCUMENT, PASSWORD } from './people.ts'
import { openTestStore } from './store.ts'

export { PASSWORD }

export type TestWeb = Awaited<ReturnType<typeof openTestWeb>>

/** Opened in a test it closes with it; at the top of a file, with the file. */
export async function openTestWeb(settings: { publicUrl?: string; importToken?: string } = {}) {
  const store = await openTestStore()
  await seedReference(store)
  const hall = openHall(store, { boss: embeddedBoss, secrets, limits: { knock: async () => null } })
  const clock = { now: NOW }
  const web = await openWeb(hall, await builtPages(), {
    host: '127.0.0.1',
    port: 0,
    publicUrl: settings.publicUrl,
    trustProxy: false,
    metricsToken: undefined,
    importToken: settings.importToken,
    cashierUrl: undefined,
    files: FILES,
    log: pino({ level: 'silent' }),
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
    newLine(name?: string): Promise<FullLine> {
      const msisdn = `1390001${String(1000 + numbers++)}`
      const line = { msisdn, now: NOW, passwordHash, documentHash, ...(name && { name }) }
      return store.transaction((tx) => insertFullLine(tx, line))
    },
  }
}
