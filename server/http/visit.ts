/** One request to the web hall, as its pages see it. */
import type { ShownActivity } from '#server/activity/see-activities.ts'
import type { Hall } from '#server/hall.ts'
import type { ShownBanner } from '#server/campaign/banner.ts'
import type { CallFileBody } from '#server/campaign/call-file.ts'
import type { CallResultsTaken } from '#server/campaign/take-call-results.ts'
import type { ImportOutcome } from '#server/intake/intake.ts'
import type { Outcome, Subscriber } from '#server/operation.ts'
import type { OperationName } from '#server/operations.ts'
import type { Question } from '#server/pending/question.ts'
import type { OutputOf } from '#server/portal.ts'
import type { Kind } from '#server/preregistration/kind.ts'
import type { ShownOffer } from '#server/recommendation/see-offers.ts'
import type { Survey } from '#server/satisfaction/survey.ts'
import type { ListResult } from '#server/segment/import-list.ts'
import type { SegmentPreview } from '#server/segment/preview-segment.ts'
import type { StaffMember, StaffOutcome } from '#server/staff/action.ts'
import type { StaffActionName } from '#server/staff/actions.ts'
import type { EvidenceFile } from '#server/staff/evidence-file.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import type { Touch } from '#server/touch/record.ts'
import type { Language, Say } from '#words/message.ts'
import type { CookieJar } from './cookies.ts'

/** Whose browser this is. */
export type SignedIn = { sessionId: string; subscriber: Subscriber }

/** Who of the operator's people is at this browser. */
export type OnDuty = { session: string; member: StaffMember }

export type WebVisit = {
  hall: Hall
  /** UTC ms. */
  now: number
  requestId: string
  url: URL
  /** Where the answer to a GET is read from, a POST's form is sent to. */
  method: string
  jar: CookieJar
  language: Language
  say: Say
  line: SignedIn | null
  /** On the pages of staff and of shops; null on all others. */
  staff: OnDuty | null
  /** Aborted when the house closes: an answer that lasts ends then. */
  leaving: AbortSignal
  /** What was posted; its seal is already checked. Empty for a GET. Actions take this and not `request.formData()`. */
  form: FormData
  /** The text fields of the form by name, without the hall's own two. */
  typed: Record<string, string>
  /** For the hidden field of a form of this page. */
  seal(): string
  /** A fresh key for the forms of this page; each form appends its own name. */
  key: string
  /** The browser's name and the address it comes from, for the list of sessions and for limits. */
  device: string
  address: string
  /**
   * Performs as the one who is signed in. A GET is a new request each time; a POST is the request of its form, so a
   * double click, a second tab or the back button get the first answer.
   * @param part tells several operations of one request apart
   */
  perform<Name extends OperationName>(
    name: Name,
    input: unknown,
    part?: string,
  ): Promise<Outcome<OutputOf<Name>>>
  confirm(questionId: string): Promise<Outcome>
  decline(questionId: string): Promise<Outcome>
  /** Performs a staff action as the one who is on duty. */
  attend<Name extends StaffActionName>(name: Name, input: unknown): Promise<StaffOutcome<StaffOutputOf<Name>>>
  /** Takes in a file of counter and hotline records, for the one who is on duty. */
  importFile(file: { bytes: Uint8Array; fileName: string }): Promise<ImportOutcome>
  /** Proof of double confirmations as a file of any size, for the one who is on duty; audited before it begins. */
  evidenceFile(which: unknown): Promise<StaffOutcome<EvidenceFile>>
  /** Takes in a list of numbers for a segment. */
  importNumbers(list: { bytes: Uint8Array; name: string }): Promise<StaffOutcome<ListResult>>
  /** A list for the callers, as a file that is written while it is sent. */
  callFile(list: string): Promise<StaffOutcome<CallFileBody>>
  /** Takes in what the callers heard. */
  callResults(file: { bytes: Uint8Array; fileName: string }): Promise<StaffOutcome<CallResultsTaken>>
  /** Whom a rule that nobody has saved means so far, audited; asked again, it knows more. */
  previewSegment(asked: { rule: unknown; id?: string | undefined }): Promise<StaffOutcome<SegmentPreview>>
  /** A touch of the one who is signed in; nobody else's can be asked for. */
  touch(id: string): Promise<Touch | undefined>
  /** The question that is open on the web. */
  question(): Promise<Question | undefined>
  /** The survey that waits for a score. */
  survey(): Promise<Survey | undefined>
  /** The best offers for a slot of a page, at most `most`; showing one is counted once a day. */
  offers(most: number): Promise<ShownOffer[]>
  /** The activities this line may take part in now; looking leaves no trace. */
  activities(): Promise<ShownActivity[]>
  /** The banner of a campaign, where one is meant for whoever is signed in; showing it is counted once a day. */
  banner(): Promise<ShownBanner | null>
  /** What this brand may pre-register. */
  kinds(): Promise<Kind[]>
}

/** A finished document. */
export type Finished = { status: number; headers: Record<string, string>; body: string }

/** Who a page is for; a page that says nothing is for subscribers who have signed in. A shop's login opens a shop's pages alone. */
export type Guard = 'open' | 'subscriber' | 'staff' | 'shop'

/** What the door has to know of a page before it asks for it. */
export type PageFacts = {
  /** Its pattern, for metrics. */
  route: string
  guard: Guard
  /** Whether it takes a file. */
  upload: boolean
}

/** The pages as the door sees them: the built application's one export. */
export type Pages = {
  find(path: string): PageFacts | null
  answer(request: Request, visit: WebVisit, nonce: string): Promise<Finished | Response>
  /** A page for whatever went wrong: 400, 403, 404, 413, 500. */
  trouble(status: number, visit: WebVisit): Finished
}
