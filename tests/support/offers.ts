/** Offers as a test needs them: live from yesterday for a month, for everybody, unless it says otherwise. */
import { putOffer, type Offer } from '#server/recommendation/offer.ts'
import { anybody } from '#server/recommendation/rules.ts'
import type { Store } from '#server/store/store.ts'
import { DAY, NOW } from './line.ts'

const text = (zh: string, en: string) => ({ zh, en })

export function anOffer(code: string, over: Partial<Offer> = {}): Offer {
  return {
    code,
    name: `优惠${code}`,
    operation: 'turnServiceOn',
    input: { code: 'JYB' },
    words: {
      every: {
        title: text('1GB加油包', '1 GB pack'),
        text: text('流量不够用？加1GB，当月有效。', 'Running out of data? One more GB this month.'),
        price: text('3元', '¥3'),
      },
      own: {},
    },
    rules: anybody,
    raises: [],
    channels: [],
    firstChannel: null,
    firstUntil: null,
    startsAt: NOW - DAY,
    endsAt: NOW + 30 * DAY,
    points: 50,
    coolDownDays: 30,
    status: 'live',
    changedAt: NOW,
    ...over,
  }
}

export async function publish(store: Store, ...offers: Offer[]): Promise<void> {
  await store.transaction(async (tx) => {
    for (const each of offers) await putOffer(tx, each)
  })
}
