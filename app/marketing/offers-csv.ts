/** Every offer as a spreadsheet: what it did over a year on each channel. */
import { isoDate } from '#words/format.ts'
import { visitIn, type PageArgs } from '../visit.ts'
import { download, seen } from '../desk/console/ask.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { csv } = await seen(visit, 'exportOffers', {})
  return download(csv, `offers-${isoDate(visit.now)}.csv`)
}
