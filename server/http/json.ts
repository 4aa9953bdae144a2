/** Answers of the endpoints for other systems. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Language } from '#words/message.ts'

export type JsonAnswer = { status: number; body: Record<string, unknown>; headers?: Record<string, string> }

export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: JsonAnswer,
): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // What was not read of a refused body would be taken for the next request.
    ...(!request.complete && { connection: 'close' }),
    ...headers,
  })
  response.end(text)
}

export function languageAsked(request: IncomingMessage): Language {
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
}
