/** A usage bar in words: what is left of how much, or how far it went beyond. */
import { volume } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import type { UseKind } from './cost.ts'
import { m } from './messages.ts'
import type { UsageBar } from './month-so-far.ts'

const names = { minutes: m.minutes, messages: m.messages, dataKb: m.data }
const units = { minutes: m.minuteCount, messages: m.messageCount, dataKb: m.volume }

/** `通话380/500分钟`, or `通话已超出20分钟`. */
export function barLine(bar: UsageBar, say: Say): string {
  const name = say(names[bar.kind])
  if (bar.over > 0) return say(m.barOver, { name, over: amount(bar.kind, bar.over, say) })
  const remaining = bar.kind === 'dataKb' ? volume(bar.remaining) : String(bar.remaining)
  return say(m.barLeft, { name, remaining, allowed: amount(bar.kind, bar.allowed, say) })
}

function amount(kind: UseKind, value: number, say: Say): string {
  return say(units[kind], kind === 'dataKb' ? volume(value) : String(value))
}
