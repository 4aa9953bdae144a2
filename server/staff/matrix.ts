/** The function matrix: what is open to a brand on a channel. A change is live at the next request. */
import { z } from 'zod'
import { channelsOf, setSwitch, switches } from '#server/matrix/switches.ts'
import { Misfit } from '#server/operation.ts'
import { everyRole, staffAction } from './action.ts'
import { m } from './messages.ts'

export const brands = ['gotone', 'easyown', 'mzone'] as const

export const seeMatrix = staffAction({
  title: m.seeMatrix,
  roles: everyRole,
  input: z.object({}),
  fields: {},
  async run({ tx, operations }) {
    return {
      functions: Object.keys(operations),
      brands,
      channels: await channelsOf(tx),
      switches: await switches(tx),
    }
  },
  audit: () => ({}),
})

export const switchFunction = staffAction({
  title: m.switchFunction,
  roles: ['ops', 'admin'],
  input: z.object({
    operation: z.string().max(60),
    brand: z.enum(brands),
    channel: z.string().max(40),
    open: z.stringbool().or(z.boolean()),
  }),
  fields: {
    operation: { label: m.operation },
    brand: { label: m.brand },
    channel: { label: m.channel },
    open: { label: m.open },
  },
  async run({ tx, operations }, row) {
    if (!(row.operation in operations)) {
      throw new Misfit([{ field: 'operation', words: (say) => say(m.operationWrong) }])
    }
    const channels = await channelsOf(tx)
    if (!channels.some((each) => each.code === row.channel)) {
      throw new Misfit([{ field: 'channel', words: (say) => say(m.channelWrong) }])
    }
    await setSwitch(tx, row)
    return row
  },
  audit: (row) => ({ detail: row }),
})
