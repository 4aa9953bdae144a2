/** Tells an open timeline that something new happened. */
import { visitIn, type PageArgs } from '../../visit.ts'
import { turnedAway } from '../console/ask.ts'
import { newsStream } from '../console/news-stream.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const role = visit.staff?.member.role
  if (!role || !visit.hall.staffDoor.allows(role, 'seeTimeline')) throw turnedAway('role')
  const subscriberId = params['subscriber'] ?? ''
  if (!UUID.test(subscriberId)) throw new Response(null, { status: 404 })
  return newsStream(visit, (signal) => visit.hall.watchTouches(subscriberId, signal))
}
