import { z } from 'zod'
import type { Carried, Service } from '#server/boss/boss.ts'
import { operation, Refusal } from '#server/operation.ts'
import { m } from './messages.ts'
import { serviceNamed } from './named.ts'
import { offLine } from './say-off.ts'

export type ServiceOffOutput = { state: Carried['state']; service: Service }

export const turnServiceOff = operation({
  title: m.turnServiceOff,
  summary: m.turnServiceOffSummary,
  keyword: 'QX',
  access: 'sim',
  business: 'service-off',
  input: z.object({ code: z.string().trim().min(1).max(40) }),
  fields: { code: { label: m.serviceCode, hint: m.serviceCodeHint, wrong: m.serviceCodeWrong } },
  async choices({ tx, boss, subscriber, now, say }) {
    const held = await boss.servicesOnLine(tx, subscriber.id, now)
    return held
      .filter(({ inPlan }) => !inPlan)
      .map(({ service }) => ({ value: service.code, label: say(service.name) }))
  },
  async run({ tx, boss, subscriber, request, now }, { code }): Promise<ServiceOffOutput> {
    const held = await boss.servicesOnLine(tx, subscriber.id, now)
    const wanted = serviceNamed(
      code,
      held.map(({ service }) => service),
    )
    const found = held.find(({ service }) => service === wanted)
    if (!found) throw notThere(await boss.service(tx, code.toUpperCase()), code)
    const { service } = found
    if (found.inPlan) {
      throw new Refusal('in-plan', (say) => say(m.insidePlan, say(service.name)), ['seePlan'])
    }
    const order = { subscriberId: subscriber.id, key: request, now, serviceCode: service.code }
    const { state } = await boss.turnServiceOff(tx, order)
    return { state, service }
  },
  reply(output, { say }) {
    return { title: say(m.turnServiceOff), lines: [offLine(output, say)], next: ['listServices'] }
  },
})

function notThere(known: Service | undefined, word: string): Refusal {
  return known
    ? new Refusal('not-on', (say) => say(m.notOn, say(known.name)), ['listServices'])
    : new Refusal('no-such-service', (say) => say(m.noSuchService, word), ['listServices'])
}
