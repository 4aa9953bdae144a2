/** What nobody can do through the store: the fence of foreign keys is taken away first. */
import Database from 'better-sqlite3'
import { uuidBytes } from '#drizzle/uuid.ts'
import { onServer } from './postgres.ts'
import type { Place } from './store.ts'

/** Takes a transfer away from under its entries. */
export async function removeTransfer(place: Place, subscriberId: string, key: string): Promise<void> {
  if ('file' in place) {
    const file = new Database(place.file)
    file.pragma('foreign_keys = OFF')
    file
      .prepare('DELETE FROM ledger_transfer WHERE subscriber_id = ? AND key = ?')
      .run(uuidBytes(subscriberId), key)
    file.close()
    return
  }
  await onServer(place.url, async (client) => {
    await client.query('ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_transfer')
    await client.query('DELETE FROM ledger_transfer WHERE subscriber_id = $1 AND key = $2', [
      subscriberId,
      key,
    ])
  })
}
