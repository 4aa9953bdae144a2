/** Repeat contact by the channel that handled it and month: where people were not helped. Pure. */
import type { Month } from '#words/format.ts'
import type { CountedIn } from './counted.ts'
import type { ShareAsk } from './share.ts'

export type ChannelRepeats = {
  month: Month
  /** Contacts before it are judged, UTC ms. */
  judgedUntil: number
  /** How many contacts the walk under way has looked at; null while none is. */
  looking: number | null
  channels: Record<string, { judged: number; repeated: number }>
}

/** By month, of the kind, the business type and the branch that are asked for. */
export function repeatsByChannel(ask: ShareAsk, data: CountedIn): ChannelRepeats[] {
  const kinds = new Map(data.businessTypes.map(({ code, kind }) => [code, kind]))
  return data.repeatProgress.map(({ month, judgedUntil, walkingTo, looked }) => {
    const channels: ChannelRepeats['channels'] = {}
    for (const row of data.repeats) {
      const asked =
        row.month === month &&
        kinds.get(row.business) === ask.kind &&
        (!ask.business || row.business === ask.business) &&
        (!ask.branchCode || row.branchCode === ask.branchCode)
      if (!asked) continue
      const sums = (channels[row.channel] ??= { judged: 0, repeated: 0 })
      sums.judged += row.judged
      sums.repeated += row.repeated
    }
    return { month, judgedUntil, looking: walkingTo === null ? null : looked, channels }
  })
}
