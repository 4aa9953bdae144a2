/** What may follow an operation that was done: e-coins earned, a survey opened. */
import type { Reply, Visit } from '#server/operation.ts'
import type { BusinessType } from '#server/touch/business-types.ts'

/** Runs in the operation's transaction and may add words to its reply. */
export type Done = (
  visit: Visit,
  done: { operation: string; business: BusinessType; reply: Reply },
) => Promise<Reply>
