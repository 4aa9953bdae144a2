/** Whether a subscriber wants marketing, since when, and on what channel they said so. */
import { preference } from '#drizzle/schema/subscriber.ts'
import type { Visit } from '#server/operation.ts'
import { query, type Params } from '#server/store/query.ts'

type Consent = {
  subscriberId: string
  language: 'zh' | 'en'
  marketing: boolean
  marketingSince: number
  marketingChannel: string
}

const putConsent = query((db, p: Params<Consent>) =>
  db
    .insert(preference)
    .values({
      subscriberId: p.subscriberId,
      language: p.language,
      marketing: p.marketing,
      marketingSince: p.marketingSince,
      marketingChannel: p.marketingChannel,
      activeMonth: 0,
    })
    .onConflictDoUpdate({
      target: preference.subscriberId,
      set: {
        marketing: p.marketing,
        marketingSince: p.marketingSince,
        marketingChannel: p.marketingChannel,
      },
    }),
)

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
