/** The queue as a spreadsheet, with whole numbers for whoever calls; how many left is audited. */
import { isoDate } from '#words/format.ts'
import { visitIn, type PageArgs } from '../../visit.ts'
import { download, seen } from '../console/ask.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { csv } = await seen(visit, 'extractPreregistrations', Object.fromEntries(visit.url.searchParams))
  return download(csv, `pre-registrations-${isoDate(visit.now)}.csv`)
}
