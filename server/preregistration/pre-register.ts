import { z } from 'zod'
import { operation, Refusal } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { ticketOf } from '#server/ticket.ts'
import { addWorkingDays } from '#server/working-days.ts'
import { isoDate } from '#words/format.ts'
import { kindOf, kindsFor, said, valuesOf, type Kind } from './kind.ts'
import { m } from './messages.ts'
import { isOpenRequest, preregistrationsOf, takeIn } from './preregistration.ts'

/**
 * Takes a request in. The touch is `taken`: what counts as handled is its completion by the back office, so that a
 * report is not made of wishes.
 */
export const preRegister = operation({
  title: m.preRegister,
  summary: m.preRegisterSummary,
  keyword: 'YDJ',
  access: 'sim',
  business: 'preregistration',
  taken: true,
  input: z.object({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{1,12}$/),
    details: z.union([z.string().max(500), z.record(z.string().max(40), z.string().max(500))]).default(''),
  }),
  fields: {
    code: { label: m.code, hint: m.codeHint, wrong: m.codeWrong },
    details: { label: m.details, hint: m.detailsHint, rest: true },
  },
  async choices({ tx, subscriber, say }) {
    const kinds = await kindsFor(tx, subscriber.brand)
    return kinds.map(({ code, name }) => ({ value: code, label: said(name, say) }))
  },
  async run({ tx, subscriber, now, touchId, channel }, { code, details }) {
    const kind = await openKind(tx, code, subscriber.brand)
    const values = valuesOf(kind.fields, details, now)
    const before = await preregistrationsOf(tx, subscriber.id)
    const open = before.find((each) => each.kindCode === code && isOpenRequest(each))
    if (open) {
      throw new Refusal('already-registered', (say) => say(m.alreadyOpen, open.ticket), ['seeRequests'])
    }
    const row = {
      subscriberId: subscriber.id,
      id: touchId,
      ticket: ticketOf('YD', touchId, now),
      kindCode: code,
      values,
      state: 'received' as const,
      channel,
      branchCode: subscriber.branchCode,
      receivedAt: now,
      deadlineAt: addWorkingDays(now, kind.deadlineDays),
      workedBy: null,
      result: null,
      resultAt: null,
      touchId,
    }
    await takeIn(tx, row)
    return { kind, ticket: row.ticket, deadlineAt: row.deadlineAt, values }
  },
  reply({ kind, ticket, deadlineAt }, { say }) {
    const received = { kind: said(kind.name, say), ticket, deadline: isoDate(deadlineAt) }
    const lines = [say(m.received, received)]
    if (kind.stores.length > 0) {
      lines.push(say(m.stores, kind.stores.map((store) => said(store, say)).join('、')))
    }
    return { title: say(m.preRegister), lines, next: ['seeRequests'] }
  },
})

async function openKind(tx: Tx, code: string, brand: string): Promise<Kind> {
  const kind = await kindOf(tx, code)
  if (!kind) {
    const others = await kindsFor(tx, brand)
    throw new Refusal('no-kind', (say) =>
      say(m.noKind, others.map((each) => `${each.code} ${said(each.name, say)}`).join('、')),
    )
  }
  if (!kind.open) throw new Refusal('kind-closed', (say) => say(m.kindClosed))
  if (kind.brands && !kind.brands.some((each) => each === brand)) {
    throw new Refusal('not-for-brand', (say) => say(m.notForBrand))
  }
  return kind
}
