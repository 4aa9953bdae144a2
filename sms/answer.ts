/**
 * Text in, text out, and no word about how texts travel. Each text is one visit through the portal: what the conversation was,
 * what was done and what was said commit together, or not at all; then the letter that says it leaves. Until it has left the text is
 * still the SMSC's, which brings it again after a crash and gets the same answer: the SMSC keeps the letter for us.
 */
import { subscriberIdOf } from '#server/identity/who.ts'
import { OperationFailed } from '#server/door/failure.ts'
import type { Answer, Contact, Subscriber } from '#server/operation.ts'
import type { Letter } from '#server/outbox/send.ts'
import type { Portal } from '#server/portal.ts'
import type { Store } from '#server/store/store.ts'
import { NOBODY } from '#server/touch/record.ts'
import { maskMsisdn } from '#words/format.ts'
import { speak } from '#words/message.ts'
import type { Words } from './aliases.ts'
import { choose } from './dialog.ts'
import type { Mo } from './link-options.ts'
import { m } from './messages.ts'
import { isRepeat } from './repeated.ts'
import { keptWords } from './said.ts'
import { costsNoMore, framed, pagesOf, type Style } from './say.ts'
import type { TextLimit } from './text-limit.ts'
import { replyPort, type Ports } from './turn.ts'
import { hear, type Heard } from './words.ts'

export type AnsweringOptions = {
  store: Store
  portal: Portal
  words: Words
  style: Style
  ports: Ports
  limit: TextLimit
  /** How long the warned number stays unanswered, for the warning. */
  limitMinutes: number
  /** Since when the SMSC has had no reason to bring a text again, UTC ms; 0 where that is not known. */
  linkedAt: () => number
  /** Resolves when the SMSC has the letter, or the outbox. */
  send: (subscriberId: string, letter: Letter) => Promise<void>
  log: { error(fields: object, message: string): void; warn(fields: object, message: string): void }
}

export type Answering = {
  /** Resolves when the text is in the database and its answer has left. Rejects when not: the text must come again. */
  answer(mo: Mo): Promise<void>
  readonly counts: Readonly<{ answered: number; failed: number; unanswered: number }>
}

export function createAnswering(options: AnsweringOptions): Answering {
  const { store, portal, words, style, ports, log } = options
  const counts = { answered: 0, failed: 0, unanswered: 0 }

  async function answer(mo: Mo): Promise<void> {
    const now = mo.receivedAt
    const pace = options.limit.take(mo.from, now)
    const { subscriberId, vocabulary } = await store.read(async (tx) => ({
      subscriberId: (await subscriberIdOf(tx, mo.from)) ?? null,
      vocabulary: await words(tx, now),
    }))
    const heard = hear(mo.text, vocabulary)
    // Whoever wants out is heard even then; what is over is counted and its sender was told.
    if (pace === 'over' && heard.kind !== 'opt-out') {
      counts.unanswered++
      return
    }
    const said = keptWords(mo.text, heard, vocabulary)
    let letter: Letter | undefined
    const put = (answer: Answer) => {
      letter = letterOf(mo, answer)
    }
    const visit = portal.visit(contactOf(mo, subscriberId, { said, heard, put }))
    try {
      await (pace === 'last'
        ? visit.words(flood(options.limitMinutes))
        : visit.choose((here) => choose({ heard, port: mo.to, now, style, ports }, here)))
      counts.answered++
    } catch (error) {
      if (!(error instanceof OperationFailed)) throw error
      counts.failed++
      log.error({ error: error.cause, touch: error.touchId, from: maskMsisdn(mo.from) }, error.message)
    }
    if (letter) await options.send(subscriberId ?? NOBODY, letter)
  }

  function contactOf(
    mo: Mo,
    subscriberId: string | null,
    { said, heard, put }: { said: string; heard: Heard; put: (answer: Answer) => void },
  ): Contact {
    return {
      channel: 'sms',
      subscriberId,
      access: 'sim',
      request: mo.key,
      now: mo.receivedAt,
      port: mo.to,
      said,
      isRepeat: (tx, first) =>
        isRepeat(tx, first, { heard, mo, operations: style.operations, linkedAt: options.linkedAt() }),
      postbox: {
        put,
        hasRoom: (reply, longer, language) => costsNoMore(longer, reply, language, style),
      },
    }
  }

  function letterOf(mo: Mo, { reply, outcome, operation, language }: Answer): Letter {
    const [page] = pagesOf(reply, outcome === 'quoted', language, style)
    return {
      to: mo.from,
      from: replyPort(mo.to, operation, ports),
      body: framed(page?.body ?? '', language, style),
      priority: 'reply',
    }
  }

  return { answer, counts }
}

function flood(minutes: number) {
  return {
    business: 'conversation' as const,
    outcome: 'refused' as const,
    reply: (subscriber: Subscriber | null) => {
      const say = speak[subscriber?.language ?? 'zh']
      return { title: say(m.floodTitle), lines: [say(m.flood, minutes)] }
    },
  }
}
