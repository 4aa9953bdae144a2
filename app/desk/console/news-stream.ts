/**
 * Server-sent events for a page that shows what happens while it happens. They say a mark and nothing else: the page then
 * asks for what is new as always, and that is audited.
 */
import type { WebVisit } from '#server/http/visit.ts'

/** A browser that reconnects shows its session again: one that has ended watches no longer than this. */
const LASTS_MS = 5 * 60_000
const AGAIN_MS = 2000

/** @param watch yields a mark whenever there is something new, until its signal ends it */
export function newsStream(
  visit: WebVisit,
  watch: (signal: AbortSignal) => AsyncGenerator<string | null>,
): Response {
  const gone = new AbortController()
  const news = watch(AbortSignal.any([gone.signal, visit.leaving, AbortSignal.timeout(LASTS_MS)]))
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(text.encode(`retry: ${AGAIN_MS}\n\n`)),
    async pull(stream) {
      const { done, value } = await news.next()
      if (done) stream.close()
      else stream.enqueue(text.encode(`event: news\ndata: ${value ?? ''}\n\n`))
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
