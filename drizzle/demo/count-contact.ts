/** How often a line was contacted lately: the ledger of contacts goes back as far as a cap looks. */
import type { ContactChannel } from '#drizzle/schema/contact.ts'
import { dayIn, SHANGHAI } from '#server/campaign/zone.ts'
import type { Line } from './line.ts'

const DAY_MS = 24 * 3600_000

export function countContact({ rows, person, setting }: Line, at: number, channel: ContactChannel): void {
  if (at < setting.now - 35 * DAY_MS) return
  const day = dayIn(SHANGHAI, at)
  const known = rows.contactCount.find(
    (row) => row.subscriberId === person.id && row.day === day && row.channel === channel,
  )
  if (known) known.count++
  else rows.contactCount.push({ subscriberId: person.id, day, channel, count: 1 })
}
