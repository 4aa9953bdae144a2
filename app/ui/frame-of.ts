import type { WebVisit } from '#server/http/visit.ts'
import type { Frame } from './frame.tsx'

export function frameOf(visit: WebVisit): Frame {
  const { language, key, url, requestId, line } = visit
  const who = line && { name: line.subscriber.name, msisdn: line.subscriber.msisdn }
  return { language, seal: visit.seal(), key, path: url.pathname, search: url.search, requestId, who }
}
