/**
 * What a hall needs before its first subscriber comes: the vocabulary that the code itself fixes (channels, business
 * types, the function matrix, the words of the SMS hall) and the catalogue of the demo's operator, 青岚通信.
 *
 * Both may be run at every start. A row that exists is left as staff made it, and an operation that this database
 * already knows gets no word back that staff took away from it.
 */
import { eq } from 'drizzle-orm'
import { plan, service } from '#drizzle/schema/boss.ts'
import { earningRule } from '#drizzle/schema/money.ts'
import { branch, businessType, channel, functionSwitch, keywordAlias } from '#drizzle/schema/reference.ts'
import { preregistrationKind } from '#drizzle/schema/request.ts'
import { merchant, reward } from '#drizzle/schema/reward.ts'
import { operations } from '#server/operations.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { aliasRows } from './aliases.ts'
import { branches } from './branches.ts'
import { earningRules } from './earning-rules.ts'
import { switchRows } from './function-matrix.ts'
import { merchants } from './merchants.ts'
import { plans } from './plans.ts'
import { preregistrationKinds } from './preregistration-kinds.ts'
import { rewards } from './rewards.ts'
import { services } from './services.ts'
import { businessTypeRows, channelRows } from './vocabulary.ts'

/** The operations as the rows need them: only whether one has a printed keyword. */
export type Registry = Record<string, { keyword?: string }>

/** Vocabulary and catalogue; every test and the demo start from this. */
export async function seedReference(store: Store, registry: Registry = operations): Promise<void> {
  await store.transaction(async (tx) => {
    await seedVocabulary(tx, registry)
    await seedCatalogue(tx)
  })
}

/** What the code fixes; an operator with a catalogue of their own starts from this alone. */
export async function seedVocabulary(tx: Tx, registry: Registry = operations): Promise<void> {
  const kept = { onConflict: 'nothing' } as const
  const unknown = await unknownOperations(tx, registry)
  await insertMany(tx, channel, channelRows(), kept)
  await insertMany(tx, businessType, businessTypeRows(), kept)
  await insertMany(tx, functionSwitch, switchRows(registry), kept)
  await insertMany(tx, keywordAlias, aliasRows(unknown), kept)
}

/** The invented operator's branches, plans, services, shops, rewards and what can be pre-registered. */
export async function seedCatalogue(tx: Tx): Promise<void> {
  const kept = { onConflict: 'nothing' } as const
  await insertMany(tx, branch, branches, kept)
  await insertMany(tx, plan, plans, kept)
  await insertMany(tx, service, services, kept)
  await insertMany(tx, merchant, merchants, kept)
  await insertMany(tx, reward, rewards, kept)
  await insertMany(tx, earningRule, earningRules, kept)
  await insertMany(tx, preregistrationKind, preregistrationKinds, kept)
}

const anySwitch = query((db, p: Params<{ operation: string }>) =>
  db
    .select({ operation: functionSwitch.operation })
    .from(functionSwitch)
    .where(eq(functionSwitch.operation, p.operation))
    .limit(1),
)

/** The operations that this database has not met: they bring their words, the others keep what staff made of theirs. */
async function unknownOperations(tx: Tx, registry: Registry): Promise<string[]> {
  const unknown = []
  for (const operation of Object.keys(registry)) {
    if (!(await anySwitch.first(tx, { operation }))) unknown.push(operation)
  }
  return unknown
}
