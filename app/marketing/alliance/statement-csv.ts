/** A statement as a spreadsheet. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { download, seen } from '../../desk/console/ask.ts'

export async function loader({ context, params }: PageArgs) {
  const asked = { merchant: params['merchant'], month: params['month'] }
  const { csv, name } = await seen(visitIn(context), 'exportStatement', asked)
  return download(csv, name)
}
