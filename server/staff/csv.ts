/** Tables for a spreadsheet: UTF-8 with a mark, so that Excel reads Chinese; no cell is taken for a formula. */
import { stringify } from 'csv-stringify/sync'

export function csvOf(head: string[], rows: (string | number | null)[][]): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)))
  // A lone line feed inside a cell is quoted too, or half of the cell would be read as a row.
  const options = { record_delimiter: 'windows', quoted_match: /[\r\n]/ } as const
  return `\uFEFF${stringify([head, ...safe], options)}`
}

function harmless(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
