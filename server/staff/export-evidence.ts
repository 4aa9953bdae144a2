/** Proof of double confirmations: how many there are, and all of them as a file. Both looks are audited. */
import { z } from 'zod'
import { mobileNumber } from '#server/identity/sign-in.ts'
import { subscriberIdOf } from '#server/identity/who.ts'
import { Misfit, Refusal } from '#server/operation.ts'
import { countEvidence as countRows, type EvidenceOf } from '#server/pending/evidence.ts'
import { filled } from '#server/staff/filled.ts'
import type { Tx } from '#server/store/store.ts'
import { staffAction } from './action.ts'
import { m } from './messages.ts'

const roles = ['backoffice', 'admin'] as const

const moment = z.coerce.number().int().min(0)

/** A subscriber by id or by the number that is theirs now, a period, or both. */
const input = z.object({
  subscriberId: filled(z.uuid()),
  msisdn: filled(mobileNumber),
  /** UTC ms, inclusive and exclusive. */
  from: filled(moment),
  until: filled(moment),
})

type Input = z.infer<typeof input>

const fields = {
  subscriberId: { label: m.subscriber, wrong: m.subscriberWrong },
  msisdn: { label: m.msisdn, wrong: m.msisdnWrong, inputMode: 'tel' },
  from: { label: m.from },
  until: { label: m.until },
} as const

/** @throws Misfit when neither a subscriber nor a period is named; Refusal `no-subscriber` */
async function meant(tx: Tx, { subscriberId, msisdn, from, until }: Input): Promise<EvidenceOf> {
  const period = from !== undefined && until !== undefined && until > from
  const open = from === undefined && until === undefined && (subscriberId ?? msisdn) !== undefined
  if (!period && !open) throw new Misfit([{ field: 'from', words: (say) => say(m.evidenceWhich) }])
  const owner = msisdn === undefined ? subscriberId : await subscriberIdOf(tx, msisdn)
  if (msisdn !== undefined && !owner) throw new Refusal('no-subscriber', (say) => say(m.noSubscriber))
  return { subscriberId: owner, from: from ?? 0, until: until ?? Number.MAX_SAFE_INTEGER }
}

/** How many there are; the count is taken in the transaction of its audit row. */
async function counted(tx: Tx, asked: Input): Promise<EvidenceOf & { count: number }> {
  const which = await meant(tx, asked)
  return { ...which, count: await countRows(tx, which) }
}

function audited({ subscriberId, from, until }: Input, done: (EvidenceOf & { count: number }) | null) {
  return {
    subscriberId: done?.subscriberId ?? subscriberId ?? null,
    detail: { from, until, count: done?.count ?? 0 },
  }
}

export const countEvidence = staffAction({
  title: m.countEvidence,
  roles,
  input,
  fields,
  run: ({ tx }, asked) => counted(tx, asked),
  audit: audited,
})

/** Answers what is to leave; `server/staff/evidence-file.ts` makes it a file once this is audited. */
export const exportEvidence = staffAction({
  title: m.exportEvidence,
  roles,
  input,
  fields,
  run: ({ tx }, asked) => counted(tx, asked),
  audit: audited,
})
