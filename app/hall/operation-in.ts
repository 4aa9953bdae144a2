import type { Field, Operation } from '#server/operation.ts'
import type { OperationName } from '#server/operations.ts'
import type { WebVisit } from '#server/http/visit.ts'
import { isOperation } from './places.ts'

/** The operation an address names. @throws a 404 for a name that none has */
export function operationIn(visit: WebVisit, name = ''): { name: OperationName; operation: Operation } {
  if (!isOperation(visit, name)) throw new Response(null, { status: 404 })
  const operations: Readonly<Record<OperationName, unknown>> = visit.hall.operations
  return { name, operation: operations[name] as Operation }
}

/** In the order in which they are asked for. */
export function fieldsOf(operation: Operation): [name: string, field: Field][] {
  return Object.entries<Field>(operation.fields)
}
