/** A list for callers as a spreadsheet, sent while it is read. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { streamed, turnedAway } from '../../desk/console/ask.ts'

export async function loader({ context, params }: PageArgs) {
  const fetched = await visitIn(context).callFile(params['list'] ?? '')
  if (fetched.kind === 'denied') throw turnedAway(fetched.because)
  if (fetched.kind !== 'done') throw new Response(null, { status: fetched.kind === 'refused' ? 409 : 404 })
  return streamed(fetched.output.pieces, fetched.output.name)
}
