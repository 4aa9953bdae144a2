/** What turning a service off means for what it costs. */
import type { Carried, Service } from '#server/boss/boss.ts'
import type { Say } from '#words/message.ts'
import { m } from './messages.ts'

export function offLine({ state, service }: { state: Carried['state']; service: Service }, say: Say): string {
  const name = say(service.name)
  if (state === 'accepted') return say(m.offAccepted, name)
  if (service.dataKb > 0) return say(m.packOff, name)
  return say(service.charging === 'monthly' ? m.monthlyOff : m.off, name)
}
