/** Where the cashier's callbacks arrive over HTTP: a POST of form fields, answered in one word. */
import type { Boss } from '#server/boss/boss.ts'
import type { Store } from '#server/store/store.ts'
import { receiveCallback, type CallbackAnswer } from './receive-callback.ts'
import type { CashierTerms } from './till.ts'

/** A genuine callback has about 500 characters. */
const MOST_BYTES = 4096

/**
 * Answers `success` (200), or `fail: <reason>` (400), which the cashier takes as "tell me again".
 * @param heard told of each answer, for the log; never of the fields
 */
export async function answerCallback(
  house: { store: Store; boss: Boss },
  terms: CashierTerms,
  request: Request,
  now: number,
  heard: (answer: CallbackAnswer) => void = () => {},
): Promise<Response> {
  if (request.method !== 'POST') return plain(405, 'fail: POST only')
  const body = await readUpTo(request, MOST_BYTES)
  if (body === undefined) return plain(413, 'fail: too long')
  const answer = await receiveCallback(house, terms, Object.fromEntries(new URLSearchParams(body)), now)
  heard(answer)
  return answer.answer === 'success' ? plain(200, 'success') : plain(400, `fail: ${answer.reason}`)
}

/** The body as text, or undefined when it is longer than `bytes`. */
async function readUpTo(request: Request, bytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > bytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
