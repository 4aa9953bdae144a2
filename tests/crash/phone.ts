/** A phone that texts the hall through crashes: one text at a time, the next when the network has this one's answer. */
import { setTimeout as pause } from 'node:timers/promises'
import { operations } from '#server/operations.ts'
import type { Operation } from '#server/operation.ts'
import type { Simulator } from '#sms/simulator/simulator.ts'
import { acknowledge, nextErrand, nothingDone, type Done, type Errand, type Kit } from './errand.ts'
import type { Person } from './people.ts'

const PORT = '10086'
const YES = '是'
/** The hall takes the same words within twenty seconds for the same text; a text under way for longer may count anew. */
const SLOW_MS = 15_000
/** An answer that a crash has swallowed leaves with a later process; nobody waits for it. */
const ANSWER_WITHIN_MS = 1500

export type Phone = {
  readonly person: Person
  readonly done: Done
  /** Every text it sent, and every answer it got. */
  readonly said: string[]
  readonly heard: string[]
  readonly underWay: boolean
  /** Does errands until told to stop, and finishes the last one. */
  live(stopping: () => boolean): Promise<void>
}

export function openPhone(
  simulator: Simulator,
  person: Person,
  random: () => number,
  thinkMs: number,
): Phone {
  const done = nothingDone()
  const said: string[] = []
  const heard: string[] = []
  const kit: Kit = {
    cards: person.phoneCards.slice(),
    free: 'HJZY',
    charged: { code: 'LDTX', priceFen: 300 },
  }
  let underWay = false
  let onAnswer: () => void = () => undefined
  let onSent: (state: string) => void = () => undefined
  simulator.handsets.watch((bubble) => {
    if (bubble.phone !== person.msisdn) return
    if (bubble.direction === 'in') {
      heard.push(bubble.text)
      onAnswer()
    } else if (bubble.state !== 'sending') onSent(bubble.state)
  })

  /** @returns whether it took so long that it may have counted twice */
  async function text(words: string): Promise<boolean> {
    const began = Date.now()
    const answered = new Promise<void>((resolve) => (onAnswer = resolve))
    const sent = new Promise<string>((resolve) => (onSent = resolve))
    underWay = true
    said.push(words)
    simulator.write(person.msisdn, PORT, words)
    const state = await sent
    underWay = false
    if (state !== 'sent')
      throw new Error(`${person.msisdn}: the hall refused the text ${words.slice(0, 4)} for good`)
    await Promise.race([answered, pause(ANSWER_WITHIN_MS, undefined, { ref: false })])
    return Date.now() - began > SLOW_MS
  }

  async function run(errand: Errand, count: number): Promise<void> {
    const { operation, asks } = errand
    const slow = await text(wordsOf(errand, count))
    done.expected.push({ operation, outcome: asks ? 'quoted' : 'done', slow })
    if (asks) done.expected.push({ operation, outcome: 'done', slow: await text(YES) })
    acknowledge(done, errand)
  }

  return {
    person,
    done,
    said,
    heard,
    get underWay() {
      return underWay
    },
    async live(stopping) {
      for (let count = 1; !stopping(); count++) {
        await run(nextErrand(random, kit, done, count), count)
        await pause(random() * thinkMs)
      }
    },
  }
}

/** A number behind the command is not heard, and makes the text another one than before. */
function wordsOf({ operation, word }: Errand, count: number): string {
  const { keyword = '' }: Pick<Operation, 'keyword'> = operations[operation]
  return operation === 'topUp' ? `${keyword} ${word}` : [keyword, word, count].filter(Boolean).join(' ')
}
