/**
 * kill -9 under load: the web process and the SMS process of one hall are killed at random moments and started again,
 * while phones and browsers go on with their errands; then the books are read.
 *
 * The simulated network and the people live in this process and remember what they were told. On PostgreSQL the server
 * lives on; on SQLite what a dead process has written stays with the operating system, so this says nothing about power
 * cuts (`synchronous=FULL` does).
 */
import { setTimeout as pause } from 'node:timers/promises'
import { startSimulator, type Simulator } from '#sms/simulator/simulator.ts'
import { builtPages } from '../support/built-pages.ts'
import { seeded } from '../support/hostile.ts'
import { openBrowser, type Browser } from './browser.ts'
import { SECRET_KEY, settle } from './people.ts'
import { openPhone } from './phone.ts'
import type { CrashPlace } from './place.ts'
import { startProcess, type Hall } from './processes.ts'
import type { CrashReport } from './report.ts'
import { verify, type Life } from './verify.ts'

export type CrashOptions = {
  place: CrashPlace
  kills: number
  seed: number
  people: number
  browsers: number
  /** A process that is open lives for a random part of this. */
  lifeMs: number
  /** A person waits for a random part of this between two errands. */
  thinkMs: number
  onKill?: (kills: number) => void
}

const SMSC_PASSWORD = 'simulat'
/** Steps that were under way end by then. */
const FINISH_WITHIN_MS = 120_000
const BUSY_WITHIN_MS = 60_000
const LETTERS_WITHIN_MS = 10_000

export async function crash(options: CrashOptions): Promise<CrashReport> {
  const began = Date.now()
  await builtPages()
  const { place, seed } = options
  const store = await place.open()
  const people = await settle(store, options.people, Date.now())
  await store.close()
  const simulator = await startSimulator({
    password: SMSC_PASSWORD,
    responseTimeoutMs: 10_000,
    redeliverMs: 100,
  })
  const { web, sms, url } = await openHall(place, simulator)
  const chance = (stream: number) => seeded(seed * 1009 + stream)
  const lives = people.map((person, index): Life => ({
    person,
    phone: openPhone(simulator, person, chance(index), options.thinkMs),
    browser:
      index < options.browsers ? openBrowser(url, person, chance(1000 + index), options.thinkMs) : undefined,
  }))
  const working = load(lives)
  await busy(lives, working.failed)
  const struck = await strike(options, [web, sms], chance(5000), lives, working.failed)
  working.stop()
  const unfinished = await working.finished()
  await lettersLeave(simulator)
  const codes = [await web.stop(), await sms.stop()]
  await simulator.close()

  const books = await place.open()
  const verdict = await verify(books, lives).finally(() => books.close())
  const faults = [...web.faults, ...sms.faults]
  return {
    ...struck,
    ...verdict,
    seed,
    engine: place.env.DATABASE_URL ? 'postgres' : 'sqlite',
    seconds: (Date.now() - began) / 1000,
    texts: lives.reduce((sum, { phone }) => sum + phone.said.length, 0),
    redelivered: simulator.redelivered,
    forms: browsersOf(lives).reduce((sum, { done }) => sum + done.expected.length, 0),
    retries: browsersOf(lives).reduce((sum, { retries }) => sum + retries, 0),
    creditFen: lives.reduce((sum, { phone, browser }) => sum + creditOf(phone) + creditOf(browser), 0),
    cards: lives.reduce((sum, { phone, browser }) => sum + cardsOf(phone) + cardsOf(browser), 0),
    violations: [
      ...unfinished,
      ...faults,
      ...codes.flatMap((code) =>
        code === 0 ? [] : [`a process that was asked to close ended with ${code}`],
      ),
      ...verdict.violations,
    ],
  }
}

type Actor = Pick<Browser, 'done'>
const creditOf = (actor: Actor | undefined) => actor?.done.creditFen ?? 0
const cardsOf = (actor: Actor | undefined) => actor?.done.cards.length ?? 0
const browsersOf = (lives: Life[]) => lives.flatMap(({ browser }) => browser ?? [])

