/** Everybody who took part, as a spreadsheet that is sent while it is read. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const code = params['activity'] ?? ''
  const { name } = await seen(visit, 'exportActivity', { code })
  const rows = visit.hall.activityCsv(code, visit.language)
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await rows.next()
      if (done) stream.close()
      else stream.enqueue(text.encode(value))
    },
    async cancel() {
      await rows.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  })
}
