/** An import file to start from: the columns and one example. With a BOM, because Excel takes a file without one for GBK. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { download } from '../console/ask.ts'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const { say } = visitIn(context)
  return download(`\uFEFF${say(m.columns)}\r\n${say(m.example)}\r\n`, 'contacts-template.csv')
}
