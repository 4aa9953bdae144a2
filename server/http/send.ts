/** Puts an answer on the wire. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { sendResponse } from '@remix-run/node-fetch-server'
import type { CookieJar } from './cookies.ts'
import type { Finished } from './visit.ts'

/** Below this a page fits into the first packets anyway. */
const WORTH_COMPRESSING_BYTES = 4096

/** What a signed-in browser sees must not be shown again after it signed out, not even by the back button. */
const NEVER_KEPT = 'private, no-store'

export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Finished | Response,
  safety: Record<string, string>,
  jar: CookieJar,
): Promise<void> {
  for (const name of Object.keys(safety)) response.setHeader(name, safety[name] ?? '')
  if (jar.lines.length > 0) response.setHeader('set-cookie', jar.lines)
  if (answer instanceof Response) {
    if (!answer.headers.has('cache-control')) response.setHeader('cache-control', NEVER_KEPT)
    return sendResponse(response, answer)
  }
  sendDocument(request, response, answer)
}

function sendDocument(request: IncomingMessage, response: ServerResponse, page: Finished): void {
  const { status, headers, body } = page
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.setHeader('cache-control', NEVER_KEPT)
  for (const name of Object.keys(headers)) response.setHeader(name, headers[name] ?? '')
  const fits =
    body.length > WORTH_COMPRESSING_BYTES && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (fits) {
    response.setHeader('content-encoding', 'gzip')
    response.setHeader('vary', 'accept-encoding')
  }
  const bytes = fits ? gzipSync(body, { level: 1 }) : Buffer.from(body)
  response.setHeader('content-length', bytes.length)
  response.writeHead(status)
  response.end(request.method === 'HEAD' ? undefined : bytes)
}
