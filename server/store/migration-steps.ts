/** The generated migrations as steps: one statement each, in the order of drizzle's journal. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Dialect } from '#drizzle/dialect.ts'
import { MigrationFault } from './errors.ts'

export type Step = { tag: string; number: number; statement: string; hash: string }
export type AppliedStep = { tag: string; number: number; hash: string }

/** The folder of one dialect's migrations; by default the project's own. */
export function migrationsFolder(folder: string | undefined, dialect: Dialect): string {
  return join(folder ?? fileURLToPath(new URL('../../drizzle/migrations', import.meta.url)), dialect)
}

export function stepsIn(folder: string): Step[] {
  const journal = join(folder, 'meta', '_journal.json')
  if (!existsSync(journal)) return []
  const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { idx: number; tag: string }[] }
  return entries
    .sort((one, other) => one.idx - other.idx)
    .flatMap(({ tag }) =>
      readFileSync(join(folder, `${tag}.sql`), 'utf8')
        .split('--> statement-breakpoint')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== '')
        .map((statement, number) => ({ tag, number, statement, hash: hashOf(statement) })),
    )
}

function hashOf(statement: string): string {
  return createHash('sha256').update(statement).digest('hex')
}

/** What is still to be applied. Throws MigrationFault when what was applied is not what the files say. */
export function pendingSteps(steps: Step[], applied: AppliedStep[]): Step[] {
  const known = new Map(steps.map((step) => [`${step.tag}/${step.number}`, step]))
  for (const { tag, number, hash } of applied) {
    const step = known.get(`${tag}/${number}`)
    if (!step)
      throw new MigrationFault(`the database has step ${number} of migration ${tag}, which is not on disk`)
    if (step.hash !== hash)
      throw new MigrationFault(`step ${number} of migration ${tag} was changed after it was applied`)
  }
  const done = new Set(applied.map(({ tag, number }) => `${tag}/${number}`))
  const pending = steps.filter((step) => !done.has(`${step.tag}/${step.number}`))
  const [first] = pending
  if (first && steps.indexOf(first) !== applied.length) {
    throw new MigrationFault(`migration ${first.tag} was inserted before migrations that are applied already`)
  }
  return pending
}
