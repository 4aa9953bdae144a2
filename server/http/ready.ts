/** Whether this process can serve: its database answers and holds the hall's tables. */
import { channel } from '#drizzle/schema/reference.ts'
import { query } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'

const anyChannel = query((db) => db.select({ code: channel.code }).from(channel).limit(1))

export async function isReady(store: Store): Promise<boolean> {
  return store
    .read((tx) => anyChannel.first(tx, {}))
    .then(
      (row) => row !== undefined,
      () => false,
    )
}
