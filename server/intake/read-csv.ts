/**
 * Bytes of a spreadsheet to rows: UTF-8 with or without BOM, or GBK as counters' Excel writes it.
 *
 * A line that is no CSV is reported with its number and the rest is read on.
 */
import { parse } from 'csv-parse/sync'
import { m } from './messages.ts'
import { columnOf, contactColumns, missingColumns, type Columns, type Rows, UnreadableFile } from './rows.ts'

const TAB = '\t'

/** @throws UnreadableFile when the encoding is unknown, nothing is in it, or a needed column is missing */
export function readCsv(bytes: Uint8Array, wanted: Columns = contactColumns): Rows {
  const text = decode(bytes)
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  if (!firstLine.trim()) throw new UnreadableFile((say) => say(m.empty))
  const delimiter = firstLine.includes(TAB) && !firstLine.includes(',') ? TAB : ','
  const malformed: number[] = []
  const records = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      malformed.push(Number(error?.lines ?? 0))
      return undefined
    },
    info: true,
    trim: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const header = records.shift()?.record ?? []
  const columns = header.map((name) => columnOf(name, wanted))
  const missing = missingColumns(columns, wanted)
  if (missing.length > 0) {
    throw new UnreadableFile((say) => say(m.missingColumns, missing.join(', ')))
  }
  const rows: Rows['rows'] = []
  for (const { record, info } of records) {
    if (record.length !== header.length) malformed.push(info.lines)
    else rows.push({ line: info.lines, cells: cellsOf(columns, record) })
  }
  return { rows, malformed }
}

function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  throw new UnreadableFile((say) => say(m.encoding))
}

function cellsOf(columns: string[], record: string[]): Record<string, string> {
  return Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']))
}
