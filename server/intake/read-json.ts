/** The body of a request to rows: a JSON array of objects, each with the columns that a spreadsheet would have. */
import { z } from 'zod'
import { m } from './messages.ts'
import { columnOf, missingColumns, type Rows, UnreadableFile } from './rows.ts'

const cell = z.union([z.string(), z.number().transform(String), z.null().transform(() => '')])
const record = z.record(z.string().max(40), cell)

/**
 * Items are counted from 1, as the lines of their faults.
 * @throws UnreadableFile when it is no JSON array, or an empty one
 */
export function readJson(bytes: Uint8Array): Rows {
  const items = arrayIn(bytes)
  const found: Rows = { rows: [], malformed: [] }
  for (const [index, item] of items.entries()) {
    const parsed = record.safeParse(item)
    const cells =
      parsed.success &&
      Object.fromEntries(Object.entries(parsed.data).map(([name, text]) => [columnOf(name), text.trim()]))
    if (!cells || missingColumns(Object.keys(cells)).length > 0) found.malformed.push(index + 1)
    else found.rows.push({ line: index + 1, cells })
  }
  return found
}

function arrayIn(bytes: Uint8Array): unknown[] {
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (Array.isArray(body) && body.length > 0) return body
  } catch {
    // Said below, like any other body that is no array.
  }
  throw new UnreadableFile((say) => say(m.json))
}
