/** How connections to PostgreSQL are made, and which of its types become which of ours. */
import { types } from 'pg'
import type { PoolConfig } from 'pg'

const INT8 = 20
const NUMERIC = 1700
const JSON_TEXT = 114
const JSONB = 3802

/** Sums of fen are numeric and counts int8; both stay below 2^53 here. JSON is decoded by its column. */
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [NUMERIC, Number],
  [JSON_TEXT, (text) => text],
  [JSONB, (text) => text],
])

type Parser = typeof types.getTypeParser
type Oid = Parameters<Parser>[0]

export function poolConfig(url: string, poolSize = 10): PoolConfig {
  // Several statements on the wire at once; @types/pg does not know the option yet.
  const pipelined: PoolConfig & { pipeline: true } = {
    connectionString: url,
    max: poolSize,
    types: {
      getTypeParser: ((oid: Oid, format) => parsers.get(oid) ?? types.getTypeParser(oid, format)) as Parser,
    },
    connectionTimeoutMillis: 10_000,
    pipeline: true,
  }
  return pipelined
}
