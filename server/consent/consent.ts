/** Whether a subscriber wants marketing, since when, on what channel they said so, and how they want to hear of it. */
import { preference, type MarketingWay } from '#drizzle/schema/subscriber.ts'
import type { Visit } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import type { Language } from '#words/message.ts'
import { insertInto } from '#server/store/insert-into.ts'

const putConsent = insertInto(preference, {
  always: { activeMonth: 0, marketingWay: null },
  onConflict: ['marketing', 'marketingSince', 'marketingChannel'],
})

const putWay = insertInto(preference, {
  always: { activeMonth: 0, marketing: false, marketingSince: null, marketingChannel: null },
  onConflict: ['marketingWay'],
})

/** They said so to somebody who writes it down. */
export async function optOut(
  tx: Tx,
  { id: subscriberId, language }: { id: string; language: Language },
  channel: string,
  now: number,
): Promise<void> {
  const said = { marketing: false, marketingSince: now, marketingChannel: channel }
  await putConsent.run(tx, { subscriberId, language, ...said })
}

/** Says it once more where it was said before: the latest word, with its time and channel, is what counts as proof. */
export async function consent({ tx, subscriber, now, channel }: Visit, marketing: boolean): Promise<void> {
  const { id: subscriberId, language } = subscriber
  await putConsent.run(tx, {
    subscriberId,
    language,
    marketing,
    marketingSince: now,
    marketingChannel: channel,
  })
}

/** Which channels offers may come on; it leaves the consent as it is. */
export async function keepMarketingWay({ tx, subscriber }: Visit, marketingWay: MarketingWay): Promise<void> {
  const { id: subscriberId, language } = subscriber
  await putWay.run(tx, { subscriberId, language, marketingWay })
}
