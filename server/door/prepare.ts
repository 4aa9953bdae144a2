/**
 * The slow part of an operation, which a unit of work must not wait for: hashing a password.
 *
 * Only inside the transaction is it known what is asked and whether it may be; only outside may it take its time. So
 * the first pass ends, undone, with Unprepared; then the work is done; then the contact comes again from the start,
 * with the result in hand. Whoever is turned away at the door costs no hashing, and a repeated request neither.
 */
import { isDeepStrictEqual } from 'node:util'
import type { Before, Operation } from '#server/operation.ts'
import type { Entered } from './enter.ts'

/** What was prepared, and for what: a conversation may have moved on between the passes. */
export type Prepared = { operation: string; input: unknown; value: unknown }

/** Ends a pass that needs something prepared. */
export class Unprepared extends Error {
  readonly prepare: (before: Before) => Promise<Prepared>

  constructor(name: string, prepare: (before: Before) => Promise<Prepared>) {
    super(`${name} was not prepared`)
    this.name = 'Unprepared'
    this.prepare = prepare
  }
}

/** What the operation prepared for this input. @throws Unprepared when it has not yet */
export function preparedFor(entered: Entered, name: string, operation: Operation, input: unknown): unknown {
  if (!operation.prepare) return undefined
  const { prepared } = entered
  if (prepared?.operation === name && isDeepStrictEqual(prepared.input, input)) return prepared.value
  throw new Unprepared(name, async (before) => ({
    operation: name,
    input,
    value: await operation.prepare?.(before, input),
  }))
}
