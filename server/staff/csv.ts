/** Tables for a spreadsheet: UTF-8 with a mark, so that Excel reads Chinese; no cell is taken for a formula. */
import { stringify } from 'csv-stringify/sync'

type Cell = string | number | null

export function csvOf(head: string[], rows: Cell[][]): string {
  return `\uFEFF${csvRows([head])}${csvRows(rows)}`
}

/** Rows that follow a `csvOf`: a file can be written piece by piece. */
export function csvRows(rows: Cell[][]): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)))
  // A lone line feed inside a cell is quoted too, or half of the cell would be read as a row.
  return stringify(safe, { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
