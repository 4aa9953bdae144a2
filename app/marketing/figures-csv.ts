/** One offer as a spreadsheet: a row for each day and channel, by the filter of the page it was asked from. */
import { isoDate } from '#words/format.ts'
import { visitIn, type PageArgs } from '../visit.ts'
import { download, seen } from '../desk/console/ask.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const channel = visit.url.searchParams.get('channel') ?? ''
  const { csv, code } = await seen(visit, 'exportOfferFigures', { code: params['offer'] ?? '', channel })
  return download(csv, `offer-${code}-${isoDate(visit.now)}.csv`)
}
