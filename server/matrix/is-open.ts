/** The function matrix: what is open to a brand on a channel is data; what no row opens is closed. */
import { and, eq } from 'drizzle-orm'
import { functionSwitch } from '#drizzle/schema/reference.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'

const switchOf = query((db, p: Params<{ operation: string; brand: string; channel: string }>) =>
  db
    .select({ open: functionSwitch.open })
    .from(functionSwitch)
    .where(
      and(
        eq(functionSwitch.operation, p.operation),
        eq(functionSwitch.brand, p.brand),
        eq(functionSwitch.channel, p.channel),
      ),
    )
    .limit(1),
)

/** Read at each request, so that a change by staff is live at the next one. */
export async function isOpen(tx: Tx, operation: string, brand: string, channel: string): Promise<boolean> {
  return (await switchOf.first(tx, { operation, brand, channel }))?.open ?? false
}
