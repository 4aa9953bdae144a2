/** What a migration does to a template table is done to every month cloned from it. */
import { inNames, renamed } from './rename.ts'

/**
 * The statement, and the same once more for each month table where it changes a template. CREATE TABLE of a template
 * is not repeated: months are cloned when they begin.
 */
export function monthStatements(
  statement: string,
  tables: readonly string[],
  indexes: readonly { name: string; table: string }[],
): string[] {
  const all = [statement]
  for (const table of tables) {
    const base = baseOf(table, tables)
    if (base === undefined) continue
    const own = indexes.filter((index) => index.table === base).map((index) => index.name)
    if (!changes(statement, base, own)) continue
    all.push(renamed(statement, base, table, [...own, ...createdNames(statement)]))
  }
  return all
}

/** `touch` for `touch_202611`, when there is a table `touch`. */
function baseOf(table: string, tables: readonly string[]): string | undefined {
  const base = /^(.+)_\d{6}$/.exec(table)?.[1]
  return base !== undefined && tables.includes(base) ? base : undefined
}

function changes(statement: string, base: string, indexes: string[]): boolean {
  if (!/^\s*(alter|create|drop|insert)\b/i.test(statement)) return false
  return [base, `__new_${base}`, ...indexes].some((name) => inNames(statement, name))
}

/** Indexes and constraints that the statement makes or drops need names of the month too. */
function createdNames(statement: string): string[] {
  const names = statement.matchAll(
    /\b(?:index(?: if (?:not )?exists)?|constraint(?: if exists)?)\s+["`](\w+)["`]/gi,
  )
  return [...names].map((match) => match[1] ?? '')
}
