/** Tokens of machines: the `Authorization: Bearer …` of metrics and of the endpoints. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Compared by their hashes, so that neither the length nor a common beginning shows in the time it takes. */
export function showsToken(request: IncomingMessage, token: string): boolean {
  const shown = request.headers.authorization ?? ''
  return timingSafeEqual(hash(shown), hash(`Bearer ${token}`))
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
