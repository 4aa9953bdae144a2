import type { ReactNode } from 'react'
import { ScrollBox } from '../../ui/scroll-box.tsx'

export type GridColumn<Row> = {
  key: string
  label: ReactNode
  cell: (row: Row) => ReactNode
  align?: 'right' | 'center'
  /** A line before it: the first column of a group. */
  begins?: boolean
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
  tight = false,
}: {
  caption: string
  /** Heads that span several columns, above the columns' own; the first column has none. */
  head?: { key: string; label: ReactNode; span: number }[]
  columns: GridColumn<Row>[]
  rows: Row[]
  /** A row that sums the others up. */
  foot?: Row
  rowKey: (row: Row) => string
  /** What stands where there is no row. */
  empty?: ReactNode
  /** Many columns of figures: less air, and the first column stays in sight. */
  tight?: boolean
}) {
  if (rows.length === 0 && empty) return empty
  return (
    <ScrollBox label={caption}>
      <table
        data-many-columns={tight ? '' : undefined}
        className={`w-full border-collapse text-left ${tight ? 'text-[0.8125rem]' : 'text-sm'}`}
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-sunk text-soft [&_tr]:bg-sunk">
          {head && (
            <tr>
              {columns.slice(0, 1).map((column) => (
                <th
                  key={column.key}
                  rowSpan={2}
                  scope="col"
                  className={`py-2 text-left align-bottom font-medium ${look(column, 0, tight)}`}
                >
                  {column.label}
                </th>
              ))}
              {head.map(({ key, label, span }) => (
                <th
                  key={key}
                  scope="colgroup"
                  colSpan={span}
                  className="border-l border-line px-2 pt-2 text-center font-medium"
                >
                  {label}
                </th>
              ))}
            </tr>
          )}
          <tr>
            {columns.map(
              (column, at) =>
                (at > 0 || !head) && (
                  <th
                    key={column.key}
                    scope="col"
                    className={`py-2 font-medium whitespace-nowrap ${look(column, at, tight)}`}
                  >
                    {column.label}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GridRow key={rowKey(row)} row={row} columns={columns} tight={tight} />
          ))}
        </tbody>
        {foot && (
          <tfoot className="border-t-2 border-edge font-semibold">
            <GridRow row={foot} columns={columns} tight={tight} />
          </tfoot>
        )}
      </table>
    </ScrollBox>
  )
}

function GridRow<Row>({ row, columns, tight }: { row: Row; columns: GridColumn<Row>[]; tight: boolean }) {
  return (
    <tr className="border-b border-line bg-card last:border-0 hover:bg-paper">
      {columns.map((column, at) => {
        return at === 0 ? (
          <th
            key={column.key}
            scope="row"
            className={`py-2 align-middle font-normal [tfoot_&]:font-semibold ${look(column, at, tight)}`}
          >
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={`py-2 align-middle ${look(column, at, tight)}`}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}

function look<Row>({ align, begins }: GridColumn<Row>, at: number, tight: boolean): string {
  const side = align === 'center' ? 'text-center' : align === 'right' ? 'text-right tabular-nums' : ''
  const air = tight ? 'px-1.5' : 'px-3'
  const stays = tight && at === 0 ? 'sticky left-0 bg-[inherit] pl-3' : ''
  return `${air} ${side} ${stays} ${begins ? 'border-l border-line' : ''}`
}
