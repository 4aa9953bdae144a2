/** Whether a subscriber wants marketing, since when, and on what channel they said so. */
import { preference } from '#drizzle/schema/subscriber.ts'
import type { Visit } from '#server/operation.ts'
import { insertInto } from '#server/store/insert-into.ts'

const putConsent = insertInto(preference, {
  always: { activeMonth: 0, marketingWay: null },
  onConflict: ['marketing', 'marketingSince', 'marketingChannel'],
})

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
