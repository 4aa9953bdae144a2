/** A compiled statement: text, how to bind its values, how to read its rows. Made once, used by every connection. */
import { Column, Param, Placeholder, SQL, Subquery, getTableName, is } from 'drizzle-orm'
import { dialect } from '#drizzle/dialect.ts'
import type { Compiled, Field } from './builder.ts'
import { StoreError } from './errors.ts'
import type { Row } from './level.ts'

export type Values = Record<string, unknown>

export type Statement = {
  /** Unique within the process: the key of prepared statements on every connection. */
  readonly id: number
  readonly text: string
  readonly writes: boolean
  readonly bind: (values: Values) => unknown[]
  /** Turns the raw cells into a row; undefined where the engine's own row objects are meant. */
  readonly row: ((cells: unknown[]) => Row) | undefined
}

let lastId = 0

export function statementOf(compiled: Compiled): Statement {
  return {
    id: ++lastId,
    text: compiled.text,
    writes: isWrite(compiled.text),
    bind: binder(compiled.params),
    row: compiled.fields && rowReader(compiled.fields, compiled.notNullable),
  }
}

function isWrite(text: string): boolean {
  const bare = text.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '_')
  return /(?<!for |key )\b(insert into|update|delete from|create|drop|alter|truncate)\b/i.test(bare)
}

type Slot = (values: Values) => unknown

function binder(params: unknown[]): (values: Values) => unknown[] {
  const slots = params.map(slotOf)
  const count = slots.length
  return (values) => {
    const bound: unknown[] = []
    for (let index = 0; index < count; index++) bound.push(slots[index]?.(values))
    return bound
  }
}

function slotOf(param: unknown): Slot {
  if (is(param, Placeholder)) return named(param.name, plainValue)
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder } = param
    const plain = encoder.mapToDriverValue === Column.prototype.mapToDriverValue
    return named(param.value.name, plain ? (value) => value : (value) => encoder.mapToDriverValue(value))
  }
  const fixed = param === null ? null : plainValue(param)
  return () => fixed
}

function named(name: string, encode: (value: unknown) => unknown): Slot {
  return (values) => {
    const value = values[name]
    if (value === null) return null
    if (value === undefined)
      throw new StoreError(`the query needs a value for "${name}"; give null to mean none`)
    return encode(value)
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A value that no column encodes. SQLite knows no booleans, and a UUID as text would never match its 16 bytes. */
function plainValue(value: unknown): unknown {
  if (dialect !== 'sqlite') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' && value.length === 36 && UUID.test(value)) {
    throw new StoreError(
      'an id is compared with no column that would encode it: write sql.param(p.name, table.column)',
    )
  }
  return value
}

type Decoder = { mapFromDriverValue(value: unknown): unknown }

function decoderOf(field: unknown): Decoder {
  if (is(field, Column)) return field
  if (is(field, Subquery)) return (field._.sql as unknown as { decoder: Decoder }).decoder
  if (is(field, SQL)) return (field as unknown as { decoder: Decoder }).decoder
  return (field as { sql: { decoder: Decoder } }).sql.decoder
}

function rowReader(fields: Field[], notNullable: Record<string, boolean> | undefined) {
  const decoders = fields.map(({ field }) => decodeWith(decoderOf(field)))
  if (fields.every(({ path }) => path.length === 1)) {
    return flatReader(
      fields.map(({ path }) => path[0] ?? ''),
      decoders,
    )
  }
  return nestedReader(fields, decoders, notNullable ?? {})
}

function decodeWith(decoder: Decoder): ((value: unknown) => unknown) | undefined {
  if (decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue) return undefined
  return (value) => decoder.mapFromDriverValue(value)
}

type Decode = ReturnType<typeof decodeWith>

function flatReader(keys: string[], decoders: Decode[]) {
  const count = keys.length
  return (cells: unknown[]): Row => {
    const row: Row = {}
    for (let index = 0; index < count; index++) {
      const cell = cells[index]
      const decode = decoders[index]
      row[keys[index] ?? ''] = decode === undefined || cell === null ? cell : decode(cell)
    }
    return row
  }
}

/** Rows of joins: one object a table, null where an outer join found nothing. */
function nestedReader(fields: Field[], decoders: Decode[], notNullable: Record<string, boolean>) {
  return (cells: unknown[]): Row => {
    const row: Row = {}
    const empty = new Map<string, string | false>()
    for (const [index, { path, field }] of fields.entries()) {
      const cell = cells[index]
      const value = cell === null ? null : (decoders[index]?.(cell) ?? cell)
      place(row, path, value)
      const [owner] = path
      if (owner !== undefined && path.length === 2 && is(field, Column)) {
        const name = getTableName(field.table)
        const seen = empty.get(owner)
        if (seen === undefined) empty.set(owner, value === null ? name : false)
        else if (value !== null || seen !== name) empty.set(owner, false)
      }
    }
    for (const [owner, name] of empty) {
      if (name !== false && notNullable[name] === false) row[owner] = null
    }
    return row
  }
}

function place(row: Row, path: string[], value: unknown): void {
  let node = row
  for (const key of path.slice(0, -1)) node = (node[key] ??= {}) as Row
  node[path.at(-1) ?? ''] = value
}
