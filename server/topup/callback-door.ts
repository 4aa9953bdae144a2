/** Where the cashier's callbacks arrive over HTTP: a POST of form fields, answered in one word. */
import type { Boss } from '#server/boss/boss.ts'
import type { Store } from '#server/store/store.ts'
import { readForm } from './form.ts'
import { receiveCallback, type CallbackAnswer } from './receive-callback.ts'
import type { CashierTerms } from './till.ts'

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
  const fields = await readForm(request)
  if (!fields) return plain(413, 'fail: too long')
  const answer = await receiveCallback(house, terms, fields, now)
  heard(answer)
  return answer.answer === 'success' ? plain(200, 'success') : plain(400, `fail: ${answer.reason}`)
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
