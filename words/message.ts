/**
 * A text for people, in every language of the hall, zh-CN first.
 *
 * A message is either a plain text or a function of what it tells; the compiler sees to it that
 * both languages tell the same things. Catalogues are `messages.ts` files beside what they speak for.
 */
export type Language = 'zh' | 'en'

export const languages = ['zh', 'en'] as const satisfies readonly Language[]

type Text<Args extends unknown[]> = string | ((...args: Args) => string)

export type Message<Args extends unknown[] = []> = { readonly zh: Text<Args>; readonly en: Text<Args> }

/** Says a message in one language: `say(m.voucherCode, voucher)`. */
export type Say = <Args extends unknown[]>(message: Message<Args>, ...args: Args) => string

/** Pairs the two languages of one text; English is held to the arguments that Chinese declares. */
export function message<Args extends unknown[] = []>(zh: Text<Args>, en: Text<NoInfer<Args>>): Message<Args> {
  return { zh, en }
}

/** One speaker per language, made once: a page or a text message borrows it. */
export const speak: Record<Language, Say> = {
  zh: (message, ...args) => (typeof message.zh === 'string' ? message.zh : message.zh(...args)),
  en: (message, ...args) => (typeof message.en === 'string' ? message.en : message.en(...args)),
}
