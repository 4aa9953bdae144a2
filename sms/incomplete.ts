/** A long text of which parts never came: nothing was done, and its sender is told so, once. */
import { subscriberIdOf } from '#server/identity/who.ts'
import type { Answer, Subscriber } from '#server/operation.ts'
import type { Letter } from '#server/outbox/send.ts'
import type { Portal } from '#server/portal.ts'
import type { Store } from '#server/store/store.ts'
import { NOBODY } from '#server/touch/record.ts'
import { speak } from '#words/message.ts'
import type { IncompleteMo } from './link-options.ts'
import { m } from './messages.ts'
import { framed, pagesOf, type Style } from './say.ts'
import type { TextLimit } from './text-limit.ts'

export type TellIncompleteOptions = {
  store: Store
  portal: Portal
  style: Style
  limit: TextLimit
  /** UTC ms. */
  now: () => number
  send: (subscriberId: string, letter: Letter) => Promise<void>
}

/** Resolves when it was told; what came of the text is kept nowhere, since it may hold half of a secret. */
export function createTellIncomplete(options: TellIncompleteOptions): (mo: IncompleteMo) => Promise<void> {
  const { store, portal, style, limit } = options
  return async (mo) => {
    const now = options.now()
    if (limit.take(mo.from, now) === 'over') return
    const subscriberId = (await store.read((tx) => subscriberIdOf(tx, mo.from))) ?? null
    let letter: Letter | undefined
    const put = ({ reply, language }: Answer) => {
      const [page] = pagesOf(reply, false, language, style)
      const body = framed(page?.body ?? '', language, style)
      letter = { to: mo.from, from: mo.to, body, priority: 'reply' }
    }
    const request = `incomplete:${mo.key}`
    const contact = { channel: 'sms', subscriberId, access: 'sim', request, now, port: mo.to } as const
    const said = speak.zh(m.incompleteSaid)
    await portal.visit({ ...contact, said, postbox: { put } }).words({
      business: 'conversation',
      outcome: 'refused',
      reply: (subscriber: Subscriber | null) => {
        const say = speak[subscriber?.language ?? 'zh']
        return { title: say(m.incompleteTitle), lines: [say(m.incomplete, mo.missing)] }
      },
    })
    if (letter) await options.send(subscriberId ?? NOBODY, letter)
  }
}
