/** The faults of an import as a spreadsheet. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { download, seen } from '../console/ask.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { csv, fileName } = await seen(visit, 'exportImportFaults', { id: params['batch'] })
  return download(csv, `faults-${fileName}`.replace(/(\.csv)?$/i, '.csv'))
}
