/** Every touch behind a figure of an offer as a spreadsheet, written as it is read. */
import { stringify } from 'csv-stringify/sync'
import { isoDate } from '#words/format.ts'
import { visitIn, type PageArgs } from '../visit.ts'
import { seen, streamed } from '../desk/console/ask.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { cursor: _from, ...query } = Object.fromEntries(visit.url.searchParams)
  const asked = { ...query, code: params['offer'] ?? '' }
  const first = await seen(visit, 'exportOfferTouches', asked)
  return streamed(linesOf(), `offer-${asked.code}-touches-${isoDate(visit.now)}.csv`)

  async function* linesOf(): AsyncGenerator<string> {
    yield `\uFEFF${written([first.head, ...first.rows])}`
    for (let { next } = first; next !== null;) {
      const page = await seen(visit, 'exportOfferTouches', { ...asked, cursor: next })
      yield written(page.rows)
      next = page.next
    }
  }
}

function written(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true })
}
