/**
 * The engine that this process speaks, chosen once when the schema is loaded: a `postgres://` DATABASE_URL
 * means PostgreSQL, everything else (a file path, or nothing) SQLite.
 */
export type Dialect = 'sqlite' | 'postgres'

export function dialectOf(url: string | undefined): Dialect {
  return /^postgres(ql)?:\/\//.test(url ?? '') ? 'postgres' : 'sqlite'
}

export const dialect: Dialect = dialectOf(process.env['DATABASE_URL'])
