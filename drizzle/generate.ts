/**
 * `npm run generate`: drizzle-kit writes the next migration of both dialects from the one schema; SQLite's tables
 * are then made STRICT, and WITHOUT ROWID where the key is compound. Migrations that were applied never change.
 *
 *     npm run generate -- --name what-changed
 *     npm run generate -- --schema tests/support/shelf.ts --out tests/support/shelf
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({
  options: {
    name: { type: 'string', default: 'hall' },
    schema: { type: 'string', default: './drizzle/schema/*.ts' },
    out: { type: 'string', default: './drizzle/migrations' },
  },
})
const URLS = { sqlite: '', postgres: 'postgres://schema-only/' }

for (const [dialect, url] of Object.entries(URLS)) {
  const { status } = spawnSync(
    'drizzle-kit',
    ['generate', '--config', 'drizzle/config.ts', '--name', options.name],
    {
      stdio: 'inherit',
      env: { ...process.env, DATABASE_URL: url, SCHEMA: options.schema, MIGRATIONS: options.out },
    },
  )
  if (status !== 0) {
    console.error(`drizzle-kit failed for ${dialect}`)
    process.exit(1)
  }
}

for (const file of globSync(`${options.out}/sqlite/*.sql`)) {
  const text = readFileSync(file, 'utf8')
  const strict = text.split('--> statement-breakpoint').map(strictTable).join('--> statement-breakpoint')
  if (strict !== text) writeFileSync(file, strict)
}

/** `CREATE TABLE …;` becomes STRICT; drizzle writes a compound key, and only that, as a line of its own. */
function strictTable(statement: string): string {
  if (!/^\s*CREATE TABLE/i.test(statement)) return statement
  const compound = /^\s*PRIMARY KEY\s*\(/m.test(statement)
  return statement.replace(/\n\);?\s*$/, () => `\n) STRICT${compound ? ', WITHOUT ROWID' : ''};\n`)
}
