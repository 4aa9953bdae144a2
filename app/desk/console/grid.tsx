import type { ReactNode } from 'react'

export type GridColumn<Row> = {
  key: string
  label: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'right' | 'center'
}

/** A dense table for people who read many rows; it scrolls sideways within itself on a narrow screen. */
export function Grid<Row>({
  caption,
  head,
  columns,
  rows,
  foot,
  rowKey,
  empty,
}: {
  caption: string
  /** Heads that span several columns, above the columns' own. */
  head?: { key: string; label: ReactNode; span: number }[]
  columns: GridColumn<Row>[]
  rows: Row[]
  /** A row that sums the others up. */
  foot?: Row
  rowKey: (row: Row) => string
  /** What stands where there is no row. */
  empty?: ReactNode
}) {
  if (rows.length === 0 && empty) return empty
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within the keyboard's reach
    <section className="overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunk text-soft">
          {head && (
            <tr>
              {head.map(({ key, label, span }) => (
                <th key={key} scope="colgroup" colSpan={span} className="px-3 pt-2 text-center font-medium">
                  {label}
                </th>
              ))}
            </tr>
          )}
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={`px-3 py-2 font-medium whitespace-nowrap ${side(column)}`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow key={rowKey(row)} row={row} columns={columns} />
          ))}
        </tbody>
        {foot && (
          <tfoot className="border-t-2 border-edge font-semibold">
            <GridRow row={foot} columns={columns} />
          </tfoot>
        )}
      </table>
    </section>
  )
}

function GridRow<Row>({ row, columns }: { row: Row; columns: GridColumn<Row>[] }) {
  return (
    <tr className="border-b border-line last:border-0 hover:bg-paper">
      {columns.map((column, at) => {
        const look = `px-3 py-2 align-top ${side(column)}`
        return at === 0 ? (
          <th key={column.key} scope="row" className={`${look} font-[inherit]`}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={look}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}

function side(column: { align?: 'right' | 'center' }): string {
  if (column.align === 'center') return 'text-center'
  return column.align === 'right' ? 'text-right tabular-nums' : ''
}
