/** The report as a spreadsheet, by the filters of the page it was asked from. */
import { isoDate } from '#words/format.ts'
import { visitIn, type PageArgs } from '../../visit.ts'
import { download, seen } from '../../desk/console/ask.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { csv } = await seen(visit, 'exportShareReport', Object.fromEntries(visit.url.searchParams))
  return download(csv, `share-${isoDate(visit.now)}.csv`)
}
