/**
 * Letters leave here. The hall's own replies come straight from the commit, under a lease that keeps other senders off;
 * what others put into the outbox (codes, results, notices) and what a crashed sender left is claimed in batches.
 *
 * A letter leaves the table when the SMSC has taken it. One that was on its way when its sender or its answer was lost is
 * sent once more, and no more than once: two texts are a nuisance, none is a subscriber without an answer.
 */
import type { PostedLetter } from '#server/operation.ts'
import type { Store } from '#server/store/store.ts'
import type { Fate } from './link-options.ts'
import type { Link } from './link.ts'
import { claimLetters, lettersWait, releaseLetter, removeLetters, type Claimed } from './outbox-rows.ts'

export type OutboxSenderOptions = {
  store: Store
  send: Link['send']
  holder: string
  /** Longer than the link may take to tell a fate. */
  leaseMs: number
  pollMs: number
  now: () => number
  log: { error(fields: object, message: string): void; warn(fields: object, message: string): void }
}

export type OutboxSender = {
  /** Sends letters that were just committed under this sender's lease. */
  own(letters: PostedLetter[]): void
  /** Looks for waiting letters now instead of at the next poll. */
  wake(): void
  /** Takes nothing new from the table; what the hall itself answers is still sent. */
  pause(): void
  /** Resolves when nothing is under way. */
  close(): Promise<void>
  readonly counts: Readonly<Counts>
}

type Counts = {
  sent: number
  refused: number
  delayed: number
  uncertain: number
  givenUp: number
  expired: number
}
type Sending = { subscriberId: string; id: string; tries: number; uncertain: boolean }

const FIRST_DELAY_MS = 5_000
const LONGEST_DELAY_MS = 600_000
const MOST_UNDER_WAY = 2_000
const REMOVED_AFTER_MS = 20

export function openOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { store, log } = options
  const counts: Counts = { sent: 0, refused: 0, delayed: 0, uncertain: 0, givenUp: 0, expired: 0 }
  const taken = openRemoval(store, log)
  const underWay = new Set<Promise<void>>()
  let polling: Promise<void> | undefined
  const door = { closed: false }

  function dispatch(letter: PostedLetter, state: Sending): void {
    const { to, from, body, priority } = letter
    const sent = options.send({ to, from, text: body, priority: priority === 'reply' ? 'reply' : 'push' })
    const settled = sent.then((fate) => settle(state, fate)).finally(() => underWay.delete(settled))
    underWay.add(settled)
  }

  function settle(letter: Sending, fate: Fate): void {
    if (fate.kind === 'accepted') {
      counts.sent++
      taken.add(letter)
    } else if (fate.kind === 'rejected' && fate.permanent) {
      counts.refused++
      log.warn({ letter: letter.id, status: fate.status }, 'the SMSC refuses a letter for good')
      taken.add(letter)
    } else if (fate.kind === 'rejected') {
      counts.delayed++
      putBack(letter, delayMs(letter.tries), letter.uncertain)
    } else if (letter.uncertain) {
      counts.givenUp++
      log.warn(
        { letter: letter.id },
        'the fate of a letter is unknown for the second time; it is not sent again',
      )
      taken.add(letter)
    } else {
      counts.uncertain++
      putBack(letter, 0, true)
    }
  }

  function putBack({ subscriberId, id }: Sending, delayMs: number, uncertain: boolean): void {
    const due = options.now() + delayMs
    store
      .transaction((tx) => releaseLetter(tx, { subscriberId, id, due, uncertain }))
      .then(
        () => delayMs === 0 && wake(),
        (error: unknown) => log.error({ error, letter: id }, 'a letter waits for its lease to end'),
      )
  }

  /** Takes batch after batch until nothing is due or enough is under way. */
  async function sweep(): Promise<void> {
    while (!door.closed && underWay.size < MOST_UNDER_WAY) {
      const now = options.now()
      if (!(await store.read((tx) => lettersWait(tx, now)))) return
      const lease = { holder: options.holder, until: now + options.leaseMs }
      const batch = await store.transaction((tx) => claimLetters(tx, now, lease))
      if (batch.length === 0) return
      for (const letter of batch) take(letter, now)
    }
  }

  function take(letter: Claimed, now: number): void {
    if (letter.expiresAt <= now) {
      counts.expired++
      log.warn({ letter: letter.id }, 'a letter is too old to be sent')
      taken.add(letter)
    } else if (letter.lost) {
      counts.givenUp++
      log.warn(
        { letter: letter.id },
        'the fate of a letter is unknown for the second time; it is not sent again',
      )
      taken.add(letter)
    } else {
      dispatch(letter, letter)
    }
  }

  function wake(): void {
    if (door.closed || polling) return
    polling = sweep()
      .catch((error: unknown) => log.error({ error }, 'the outbox could not be read'))
      .finally(() => (polling = undefined))
  }

  const timer = setInterval(wake, options.pollMs)

  function pause(): void {
    door.closed = true
    clearInterval(timer)
  }

  return {
    counts,
    wake,
    own(letters) {
      for (const letter of letters) {
        const { subscriberId, id } = letter
        dispatch(letter, { subscriberId, id, tries: 0, uncertain: false })
      }
    },
    pause,
    async close() {
      pause()
      await polling
      while (underWay.size > 0) await Promise.all(underWay)
      await taken.flushed()
    },
  }
}

/**
 * Letters that are done with leave the table together, a moment later: a commit of their own for each chunk of answers would
 * cost the texts that come in every second turn. What a crash leaves in that moment is sent again when its lease is over.
 */
function openRemoval(store: Store, log: OutboxSenderOptions['log']) {
  let waiting: Sending[] = []
  let timer: NodeJS.Timeout | undefined

  async function remove(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await store.transaction((tx) => removeLetters(tx, batch))
    } catch (error) {
      log.error({ error, letters: batch.length }, 'letters that were sent could not be removed')
    }
  }

  return {
    add(letter: Sending) {
      waiting.push(letter)
      timer ??= setTimeout(() => void remove(), REMOVED_AFTER_MS)
    },
    flushed: remove,
  }
}

function delayMs(tries: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** tries)
}
