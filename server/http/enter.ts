/** The threshold of the web hall: whose browser is it, which language, and what may be asked on its behalf. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { openActivities } from '#server/activity/see-activities.ts'
import { showBanner } from '#server/campaign/banner.ts'
import { fetchCallFile } from '#server/campaign/call-file.ts'
import { bringCallResults } from '#server/campaign/take-call-results.ts'
import { importNumbers } from '#server/segment/import-numbers.ts'
import type { Hall } from '#server/hall.ts'
import type { Contact } from '#server/operation.ts'
import type { OperationName } from '#server/operations.ts'
import { subscriberOf } from '#server/identity/who.ts'
import { openQuestion } from '#server/pending/question.ts'
import { kindsFor } from '#server/preregistration/kind.ts'
import { previewSegment } from '#server/segment/preview-segment.ts'
import { showOffers } from '#server/recommendation/show.ts'
import { openSurvey } from '#server/satisfaction/survey.ts'
import { exportEvidenceFile } from '#server/staff/evidence-file.ts'
import type { StaffContact } from '#server/staff/action.ts'
import { findTouch } from '#server/touch/request.ts'
import { speak, type Language, type Say } from '#words/message.ts'
import { NotAForm } from './body.ts'
import { openJar, type CookieJar } from './cookies.ts'
import { sealFor } from './seal.ts'
import type { Guard, OnDuty, SignedIn, WebVisit } from './visit.ts'

export const WEB_PORT = 'web'

/** One page's key and the name of one of its forms. */
const requestKey = /^[\w:.-]{16,96}$/

export type Arrival = {
  hall: Hall
  request: IncomingMessage
  requestId: string
  url: URL
  address: string
  now: number
  secure: boolean
  /** Who the page is for; an open page asks who the subscriber is as well. */
  guard: Guard
  leaving: AbortSignal
}

export async function enterWeb(arrival: Arrival): Promise<WebVisit> {
  const { hall, request, url, now, guard } = arrival
  const jar = openJar(request.headers.cookie, arrival.secure)
  const ofStaff = guard === 'staff' || guard === 'shop'
  const staff = ofStaff ? await onDuty(hall, jar, now, guard) : null
  const line = ofStaff ? null : await lineOf(hall, jar, now)
  const language = languageOf(jar, line, request.headers['accept-language'])
  const form = new FormData()
  const visit: WebVisit = {
    hall,
    now,
    requestId: arrival.requestId,
    url,
    method: request.method ?? 'GET',
    jar,
    language,
    say: speak[language],
    line,
    staff,
    leaving: arrival.leaving,
    form,
    typed: {},
    seal: () => sealFor(jar.get(ofStaff ? 'staff' : 'session') ?? visitorOf(jar)),
    key: randomUUID(),
    device: (request.headers['user-agent'] ?? '').slice(0, 160),
    address: arrival.address,
    perform: (name, input, part = '') =>
      hall.portal.visit(contactOf(visit, name, input, part)).perform(name, input),
    confirm: (id) => hall.portal.visit(contactOf(visit, null, {}, '')).confirm(id),
    decline: (id) => hall.portal.visit(contactOf(visit, null, {}, '')).decline(id),
    importFile: (file) => hall.intake.byStaff(staffContactOf(visit), file),
    evidenceFile: (which) => exportEvidenceFile(hall, staffContactOf(visit), which),
    importNumbers: (list) => importNumbers(hall, staffContactOf(visit), list),
    callFile: (list) => fetchCallFile(hall, staffContactOf(visit), list),
    callResults: (file) => bringCallResults(hall, staffContactOf(visit), file),
    previewSegment: (asked) => previewSegment(hall, staffContactOf(visit), asked),
    attend: (name, input) => hall.staffDoor.visit(staffContactOf(visit)).perform(name, input),
    touch: async (id) => (line ? hall.store.read((tx) => findTouch(tx, line.subscriber.id, id)) : undefined),
    question: async () =>
      line ? hall.store.read((tx) => openQuestion(tx, line.subscriber.id, WEB_PORT)) : undefined,
    survey: async () => (line ? hall.store.read((tx) => openSurvey(tx, line.subscriber.id, now)) : undefined),
    offers: async (most) =>
      line ? showOffers(hall, { subscriber: line.subscriber, channel: 'web', now, most }) : [],
    activities: async () =>
      line ? hall.store.read((tx) => openActivities({ tx, subscriber: line.subscriber, now })) : [],
    banner: async () => (line ? showBanner(hall.store, line.subscriber.id, now) : null),
    kinds: async () => (line ? hall.store.read((tx) => kindsFor(tx, line.subscriber.brand)) : []),
  }
  return visit
}

