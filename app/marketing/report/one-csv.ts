/** The report of a campaign as a spreadsheet. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { download, seen } from '../../desk/console/ask.ts'

export async function loader({ context, params }: PageArgs) {
  const { csv, name } = await seen(visitIn(context), 'exportCampaignReport', { id: params['id'] })
  return download(csv, name)
}
