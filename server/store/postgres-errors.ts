/** PostgreSQL's errors in the store's own shape. Its details quote row values and are left out. */
import { DatabaseError } from 'pg'
import {
  CheckViolation,
  Conflict,
  ConnectionLost,
  ForeignKeyViolation,
  NotNullViolation,
  StoreError,
  UniqueViolation,
} from './errors.ts'

export function fromPostgres(error: unknown): unknown {
  if (error instanceof StoreError) return error
  if (!(error instanceof DatabaseError)) return isConnection(error) ? lost(error) : error
  const told = place(error)
  switch (error.code) {
    case '23505':
      return new UniqueViolation('not unique', told, error)
    case '23514':
      return new CheckViolation('check failed', told, error)
    case '23503':
      return new ForeignKeyViolation('refers to nothing', told, error)
    case '23502':
      return new NotNullViolation('missing', told, error)
    case '40001':
    case '40P01':
      return new Conflict('units kept colliding', { cause: error })
    default:
      return /^(08|57P|53300)/.test(error.code ?? '') ? lost(error) : error
  }
}

function lost(cause: unknown): ConnectionLost {
  return new ConnectionLost('the connection to the database was lost or refused', { cause })
}

function isConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)/.test(String(Reflect.get(error, 'code'))) ||
    /connection (terminated|timeout)|timeout exceeded when trying to connect|connection error|client was closed/i.test(
      error.message,
    )
  )
}

/** The columns stand before the `=` of `Key (a, b)=(…) already exists.` */
function place(error: DatabaseError) {
  const columns = error.column ?? /^Key \(([^)]*)\)=/.exec(error.detail ?? '')?.[1]
  return {
    ...(error.table === undefined ? {} : { table: error.table }),
    ...(error.constraint === undefined ? {} : { constraint: error.constraint }),
    ...(columns === undefined
      ? {}
      : { columns: columns.split(', ').map((name) => name.replaceAll('"', '')) }),
  }
}
