/** Tells an open result page that somebody took part. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { turnedAway } from '../../desk/console/ask.ts'
import { newsStream } from '../../desk/console/news-stream.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const role = visit.staff?.member.role
  if (!role || !visit.hall.staffDoor.allows(role, 'seeActivityResults')) throw turnedAway('role')
  const code = params['activity'] ?? ''
  return newsStream(visit, (signal) => visit.hall.watchActivity(code, signal))
}
