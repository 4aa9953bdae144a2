/** The web hall's door: find the page, know the visitor, check the form, let the page answer. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Hall } from '#server/hall.ts'
import { FORM_LIMIT_BYTES, NotAForm, readForm, TooLarge, UPLOAD_LIMIT_BYTES } from './body.ts'
import { enterWeb, takeForm } from './enter.ts'
import { newNonce, type Safety } from './headers.ts'
import { sealFits } from './seal.ts'
import { send } from './send.ts'
import type { Finished, PageFacts, Pages, WebVisit } from './visit.ts'

export type PagesDoor = {
  hall: Hall
  pages: Pages
  safety: Safety
  secure: boolean
  origin: string | undefined
  log: Logger
  clock: () => number
  /** Aborted when the house closes: what would last ends by itself. */
  leaving: AbortSignal
}

export type PageRequest = {
  request: IncomingMessage
  response: ServerResponse
  url: URL
  requestId: string
  address: string
}

/** @returns the page's pattern, for the log and the metrics */
export async function answerPage(door: PagesDoor, arrived: PageRequest): Promise<string> {
  const { hall, pages, safety, secure } = door
  const { request, response, url } = arrived
  const facts = pages.find(url.pathname)
  const guard = facts?.guard ?? 'open'
  const { leaving } = door
  const visit = await enterWeb({ ...arrived, hall, now: door.clock(), secure, guard, leaving })
  const nonce = newNonce()
  const answer = await attempt(door, arrived, visit, facts, nonce)
  const hydrated = answer instanceof Response
  await send(request, response, answer, safety.page(hydrated ? nonce : undefined), visit.jar)
  return facts?.route ?? '-'
}

async function attempt(
  door: PagesDoor,
  arrived: PageRequest,
  visit: WebVisit,
  facts: PageFacts | null,
  nonce: string,
): Promise<Finished | Response> {
  const { pages, log } = door
  const { request } = arrived
  try {
    if (!facts) return pages.trouble(404, visit)
    const posted = request.method === 'POST'
    if (!posted && request.method !== 'GET' && request.method !== 'HEAD') return pages.trouble(405, visit)
    if (posted && !sameOrigin(door, arrived)) return pages.trouble(403, visit)
    if (facts.guard === 'subscriber' && !visit.line) return toSignIn(visit, '/sign-in')
    if (facts.guard === 'staff' && !visit.staff) return toSignIn(visit, '/desk/sign-in')
    if (facts.guard === 'shop' && !visit.staff) return toSignIn(visit, '/shop/sign-in')
    if (posted) {
      const form = await readForm(request, facts.upload ? UPLOAD_LIMIT_BYTES : FORM_LIMIT_BYTES)
      if (!sealed(form, visit)) return pages.trouble(403, visit)
      takeForm(visit, form)
    }
    return await pages.answer(fetchRequest(arrived), visit, nonce)
  } catch (error) {
    if (error instanceof TooLarge) return pages.trouble(413, visit)
    if (error instanceof NotAForm) return pages.trouble(400, visit)
    log.error({ err: error, requestId: arrived.requestId, route: facts?.route }, 'a page failed')
    return pages.trouble(500, visit)
  }
}

/** A page's address is kept for after the sign-in; a form's is not, its seal will have ended. */
function toSignIn(visit: WebVisit, place: string): Response {
  const back =
    visit.method === 'GET' ? `?back=${encodeURIComponent(visit.url.pathname + visit.url.search)}` : ''
  return new Response(null, { status: 303, headers: { location: `${place}${back}` } })
}

/** Browsers say where a form comes from; one that says nothing must carry the seal, which every form must anyway. */
function sameOrigin(door: PagesDoor, { request, url }: PageRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  return origin === undefined || origin === url.origin || origin === door.origin
}

function sealed(form: FormData, visit: WebVisit): boolean {
  const seal = form.get('seal')
  const { jar } = visit
  const cookies = [jar.get('session'), jar.get('staff'), jar.get('visitor')]
  return typeof seal === 'string' && sealFits(seal, cookies)
}

/** Its body is already in `visit.form`. */
function fetchRequest({ request, url }: PageRequest): Request {
  const method = request.method === 'POST' ? 'POST' : 'GET'
  return new Request(url, method === 'POST' ? { method, body: new URLSearchParams() } : undefined)
}
