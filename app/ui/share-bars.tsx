/** How often each of several choices was made: a bar, the number and its share. Drawn with SVG, readable without it. */
export type Share = { key: string; label: string; count: number; own?: boolean }

/** @param of what a whole bar stands for; the sum of all where it is left out */
export function ShareBars({ caption, shares, of }: { caption: string; shares: Share[]; of?: number }) {
  const whole = Math.max(1, of ?? shares.reduce((sum, { count }) => sum + count, 0))
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{caption}</caption>
      <tbody>
        {shares.map(({ key, label, count, own }) => {
          const share = count / whole
          return (
            <tr key={key}>
              <th scope="row" className="py-2 pr-4 align-middle font-normal">
                <span className={own ? 'font-semibold' : ''}>{label}</span>
                <svg aria-hidden="true" className="mt-1 block h-3 w-full overflow-hidden rounded-full">
                  <rect width="100%" height="100%" className="fill-sunk" />
                  <rect
                    width={`${(Math.min(1, share) * 100).toFixed(1)}%`}
                    height="100%"
                    rx="6"
                    className={own ? 'fill-lan' : 'fill-chart-rest'}
                  />
                </svg>
              </th>
              <td className="w-16 py-2 text-right align-bottom font-semibold tabular-nums">{count}</td>
              <td className="w-16 py-2 pl-2 text-right align-bottom text-soft tabular-nums">
                {`${Math.round(share * 100)}%`}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
