import type { Field, Operation, Reply } from '#server/operation.ts'
import type { OperationName } from '#server/operations.ts'
import type { WebVisit } from '#server/http/visit.ts'
import type { Asking } from '../ui/reply.tsx'
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

/** The field that a reply asks for, as a form shows it; null for a field that the operation does not have. */
export function askingOf(visit: WebVisit, asks: NonNullable<Reply['asks']>): Asking | null {
  const { operation } = operationIn(visit, asks.operation)
  const found = fieldsOf(operation).find(([name]) => name === asks.field)
  if (!found) return null
  const [name, { label, hint, inputMode, rest }] = found
  const long = rest === true && inputMode !== 'numeric'
  const field = { name, label: visit.say(label), hint: hint && visit.say(hint), inputMode, long }
  return { operation: asks.operation, input: asks.input, field }
}

/** Whether an operation may be asked for without this field. */
export function isOptional({ input }: Operation, name: string): boolean {
  const given = input.safeParse({})
  return given.success || !given.error.issues.some(({ path }) => path[0] === name)
}
