/** The limits of the house as staff keep them, and the emergency stop. */
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { contactPolicy, type ContactRules } from '#drizzle/schema/contact.ts'
import { insertInto } from '#server/store/insert-into.ts'
import { query } from '#server/store/query.ts'
import type { Tx } from '#server/store/store.ts'
import { isZone } from './zone.ts'

const HOUSE = 'house'

export type Policy = { rules: ContactRules; stoppedAt: number | null }

export const defaultRules: ContactRules = {
  caps: [
    { channel: 'all', perDay: 2, perWeek: 4, perMonth: 10 },
    { channel: 'sms', perDay: 1, perWeek: 3, perMonth: 8 },
    { channel: 'reply', perDay: 1, perWeek: 3, perMonth: 8 },
    { channel: 'outbound', perDay: 1, perWeek: 1, perMonth: 2 },
  ],
  quietFrom: 21 * 60,
  quietUntil: 9 * 60,
  zones: {},
  segmentsPerSecond: 1000,
}

const most = z.int().min(0).max(10_000).nullable()
const minute = z.int().min(0).max(1439)

export const rulesSchema = z.strictObject({
  caps: z
    .array(
      z.strictObject({
        channel: z.enum(['all', 'sms', 'inbox', 'banner', 'outbound', 'reply']),
        perDay: most,
        perWeek: most,
        perMonth: most,
      }),
    )
    .max(6)
    .refine((caps) => new Set(caps.map(({ channel }) => channel)).size === caps.length),
  quietFrom: minute,
  quietUntil: minute,
  zones: z.record(z.string().max(40), z.string().max(60).refine(isZone)),
  segmentsPerSecond: z.int().min(1).max(1_000_000),
})

const policyRow = query((db) => db.select().from(contactPolicy).where(eq(contactPolicy.key, HOUSE)).limit(1))

const putPolicy = insertInto(contactPolicy, { always: { key: HOUSE }, onConflict: 'replace' })

export async function policyOf(tx: Tx): Promise<Policy> {
  const row = await policyRow.first(tx)
  return row ? { rules: row.rules, stoppedAt: row.stoppedAt } : { rules: defaultRules, stoppedAt: null }
}

export async function setRules(tx: Tx, rules: ContactRules, now: number): Promise<void> {
  const row = await policyRow.first(tx)
  const { stoppedAt = null, stoppedBy = null } = row ?? {}
  await putPolicy.run(tx, { rules, stoppedAt, stoppedBy, changedAt: now })
}

/** Stops everything that is sent, or lets it go on. */
export async function setStop(tx: Tx, stop: { by: string } | null, now: number): Promise<void> {
  const { rules } = await policyOf(tx)
  await putPolicy.run(tx, {
    rules,
    stoppedAt: stop && now,
    stoppedBy: stop?.by ?? null,
    changedAt: now,
  })
}
