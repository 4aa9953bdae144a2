/** Channels and business types as rows: the code's own lists, in their order. */
import type { businessType, channel } from '#drizzle/schema/reference.ts'
import { businessTypes } from '#server/touch/business-types.ts'
import { channels } from '#server/touch/channels.ts'

export function channelRows(): (typeof channel.$inferInsert)[] {
  return Object.entries(channels).map(([code, { name, electronic }], index) => ({
    code,
    name,
    electronic,
    position: index + 1,
  }))
}

export function businessTypeRows(): (typeof businessType.$inferInsert)[] {
  return Object.entries(businessTypes).map(([code, { name, kind, charged }], index) => ({
    code,
    name,
    kind,
    charged,
    position: index + 1,
  }))
}
