/** SQLite's errors in the store's own shape. */
import Database from 'better-sqlite3'
import {
  CheckViolation,
  ForeignKeyViolation,
  NotNullViolation,
  StoreBusy,
  UniqueViolation,
} from './errors.ts'

export function fromSqlite(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const told = error.message.split('constraint failed: ')[1] ?? ''
  switch (error.code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return new UniqueViolation('not unique', columnsIn(told), error)
    case 'SQLITE_CONSTRAINT_CHECK':
      return new CheckViolation('check failed', { constraint: told }, error)
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return new ForeignKeyViolation('refers to nothing', {}, error)
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return new NotNullViolation('missing', columnsIn(told), error)
    case 'SQLITE_BUSY':
      return new StoreBusy('the database is busy', { cause: error })
    default:
      return error
  }
}

/** `UNIQUE constraint failed: t.a, t.b`, or `index 'name'` for an index over an expression. */
function columnsIn(told: string) {
  const index = /^index '(.+)'$/.exec(told)?.[1]
  if (index !== undefined) return { constraint: index }
  const places = told.split(', ').map((place) => place.split('.'))
  const table = places[0]?.[0]
  const columns = places.map((place) => place[1] ?? '')
  return table === undefined ? { columns } : { table, columns }
}
