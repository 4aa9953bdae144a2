/** Everybody behind a figure as a spreadsheet, written as it is read: a list of a million is never held as a whole. */
import { stringify } from 'csv-stringify/sync'
import { isoDate } from '#words/format.ts'
import { visitIn, type PageArgs } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { cursor: _from, ...asked } = Object.fromEntries(visit.url.searchParams)
  const first = await seen(visit, 'exportCampaignFigure', asked)
  return streamed(linesOf(), `touches-${isoDate(visit.now)}.csv`)

  async function* linesOf(): AsyncGenerator<string> {
    yield `\uFEFF${written([first.head, ...first.rows])}`
    for (let { next } = first; next !== null;) {
      const page = await seen(visit, 'exportCampaignFigure', { ...asked, cursor: next })
      yield written(page.rows)
      next = page.next
    }
  }
}

function written(rows: (string | number)[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true })
}

function streamed(lines: AsyncGenerator<string>, fileName: string): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  })
}
