/** A segment that nobody builds on is laid aside, and taken up again. */
import { z } from 'zod'
import { Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import type { Tx } from '#server/store/store.ts'
import { m } from './messages.ts'
import { segmentOf, setArchived } from './segment.ts'
import { usesOf } from './uses.ts'

const roles = ['marketing', 'admin'] as const
const asked = { roles, input: z.object({ id: z.uuid() }), fields: { id: { label: m.segment } } }

/** Its versions stay: what was sent can still be read. Refused while something that is not over uses it. */
export const archiveSegment = staffAction({
  title: m.archiveSegment,
  ...asked,
  async run({ tx, now }, { id }) {
    const { name } = await mustExist(tx, id)
    const { segments, campaigns, activities } = await usesOf(tx, id, now)
    if (segments.length + campaigns.length + activities.length > 0)
      throw new Refusal('still-used', (say) => {
        const users = [
          ...segments.map((each) => say(m.bySegment, each.name)),
          ...campaigns.map((each) => say(m.byCampaign, each.name)),
          ...activities.map((each) => say(m.byActivity, say(each.title))),
        ]
        return say(m.stillUsed, users.join(say(m.usersJoined)))
      })
    await setArchived(tx, id, now)
    return { name }
  },
  audit: (input, done) => ({ detail: { ...input, ...done } }),
})

export const restoreSegment = staffAction({
  title: m.restoreSegment,
  ...asked,
  async run({ tx }, { id }) {
    const { name } = await mustExist(tx, id)
    await setArchived(tx, id, null)
    return { name }
  },
  audit: (input, done) => ({ detail: { ...input, ...done } }),
})

async function mustExist(tx: Tx, id: string) {
  const segment = await segmentOf(tx, id)
  if (!segment) throw new Refusal('no-segment', (say) => say(m.noSegment))
  return segment
}
