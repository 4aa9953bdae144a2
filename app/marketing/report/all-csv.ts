/** The report over all campaigns as a spreadsheet, by the filters of the page it was asked from. */
import { isoDate } from '#words/format.ts'
import { visitIn, type PageArgs } from '../../visit.ts'
import { download, seen } from '../../desk/console/ask.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const asked = Object.fromEntries(visit.url.searchParams)
  const { csv } = await seen(visit, 'exportMarketingReport', asked)
  return download(csv, `marketing-${isoDate(visit.now)}.csv`)
}