async function openHall(place: CrashPlace, simulator: Simulator) {
  // A Redis that is configured and never there stops nobody.
  const env = {
    ...place.env,
    SECRET_KEY,
    LOG_LEVEL: 'info',
    REDIS_URL: 'redis://127.0.0.1:1',
    PUBLIC_URL: '',
  }
  const web = startProcess('web', 'server/main.ts', { ...env, PORT: '0' }, 'the web hall is open')
  const smsEnv = { ...env, SMSC_PORT: `${simulator.smppPort}`, SMSC_PASSWORD, SMS_HTTP_PORT: '0' }
  const sms = startProcess(
    'sms',
    'sms/main.ts',
    { ...smsEnv, SMS_TEXTS_PER_MINUTE: '1000000' },
    'the SMS hall is open',
  )
  let url = ''
  const follow = async () => {
    for (let followed = 0; ; await pause(10, undefined, { ref: false })) {
      const { starts } = web
      if (followed === starts) continue
      url = (await web.open().catch(() => undefined))?.url ?? url
      followed = starts
    }
  }
  void follow()
  url = (await web.open()).url ?? ''
  await sms.open()
  return { web, sms, url: () => url }
}

/** Everybody at their errands. A person who meets what must not be stops, and says so. */
function load(lives: Life[]) {
  const faults: string[] = []
  let stopping = false
  const everybody = lives.flatMap(({ phone, browser }) => (browser ? [phone, browser] : [phone]))
  const running = Promise.all(
    everybody.map((one) =>
      one
        .live(() => stopping)
        .catch((error: unknown) => {
          faults.push(error instanceof Error ? error.message : String(error))
        }),
    ),
  )
  return {
    failed: () => faults.length > 0,
    stop() {
      stopping = true
    },
    async finished(): Promise<string[]> {
      const late = pause(FINISH_WITHIN_MS, 'late' as const, { ref: false })
      if ((await Promise.race([running, late])) === 'late')
        faults.push('somebody never got to the end of an errand')
      return faults
    },
  }
}

/** Nobody is killed before both doors have something to lose. */
async function busy(lives: Life[], failed: () => boolean): Promise<void> {
  const deadline = Date.now() + BUSY_WITHIN_MS
  const begun = (actors: Actor[]) => actors.some(({ done }) => done.expected.length > 0)
  const all = () => begun(lives.map(({ phone }) => phone)) && begun(browsersOf(lives))
  while (!all() && !failed() && Date.now() < deadline) await pause(20)
}

/** Kills until enough were killed; each process has its own fate, so that both may be gone at once. */
async function strike(
  options: CrashOptions,
  halls: Hall[],
  random: () => number,
  lives: Life[],
  failed: () => boolean,
) {
  const counts = { kills: 0, killsInWork: 0, killsAtStart: 0 }
  const busy = {
    sms: () => lives.some(({ phone }) => phone.underWay),
    web: () => browsersOf(lives).some(({ underWay }) => underWay),
  }
  const torment = async (hall: Hall) => {
    while (counts.kills < options.kills && !failed()) {
      const atStart = random() < 0.12
      if (!atStart) await hall.open()
      await pause(random() * (atStart ? 600 : options.lifeMs))
      if (counts.kills >= options.kills || failed()) break
      counts.kills++
      if (atStart) counts.killsAtStart++
      if (busy[hall.name === 'sms' ? 'sms' : 'web']()) counts.killsInWork++
      await hall.kill()
      options.onKill?.(counts.kills)
    }
    await hall.open()
  }
  await Promise.all(halls.map(torment))
  return counts
}

/** Receipts and answers that are on their way arrive; what a dead process held under a lease waits for its time. */
async function lettersLeave(simulator: Simulator): Promise<void> {
  const deadline = Date.now() + LETTERS_WITHIN_MS
  let seen = -1
  while (Date.now() < deadline && seen !== simulator.taken) {
    seen = simulator.taken
    await pause(400)
  }
}
