/**
 * Tells an open timeline that something new happened (server-sent events). It says an id and nothing else: the page
 * then asks for what is new as always, and that is audited.
 */
import { visitIn, type PageArgs } from '../../visit.ts'
import { turnedAway } from '../console/ask.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A browser that reconnects shows its session again: one that has ended watches no longer than this. */
const LASTS_MS = 5 * 60_000
const AGAIN_MS = 2000

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const role = visit.staff?.member.role
  if (!role || !visit.hall.staffDoor.allows(role, 'seeTimeline')) throw turnedAway('role')
  const subscriberId = params['subscriber'] ?? ''
  if (!UUID.test(subscriberId)) throw new Response(null, { status: 404 })
  const gone = new AbortController()
  const signal = AbortSignal.any([gone.signal, visit.leaving, AbortSignal.timeout(LASTS_MS)])
  const news = visit.hall.watchTouches(subscriberId, signal)
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(text.encode(`retry: ${AGAIN_MS}\n\n`)),
    async pull(stream) {
      const { done, value } = await news.next()
      if (done) stream.close()
      else stream.enqueue(text.encode(`event: touch\ndata: ${value ?? ''}\n\n`))
    },
    cancel: () => gone.abort(),
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    },
  })
}
