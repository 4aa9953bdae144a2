/** What a list of touches is read with: names for its codes, and whether its timelines open to who looks. */
import type { WebVisit } from '#server/http/visit.ts'

export async function touchesRead(visit: WebVisit) {
  const { channels, businessTypes } = await visit.hall.codes()
  const named = (rows: typeof channels | typeof businessTypes) =>
    Object.fromEntries(rows.map(({ code, name }) => [code, visit.say(name)]))
  const role = visit.staff?.member.role
  return {
    names: { channels: named(channels), businesses: named(businessTypes) },
    opens: role !== undefined && visit.hall.staffDoor.allows(role, 'seeTimeline'),
  }
}
