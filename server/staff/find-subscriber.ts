import { and, eq, isNull, like } from 'drizzle-orm'
import { z } from 'zod'
import { subscriber } from '#drizzle/schema/subscriber.ts'
import { mobileNumber } from '#server/identity/sign-in.ts'
import { subscriberIdOf, subscriberOf } from '#server/identity/who.ts'
import type { Subscriber } from '#server/operation.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { maskMsisdn, maskName } from '#words/format.ts'
import { everyRole, staffAction } from './action.ts'
import { filled } from '#server/staff/filled.ts'
import { m } from './messages.ts'

/** A subscriber as staff see one before they give a reason to see more. */
export type FoundSubscriber = {
  id: string
  /** `138****0000` */
  msisdn: string
  /** `林**` */
  name: string
} & Pick<
  Subscriber,
  | 'brand'
  | 'payment'
  | 'credit'
  | 'branchCode'
  | 'tier'
  | 'openedAt'
  | 'language'
  | 'marketing'
  | 'marketingWay'
>

const byNameAndEnding = query((db, p: Params<{ name: string; ending: string }>) =>
  db
    .select({ id: subscriber.id })
    .from(subscriber)
    .where(and(eq(subscriber.name, p.name), like(subscriber.msisdn, p.ending), isNull(subscriber.closedAt)))
    .limit(20),
)

/** By the whole number, or by the name together with the last four digits. */
export const findSubscriber = staffAction({
  title: m.findSubscriber,
  roles: everyRole,
  input: z
    .object({
      msisdn: filled(mobileNumber),
      name: filled(z.string().trim().max(40)),
      lastFour: filled(
        z
          .string()
          .trim()
          .regex(/^\d{4}$/),
      ),
    })
    .refine(({ msisdn, name, lastFour }) => msisdn || (name && lastFour), { path: ['name'] }),
  fields: {
    msisdn: { label: m.msisdn, wrong: m.msisdnWrong, inputMode: 'tel' },
    name: { label: m.name, wrong: m.searchBy },
    lastFour: { label: m.lastFour, wrong: m.lastFourWrong, inputMode: 'numeric' },
  },
  async run({ tx }, { msisdn, name = '', lastFour = '' }) {
    const ids = msisdn ? [await subscriberIdOf(tx, msisdn)] : await idsOf(tx, name, lastFour)
    const found: FoundSubscriber[] = []
    for (const id of ids) {
      const each = id && (await subscriberOf(tx, id))
      if (each) found.push(masked(each))
    }
    return found
  },
  audit: ({ msisdn, name = '', lastFour }, found) => ({
    subscriberId: found?.length === 1 ? found[0]?.id : null,
    detail: {
      asked: msisdn ? maskMsisdn(msisdn) : `${maskName(name)} ${lastFour}`,
      found: found?.map((each) => each.id) ?? [],
    },
  }),
})

async function idsOf(tx: Tx, name: string, lastFour: string): Promise<string[]> {
  const rows = await byNameAndEnding.all(tx, { name, ending: `%${lastFour}` })
  return rows.map((row) => row.id)
}

/** What staff may see without giving a reason. */
export function masked(found: Subscriber): FoundSubscriber {
  const { id, brand, payment, credit, branchCode, tier, openedAt, language, marketing, marketingWay } = found
  const line = { id, brand, payment, credit, branchCode, tier, openedAt }
  return {
    ...line,
    language,
    marketing,
    marketingWay,
    msisdn: maskMsisdn(found.msisdn),
    name: maskName(found.name),
  }
}
