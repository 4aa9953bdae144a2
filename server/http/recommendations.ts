/**
 * `GET /api/recommendations` and `POST /api/recommendations/response`: what an agent's screen shows of a caller, and
 * what the caller answered. See docs/api.md.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Hall } from '#server/hall.ts'
import { answerFromAgent, answering, asking, offersForAgent } from '#server/recommendation/agent-desk.ts'
import { speak, type Language } from '#words/message.ts'
import { readBytes, TooLarge } from './body.ts'
import { languageAsked, sendJson, type JsonAnswer } from './json.ts'
import { m } from './messages.ts'
import { showsToken } from './token.ts'

export const RECOMMENDATIONS_PATH = '/api/recommendations'
export const RESPONSE_PATH = '/api/recommendations/response'

const LIMIT_BYTES = 16 * 1024

export type AgentDoor = { hall: Hall; token: string | undefined; now: number; url: URL }

/** @param token what the agents' system has to show; without one there is no such endpoint */
export async function answerRecommendations(
  door: AgentDoor,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  sendJson(request, response, await attempt(door, request))
}

async function attempt(door: AgentDoor, request: IncomingMessage): Promise<JsonAnswer> {
  const language = languageAsked(request)
  const say = speak[language]
  if (!door.token) return no(404, say(m.noEndpoint))
  if (!showsToken(request, door.token)) return no(401, say(m.wrongToken), { 'www-authenticate': 'Bearer' })
  const answers = door.url.pathname === RESPONSE_PATH
  const method = answers ? 'POST' : 'GET'
  if (request.method !== method) return no(405, say(m.onlyMethod, method), { allow: method })
  return answers ? answer(door, request, language) : list(door, language)
}

async function list({ hall, now, url }: AgentDoor, language: Language): Promise<JsonAnswer> {
  const say = speak[language]
  const parsed = asking.safeParse(Object.fromEntries(url.searchParams))
  if (!parsed.success) return no(422, say(m.wrongFields, fieldsIn(parsed.error)))
  const found = await offersForAgent(hall, parsed.data, now, language)
  return found ? { status: 200, body: found } : no(404, say(m.nobody))
}

async function answer(
  { hall, now }: AgentDoor,
  request: IncomingMessage,
  language: Language,
): Promise<JsonAnswer> {
  const say = speak[language]
  const body = await jsonIn(request)
  if (body === undefined) return no(400, say(m.notJson))
  const parsed = answering.safeParse(body)
  if (!parsed.success) return no(422, say(m.wrongFields, fieldsIn(parsed.error)))
  const noted = await answerFromAgent(hall, parsed.data, now)
  if (noted === 'nobody') return no(404, say(m.nobody))
  return noted === 'no-offer' ? no(404, say(m.noOffer)) : { status: 200, body: noted }
}

async function jsonIn(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(await readBytes(request, LIMIT_BYTES)))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TooLarge) return undefined
    throw error
  }
}

const fieldsIn = (error: z.ZodError) =>
  [...new Set(error.issues.map((issue) => String(issue.path[0] ?? '')))].join(', ')

function no(status: number, error: string, headers?: Record<string, string>): JsonAnswer {
  return { status, body: { error }, ...(headers && { headers }) }
}
