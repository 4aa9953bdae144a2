/** The function matrix as staff edit it. */
import { asc } from 'drizzle-orm'
import { channel, functionSwitch } from '#drizzle/schema/reference.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Switch = typeof functionSwitch.$inferSelect

const everySwitch = query((db) =>
  db
    .select()
    .from(functionSwitch)
    .orderBy(asc(functionSwitch.operation), asc(functionSwitch.brand), asc(functionSwitch.channel)),
)

const everyChannel = query((db) => db.select().from(channel).orderBy(asc(channel.position)))

const putSwitch = insertInto(functionSwitch, { onConflict: 'replace' })

/** Every row of the matrix; what has no row is closed. */
export function switches(tx: Tx): Promise<Switch[]> {
  return everySwitch.all(tx)
}

export function channelsOf(tx: Tx) {
  return everyChannel.all(tx)
}

/** Live at the next request, on every machine: the door reads the row each time. */
export async function setSwitch(tx: Tx, row: Switch): Promise<void> {
  await putSwitch.run(tx, row)
}
