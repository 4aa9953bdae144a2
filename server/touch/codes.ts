/** What the codes in touches and reports are called: channels, business types and branches, as staff keep them. */
import { branch, businessType, channel } from '#drizzle/schema/reference.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

export type Codes = Awaited<ReturnType<typeof codesOf>>

const everyBusinessType = query((db) => db.select().from(businessType).orderBy(businessType.position))
const everyBranch = query((db) => db.select().from(branch).orderBy(branch.position))
const everyChannel = query((db) => db.select().from(channel).orderBy(channel.position))

/** Each in the order in which lists show it. */
export async function codesOf(tx: Tx) {
  return {
    businessTypes: await everyBusinessType.all(tx),
    branches: await everyBranch.all(tx),
    channels: await everyChannel.all(tx),
  }
}
