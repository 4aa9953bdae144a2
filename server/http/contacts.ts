/**
 * `POST /api/contacts`: another system hands in what happened at counters and on the hotline, as CSV or as a JSON
 * array. A record that was taken before changes nothing, so a request whose answer was lost is simply sent again.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Hall } from '#server/hall.ts'
import { speak } from '#words/message.ts'
import { readBytes, TooLarge } from './body.ts'
import { languageAsked, sendJson, type JsonAnswer } from './json.ts'
import { m } from './messages.ts'
import { showsToken } from './token.ts'

export const CONTACTS_PATH = '/api/contacts'

/** As much as a file that staff upload. */
const LIMIT_BYTES = 8 * 1024 * 1024

/** @param token what the system has to show; without one there is no such endpoint */
export async function answerContacts(
  hall: Hall,
  token: string | undefined,
  now: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  sendJson(request, response, await attempt(hall, token, now, request))
}

async function attempt(
  hall: Hall,
  token: string | undefined,
  now: number,
  request: IncomingMessage,
): Promise<JsonAnswer> {
  const language = languageAsked(request)
  const say = speak[language]
  const no = (status: number, error: string, headers?: Record<string, string>): JsonAnswer => ({
    status,
    body: { error },
    ...(headers && { headers }),
  })
  if (!token) return no(404, say(m.noEndpoint))
  if (!showsToken(request, token)) return no(401, say(m.wrongToken), { 'www-authenticate': 'Bearer' })
  if (request.method !== 'POST') return no(405, say(m.onlyPost), { allow: 'POST' })
  const form = formOf(request)
  if (!form) return no(415, say(m.csvOrJson))
  try {
    const bytes = await readBytes(request, LIMIT_BYTES)
    const outcome = await hall.intake.bySystem({ bytes, form, fileName: nameOf(request) }, now, language)
    if (outcome.kind === 'unreadable') return no(422, outcome.words)
    return { status: 200, body: outcome.result }
  } catch (error) {
    if (error instanceof TooLarge) return no(413, say(m.tooLarge, LIMIT_BYTES / 1024 / 1024))
    throw error
  }
}

function formOf(request: IncomingMessage): 'csv' | 'json' | null {
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase()
  if (type === 'text/csv' || type === 'application/csv') return 'csv'
  return type === 'application/json' ? 'json' : null
}

/** What the list of imports calls it: the sender's own name for the file, where it gives one. */
function nameOf(request: IncomingMessage): string {
  const given = request.headers['x-file-name']
  return typeof given === 'string' && given.trim() ? given.trim().slice(0, 200) : CONTACTS_PATH
}
