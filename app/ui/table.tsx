import type { ReactNode } from 'react'
import { ScrollBox } from './scroll-box.tsx'

export type Column<Row> = { label: string; cell: (row: Row) => ReactNode; align?: 'right' }

/** A table that scrolls sideways within itself on a narrow screen; the first column heads its row. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row, index: number) => string
}) {
  return (
    <ScrollBox label={caption}>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-sm text-soft">
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                className={`px-4 py-3 font-medium whitespace-nowrap sm:px-6 ${side(column)}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className="border-b border-line last:border-0">
              {columns.map((column, at) =>
                at === 0 ? (
                  <th
                    key={column.label}
                    scope="row"
                    className={`px-4 py-3.5 font-normal sm:px-6 ${side(column)}`}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.label} className={`px-4 py-3.5 sm:px-6 ${side(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function side(column: { align?: 'right' }): string {
  return column.align === 'right' ? 'text-right whitespace-nowrap tabular-nums' : ''
}
