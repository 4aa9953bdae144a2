/**
 * A browser that fills in the hall's forms through crashes. When the connection breaks before the answer, it sends the
 * very same form again, with the same request key, as people do who press reload.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { hiddenIn, newClient, type Shown } from '../support/http-client.ts'
import { acknowledge, nextErrand, nothingDone, type Done, type Errand, type Kit } from './errand.ts'
import { PASSWORD, type Person } from './people.ts'

const AGAIN_AFTER_MS = 40
const GIVE_UP_MS = 120_000

export type Browser = {
  readonly person: Person
  readonly done: Done
  /** Ids of the touches that the hall led it to. */
  readonly told: string[]
  /** Forms and pages that had to be asked for again. */
  readonly retries: number
  readonly underWay: boolean
  live(stopping: () => boolean): Promise<void>
}

/** @param url where the hall is now; it moves with each crash */
export function openBrowser(
  url: () => string,
  person: Person,
  random: () => number,
  thinkMs: number,
): Browser {
  const client = newClient(url)
  const done = nothingDone()
  const told: string[] = []
  const kit: Kit = {
    cards: person.browserCards.slice(),
    free: 'GJMY',
    charged: { code: 'CL5', priceFen: 500 },
  }
  let retries = 0
  let underWay = false

  async function insist(ask: () => Promise<Shown>): Promise<Shown> {
    const deadline = Date.now() + GIVE_UP_MS
    underWay = true
    try {
      for (;;) {
        const shown = await ask().catch(brokenConnection)
        if (shown) return shown
        if (Date.now() > deadline)
          throw new Error(`${person.msisdn}: no answer from the web hall for two minutes`)
        retries++
        await pause(AGAIN_AFTER_MS)
      }
    } finally {
      underWay = false
    }
  }

  /** Sends the form `name` of a page until it is answered. @returns where the answer leads */
  async function submit(path: string, name: string, fields: Record<string, string>): Promise<string> {
    const page = await insist(() => client.get(path))
    if (page.status !== 200) throw new Error(`${person.msisdn}: ${path} answered ${page.status}`)
    const form = { ...hiddenIn(page.html, name), ...fields }
    const { status, location } = await insist(() => client.post(path, form))
    if (status === 303 && location) return location
    throw new Error(`${person.msisdn}: the form ${name} of ${path} was answered ${status}`)
  }

  async function run(errand: Errand): Promise<void> {
    const { operation, field, word, asks } = errand
    const leads = await submit(`/do/${operation}`, 'operation', field ? { [field]: word } : {})
    done.expected.push({ operation, outcome: asks ? 'quoted' : 'done', slow: false })
    if (!asks) told.push(touchIn(leads))
    else {
      const end = await submit(leads, 'yes', { answer: 'yes' })
      done.expected.push({ operation, outcome: 'done', slow: false })
      told.push(touchIn(end))
    }
    acknowledge(done, errand)
  }

  return {
    person,
    done,
    told,
    get retries() {
      return retries
    },
    get underWay() {
      return underWay
    },
    async live(stopping) {
      const entered = await insist(async () => {
        const page = await client.get('/sign-in')
        // The cookie came, and the connection broke behind it.
        return page.status === 303 ? page : client.signIn(person.msisdn, PASSWORD)
      })
      if (entered.status !== 303)
        throw new Error(`${person.msisdn}: the sign-in was answered ${entered.status}`)
      for (let count = 1; !stopping(); count++) {
        await run(nextErrand(random, kit, done, count))
        await pause(random() * thinkMs)
      }
    },
  }
}

/** What `fetch` throws when a connection is refused or breaks; anything else is a fault of this test. */
function brokenConnection(error: unknown): undefined {
  if (!(error instanceof TypeError)) throw error
}

function touchIn(location: string): string {
  const [, id] = /^\/told\/([0-9a-f-]{36})(\?again)?$/.exec(location) ?? []
  if (!id) throw new Error(`what was done leads to ${location}`)
  return id
}
