/** The SMS hall, assembled: the link, what answers its texts, and what sends the letters. */
import { randomUUID } from 'node:crypto'
import type { Portal } from '#server/portal.ts'
import type { Letter } from '#server/outbox/send.ts'
import { operator } from '#server/operator.ts'
import type { Store } from '#server/store/store.ts'
import { message, type Message } from '#words/message.ts'
import { openWords } from './aliases.ts'
import { createAnswering, type Answering } from './answer.ts'
import { createTellIncomplete } from './incomplete.ts'
import { keepInStore } from './kept-parts.ts'
import { openLink, type Link } from './link.ts'
import type { LinkHandlers, LinkLog, LinkOptions } from './link-options.ts'
import { openOutboxSender, type OutboxSender } from './outbox-sender.ts'
import { openPushSender, type PushSender } from './push-sender.ts'
import { openTextLimit, type SharedSums } from './text-limit.ts'
import type { Spoken } from './vocabulary.ts'

export type TextHallOptions = {
  store: Store
  portal: Portal
  operations: Record<string, Spoken>
  link: LinkOptions
  /** The number the hall is reached by; the list of services to cancel leaves from `extension` behind it. */
  shortCode?: string
  extension?: string
  head?: Message
  signature?: Message
  /** How long a text may get before the rest waits for a continue index. */
  pageSegments?: number
  textsPerMinute?: number
  /** Where several processes count a number's texts together; without it each counts alone. */
  sums?: SharedSums | undefined
  pollMs?: number
  now: () => number
  log: LinkLog
  on?: Partial<Pick<LinkHandlers, 'receipt' | 'state'>>
}

export type TextHall = {
  readonly link: Link
  readonly answering: Answering
  readonly sender: OutboxSender
  readonly pushes: PushSender
  /** Answers and sends what was taken, then unbinds. */
  close(): Promise<void>
}

/** A letter is sent or refused by then: the link waits a minute for a bind, and for each answer ten seconds. */
const LEASE_MS = 180_000
const FLOOD_MS = 60_000
/** Subscribers are texting if the last text is no older. */
const BUSY_MS = 200
const PUSH_POLL_MS = 100

export function openTextHall(options: TextHallOptions): TextHall {
  const { store, portal, operations, log, now, shortCode = '10086' } = options
  const holder = randomUUID()
  const style = {
    operations,
    head: options.head ?? operator.head,
    signature: options.signature ?? message('', ''),
    pageSegments: options.pageSegments ?? 4,
  }
  const limit = openTextLimit({
    texts: options.textsPerMinute ?? 30,
    perMs: FLOOD_MS,
    shared: options.sums,
  })
  const send = (subscriberId: string, letter: Letter) => sender.reply(subscriberId, letter)
  const answering = createAnswering({
    store,
    portal,
    log,
    words: openWords(operations),
    style,
    ports: { main: shortCode, services: shortCode + (options.extension ?? '977') },
    limit,
    limitMinutes: FLOOD_MS / 60_000,
    linkedAt: () => link.gauges.boundAt,
    send,
  })
  let heardAt = 0
  const link = openLink(
    options.link,
    {
      messages(batch) {
        heardAt = now()
        return batch.map((mo) => answering.answer(mo))
      },
      longTexts: keepInStore({
        store,
        secret: options.link.keySecret,
        onFault: (error) => log.error({ error }, 'parts of a long text were not kept'),
      }),
      incomplete: createTellIncomplete({ store, portal, style, limit, now, send }),
      receipt(receipt) {
        pushes.receipt(receipt)
        options.on?.receipt?.(receipt)
      },
      late: (mt, fate) => pushes.late(mt, fate),
      state: (state) => options.on?.state?.(state),
    },
    log,
  )
  const sender = openOutboxSender({
    store,
    holder,
    log,
    now,
    leaseMs: LEASE_MS,
    pollMs: options.pollMs ?? 250,
    send: (mt) => link.send(mt),
  })
  const pushes = openPushSender({
    store,
    holder,
    log,
    now,
    leaseMs: LEASE_MS,
    pollMs: PUSH_POLL_MS,
    busy: () => now() - heardAt < BUSY_MS,
    send: (mt) => link.send(mt),
    linkState: () => link.state,
  })
  return {
    link,
    answering,
    sender,
    pushes,
    async close() {
      sender.pause()
      pushes.pause()
      await link.close()
      await sender.close()
      await pushes.close()
    },
  }
}
