/** What can go wrong in the store, in one shape for both engines. None of them carries row values. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

/** A rule of the schema said no; `table`, `columns` and `constraint` are given as far as the engine tells. */
export class Violation extends StoreError {
  readonly table: string | undefined
  readonly columns: readonly string[]
  readonly constraint: string | undefined

  constructor(
    what: string,
    where: { table?: string; columns?: string[]; constraint?: string },
    cause: unknown,
  ) {
    const place = [where.constraint, where.table, where.columns?.join(', ')].filter(Boolean).join(' / ')
    super(`${what}: ${place}`, { cause })
    this.table = where.table
    this.columns = where.columns ?? []
    this.constraint = where.constraint
  }
}

export class UniqueViolation extends Violation {}
export class CheckViolation extends Violation {}
export class ForeignKeyViolation extends Violation {}
export class NotNullViolation extends Violation {}

/** A `tx` was used after its unit was answered or rolled back. */
export class TransactionEnded extends StoreError {
  constructor() {
    super(
      'this tx has ended: every statement belongs inside the function given to transaction() and is awaited there',
    )
  }
}

/** A statement failed and the unit went on: only a nested tx.transaction() can be given up and survived. */
export class TransactionFailed extends StoreError {
  constructor(cause: unknown) {
    super('a statement of this tx failed earlier; wrap what may fail in tx.transaction()', { cause })
  }
}

/** The unit waited for something that is not the database, so it was rolled back to let the others go on. */
export class UnitExpelled extends StoreError {
  constructor() {
    super(
      'the unit waited for something that is not the database and was rolled back: do that before, or in tx.afterCommit()',
    )
  }
}

/** The other writers kept the database longer than the unit was willing to wait. Nothing was changed. */
export class StoreBusy extends StoreError {}

/** Units collided (serialisation failure, deadlock) more often than the store was willing to run them again. */
export class Conflict extends StoreError {}

/** The connection to the database was lost or could not be made. Nothing was changed. */
export class ConnectionLost extends StoreError {}

/** The connection was lost while the commit was on its way: it may have happened or not. */
export class CommitUnknown extends StoreError {}

/** The recorded migrations do not fit the ones on disk. */
export class MigrationFault extends StoreError {}
