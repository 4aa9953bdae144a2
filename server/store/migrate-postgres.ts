/** Migrates a PostgreSQL database: one step a transaction, under an advisory lock of the session. */
import type pg from 'pg'
import { MigrationFault } from './errors.ts'
import { pendingSteps, stepsIn } from './migration-steps.ts'
import type { AppliedStep, Step } from './migration-steps.ts'
import { monthStatements } from './month-migration.ts'

/** Any fixed number will do, so long as every process of the hall uses the same. */
const LOCK = 4_202_611_086

type Client = Pick<pg.ClientBase, 'query'>

export async function migratePostgres(client: Client, folder: string): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(${LOCK})`)
  try {
    await client.query(`CREATE TABLE IF NOT EXISTS migration_step (tag text not null, number integer not null,
      hash text not null, applied_at bigint not null, primary key (tag, number))`)
    const { rows } = await client.query<AppliedStep>('SELECT tag, number, hash FROM migration_step')
    for (const step of pendingSteps(stepsIn(folder), rows)) await apply(client, step)
  } finally {
    await client.query(`SELECT pg_advisory_unlock(${LOCK})`)
  }
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
