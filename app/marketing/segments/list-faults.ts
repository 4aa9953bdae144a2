/** What was wrong with an imported list, line by line, as a spreadsheet. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { download, seen } from '../../desk/console/ask.ts'

export async function loader({ context, params }: PageArgs) {
  const { csv, name } = await seen(visitIn(context), 'seeListFaults', { id: params['list'] })
  return download(csv, name)
}