async function lineOf(hall: Hall, jar: CookieJar, now: number): Promise<SignedIn | null> {
  const cookie = jar.get('session')
  if (!cookie) return null
  const session = await hall.identity.sessionOf(cookie, now)
  const subscriber = session && (await hall.store.read((tx) => subscriberOf(tx, session.subscriberId)))
  if (!subscriber) jar.remove('session')
  return subscriber ? { sessionId: session.id, subscriber } : null
}

/** The operator's people are nobody on a shop's pages, and a shop is nobody on theirs. */
async function onDuty(hall: Hall, jar: CookieJar, now: number, guard: Guard): Promise<OnDuty | null> {
  const cookie = jar.get('staff')
  const found = cookie ? await hall.staffIdentity.sessionOf(cookie, now) : null
  if (cookie && !found) jar.remove('staff')
  if (!found || (found.staff.role === 'shop') !== (guard === 'shop')) return null
  return { session: found.session, member: found.staff }
}

/** Takes in what was posted; its seal is checked before. */
export function takeForm(visit: WebVisit, form: FormData): void {
  for (const [name, value] of form) {
    visit.form.append(name, value)
    if (typeof value === 'string' && name !== 'seal' && name !== 'request') visit.typed[name] = value
  }
}

function contactOf(visit: WebVisit, name: OperationName | null, input: unknown, part: string): Contact {
  return {
    channel: 'web',
    subscriberId: visit.line?.subscriber.id ?? null,
    access: visit.line ? 'verified' : 'none',
    request: visit.method === 'POST' ? `${keyIn(visit.form)}${part}` : randomUUID(),
    now: visit.now,
    language: visit.language,
    port: WEB_PORT,
    ...(visit.line && { session: visit.line.sessionId }),
    ...(name && { said: saidIn(visit, name, input) }),
  }
}

/** @throws where nobody is on duty: the door turns such a request away before its page is asked */
function staffContactOf({ staff, now, address, language }: WebVisit): StaffContact {
  if (!staff) throw new Error('a staff action is performed on a page of staff')
  return { staffId: staff.member.id, session: staff.session, now, ip: address, language }
}

function keyIn(form: FormData): string {
  const key = form.get('request')
  if (typeof key !== 'string' || !requestKey.test(key)) throw new NotAForm('the form has no request key')
  return key
}

/** The form as the subscriber filled it in, secrets left out. */
function saidIn(visit: WebVisit, name: OperationName, input: unknown): string {
  const fields: Record<string, { label: Parameters<Say>[0]; secret?: boolean }> =
    visit.hall.operations[name].fields
  const given = (input ?? {}) as Record<string, unknown>
  const parts = Object.entries(fields)
    .filter(([field, { secret }]) => !secret && given[field] !== undefined && given[field] !== '')
    .map(([field, { label }]) => `${visit.say(label)}: ${withoutCodes(String(given[field]))}`)
  return parts.join('; ').slice(0, 2000)
}

/** A long run of digits may be the code of a recharge card, which is money: only its tail is kept. */
function withoutCodes(text: string): string {
  return text.replace(/\d(?:[\s-]?\d){9,}/g, (digits) => `****${digits.slice(-4)}`)
}

function visitorOf(jar: CookieJar): string {
  const known = jar.get('visitor')
  if (known) return known
  const visitor = randomBytes(16).toString('base64url')
  jar.set('visitor', visitor)
  return visitor
}

/** What the subscriber chose, else what this browser chose, else what it prefers. */
function languageOf(jar: CookieJar, line: SignedIn | null, accepts: string | undefined): Language {
  const chosen = jar.get('language')
  if (chosen === 'zh' || chosen === 'en') return chosen
  if (line) return line.subscriber.language
  for (const range of (accepts ?? '').split(',')) {
    if (/^\s*zh\b/i.test(range)) return 'zh'
    if (/^\s*en\b/i.test(range)) return 'en'
  }
  return 'zh'
}
