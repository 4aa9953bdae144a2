/** Migrates a PostgreSQL database: one step a transaction, under an advisory lock of the session. */
import type pg from 'pg'
import { MigrationFault } from './errors.ts'
import { pendingSteps, stepsIn } from './migration-steps.ts'
import type { AppliedStep, Step } from './migration-steps.ts'
import { monthStatements } from './month-migration.ts'

/** Any fixed number will do, so long as every process of the hall uses the same. */
export const LOCK = 4_202_611_086

type Client = Pick<pg.ClientBase, 'query'>

export async function migratePostgres(client: Client, folder: string, waits = () => {}): Promise<void> {
  const steps = stepsIn(folder)
  // A process that finds everything done waits for nobody.
  if ((await tablesOf(client)).includes('migration_step')) {
    if (pendingSteps(steps, await appliedIn(client)).length === 0) return
  }
  await takeLock(client, waits)
  try {
    await client.query(`CREATE TABLE IF NOT EXISTS migration_step (tag text not null, number integer not null,
      hash text not null, applied_at bigint not null, primary key (tag, number))`)
    for (const step of pendingSteps(steps, await appliedIn(client))) await apply(client, step)
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${LOCK})`)
  }
}

async function takeLock(client: Client, waits: () => void): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS mine`)
  if (rows[0]?.mine) return
  waits()
  await client.query(`SELECT pg_advisory_lock(${LOCK})`)
}

async function appliedIn(client: Client): Promise<AppliedStep[]> {
  const { rows } = await client.query<AppliedStep>('SELECT tag, number, hash FROM migration_step')
  return rows
}

async function apply(client: Client, step: Step): Promise<void> {
  await client.query('BEGIN')
  try {
    const statements = monthStatements(step.statement, await tablesOf(client), await indexesOf(client))
    for (const statement of statements) await client.query(statement)
    await client.query(
      `INSERT INTO migration_step (tag, number, hash, applied_at) VALUES ($1, $2, $3, floor(extract(epoch from now()) * 1000))`,
      [step.tag, step.number, step.hash],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new MigrationFault(`step ${step.number} of migration ${step.tag} failed`, { cause: error })
  }
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_catalog.pg_tables WHERE schemaname = current_schema()',
  )
  return rows.map(({ name }) => name)
}

async function indexesOf(client: Client): Promise<{ name: string; table: string }[]> {
  const { rows } = await client.query<{ name: string; table: string }>(
    'SELECT indexname AS name, tablename AS table FROM pg_catalog.pg_indexes WHERE schemaname = current_schema()',
  )
  return rows
}
