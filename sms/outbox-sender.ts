/**
 * Letters leave here. The hall's own replies go straight to the SMSC, which keeps the subscriber's text until it has taken
 * the answer; only a reply that is held up enters the outbox. What others put there (codes, results, notices) and what a
 * crashed sender left is claimed in batches.
 *
 * A letter leaves the table when the SMSC has taken it. One that was on its way when its sender or its answer was lost is
 * sent once more, and no more than once: two texts are a nuisance, none is a subscriber without an answer.
 */
import { sendLetter, type Letter } from '#server/outbox/send.ts'
import type { Store } from '#server/store/store.ts'
import type { Fate } from './link-options.ts'
import type { Link } from './link.ts'
import { openRemoval } from './letter-removal.ts'
import { claimLetters, lettersWait, releaseLetter, type Claimed, type LetterKey } from './outbox-rows.ts'

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
  /** Sends the answer to a text. Resolves when the SMSC has it (or will never take it), or else the outbox. */
  reply(subscriberId: string, letter: Letter): Promise<void>
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
/** A row of the outbox that is on its way. */
type Sending = LetterKey & { tries: number; uncertain: boolean }

/** The answer to a text, which the SMSC keeps until `safe`, or is asked to bring again by `lost`. */
type Reply = {
  subscriberId: string
  letter: Letter
  since: number
  safe: () => void
  lost: (error: unknown) => void
  /** Where it was held up: its place in the outbox. */
  row?: Promise<Sending>
}

const FIRST_DELAY_MS = 5_000
const LONGEST_DELAY_MS = 600_000
const MOST_UNDER_WAY = 2_000
/** An SMSC takes a text back after some ten seconds without an answer; no reply keeps one waiting that long. */
const HELD_MS = 2_000

export function openOutboxSender(options: OutboxSenderOptions): OutboxSender {
  const { store, log } = options
  const counts: Counts = { sent: 0, refused: 0, delayed: 0, uncertain: 0, givenUp: 0, expired: 0 }
  const taken = openRemoval(store, log)
  const underWay = new Set<Promise<void>>()
  /** Replies without a fate and without a row, the oldest first. */
  const held = new Set<Reply>()
  let polling: Promise<void> | undefined
  const door = { closed: false }

  function dispatch(letter: Letter, settle: (fate: Fate) => void): void {
    const { to, from, body, priority } = letter
    const sent = options.send({ to, from, text: body, priority: priority === 'reply' ? 'reply' : 'push' })
    const settled = sent.then(settle).finally(() => underWay.delete(settled))
    underWay.add(settled)
  }

  /** What the SMSC has taken, or never will, needs no row; anything else gets one. */
  function told(reply: Reply, fate: Fate): void {
    held.delete(reply)
    if (reply.row) {
      reply.row.then((row) => settle(row, fate), nothingMore)
    } else if (fate.kind === 'accepted') {
      counts.sent++
      reply.safe()
    } else if (fate.kind === 'rejected' && fate.permanent) {
      counts.refused++
      log.warn({ status: fate.status }, 'the SMSC refuses a reply for good')
      reply.safe()
    } else {
      putIn(reply).then((row) => settle(row, fate), nothingMore)
    }
  }

  function putIn(reply: Reply): Promise<Sending> {
    const { subscriberId, letter, safe, lost } = reply
    const now = options.now()
    const lease = { holder: options.holder, until: now + options.leaseMs }
    const row = store
      .transaction((tx) => sendLetter(tx, subscriberId, letter, now, lease))
      .then(({ id }) => ({ subscriberId, id, tries: 0, uncertain: false }))
    row.then(safe, lost)
    reply.row = row
    return row
  }

  function putInHeld(now: number): void {
    for (const reply of held) {
      if (now - reply.since < HELD_MS) return
      held.delete(reply)
      putIn(reply).catch(nothingMore)
    }
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
      dispatch(letter, (fate) => settle(letter, fate))
    }
  }

  function wake(): void {
    if (door.closed || polling) return
    polling = sweep()
      .catch((error: unknown) => log.error({ error }, 'the outbox could not be read'))
      .finally(() => (polling = undefined))
  }

  const timer = setInterval(() => {
    putInHeld(options.now())
    wake()
  }, options.pollMs)

  function pause(): void {
    door.closed = true
    clearInterval(timer)
  }

  return {
    counts,
    wake,
    reply: (subscriberId, letter) =>
      new Promise((safe, lost) => {
        const reply: Reply = { subscriberId, letter, since: options.now(), safe, lost }
        held.add(reply)
        dispatch(letter, (fate) => told(reply, fate))
      }),
    pause,
    async close() {
      pause()
      await polling
      while (underWay.size > 0) await Promise.all(underWay)
      await taken.flushed()
    },
  }
}

/** `lost` has told of it already. */
const nothingMore = () => undefined

function delayMs(tries: number): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** tries)
}
