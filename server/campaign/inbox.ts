/** Campaigns in the web inbox: the same limits, the same books, and delivered with the transaction. */
import { inboxMessage } from '#drizzle/schema/subscriber.ts'
import { insertMany } from '#server/store/insert-many.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { campaignsIn } from './campaign.ts'
import { settleMessages } from './settle.ts'
import { takeMessages } from './take.ts'

const LEASE_MS = 60_000

/** Delivers what may be delivered now; for the house's keeper, once a second. */
export async function deliverToInboxes(store: Store, now: number): Promise<void> {
  for (const { id, variants } of await store.read((tx) => campaignsIn(tx, 'running'))) {
    if (!variants.some(({ channels }) => channels.includes('inbox'))) continue
    while (await deliverBatch(store, id, now)) {
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
  }
}

function deliverBatch(store: Store, id: string, now: number): Promise<boolean> {
  const lease = { holder: 'inbox', until: now + LEASE_MS }
  return store.transaction(async (tx) => {
    const { messages, looked } = await takeMessages(tx, id, 'inbox', now, { lease })
    const delivered = messages.map((message) => ({ message, touchId: uuidv7(now) }))
    await insertMany(
      tx,
      inboxMessage,
      delivered.map(({ message: { target, title, text }, touchId }) => ({
        subscriberId: target.subscriberId,
        id: touchId,
        kind: 'notice' as const,
        title,
        body: text,
        sentAt: now,
        readAt: null,
      })),
    )
    await settleMessages(
      tx,
      delivered.map(({ message, touchId }) => ({ message, fate: { kind: 'delivered', touchId }, at: now })),
      lease.holder,
    )
    return looked > 0
  })
}
