/**
 * What the callers heard comes back as a file: good lines are taken, each once, and bad ones named with line and reason.
 * The same file twice changes nothing. Whoever wants no more calls has opted out, whatever else is wrong with the line.
 */
import type { PushResponse } from '#drizzle/schema/campaign.ts'
import type { ImportFault } from '#drizzle/schema/report.ts'
import { optOut } from '#server/consent/consent.ts'
import { readCsv } from '#server/intake/read-csv.ts'
import { UnreadableFile, type RawRow } from '#server/intake/rows.ts'
import { m as intake } from '#server/intake/messages.ts'
import { subscriberOf } from '#server/identity/who.ts'
import type { Offer } from '#server/recommendation/offer.ts'
import { silence, respond as answerOffer } from '#server/recommendation/respond.ts'
import type { StaffContact, StaffOutcome } from '#server/staff/action.ts'
import type { StaffDoor } from '#server/staff/door.ts'
import { lock } from '#server/store/lock.ts'
import type { Store, Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { touches } from '#server/touch/months.ts'
import { monthOf } from '#words/format.ts'
import { speak, type Message } from '#words/message.ts'
import { payBenefit } from './benefit.ts'
import { callLineAt, callListByCode, resultIsIn, type CallLine, type CallList } from './call-list.ts'
import { campaignOf } from './campaign.ts'
import { readResult, resultColumns, type CallResult, type ReadResult } from './call-result.ts'
import { uncountContact } from './contact-ledger.ts'
import { countTarget } from './counters.ts'
import { m } from './messages.ts'
import { recipientsOf } from './recipient.ts'
import { offerIn } from './offer-fit.ts'
import { channelOf } from './push-channels.ts'
import { noteResponse } from './respond.ts'
import { recordCall } from './record-push.ts'
import { endTarget, targetsOf, targetSent, type Target } from './target.ts'

export type CallResultsTaken = {
  taken: number
  /** Lines that said the same before. */
  known: number
  /** Lines whose result is still empty. */
  open: number
  faultCount: number
  faults: ImportFault[]
}

const ROWS_A_UNIT = 200
const FAULTS_KEPT = 500

/** Authorised and audited by the staff door, then taken in small units. */
export async function bringCallResults(
  { store, staffDoor }: { store: Store; staffDoor: StaffDoor },
  contact: StaffContact,
  { bytes, fileName }: { bytes: Uint8Array; fileName: string },
): Promise<StaffOutcome<CallResultsTaken>> {
  const asked = { fileName, sizeBytes: bytes.byteLength }
  const allowed = await staffDoor.visit(contact).perform('importCallResults', asked)
  if (allowed.kind !== 'done') return allowed
  const say = speak[contact.language]
  try {
    const { rows, malformed } = readCsv(bytes, resultColumns)
    const faults = malformed.map((line) => ({ line, words: intake.malformed }))
    const taken = await takeCallResults(store, rows, contact.now)
    const all = [...faults, ...taken.faults].sort((one, other) => one.line - other.line)
    const told = all.slice(0, FAULTS_KEPT).map(({ line, words }) => ({ line, reason: say(words) }))
    const output = { ...taken, faultCount: all.length, faults: told }
    return { kind: 'done', output, auditId: allowed.auditId }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { kind: 'refused', reason: 'unreadable', words: error.words(say) }
  }
}

type Fault = { line: number; words: Message }
type Sums = { taken: number; known: number; open: number; faults: Fault[] }

async function takeCallResults(store: Store, rows: RawRow[], now: number): Promise<Sums> {
  const sums: Sums = { taken: 0, known: 0, open: 0, faults: [] }
  for (let start = 0; start < rows.length; start += ROWS_A_UNIT) {
    const unit = rows.slice(start, start + ROWS_A_UNIT)
    const told = await store.transaction(async (tx) => {
      await touches.ensureMonth(tx, monthOf(now))
      const all: RowTaken[] = []
      for (const row of unit) all.push(await takeRow(tx, row, now))
      return all
    })
    told.forEach((each, index) => {
      if (typeof each === 'string') sums[each]++
      else sums.faults.push({ line: unit[index]?.line ?? 0, words: each })
    })
  }
  return sums
}

type RowTaken = 'taken' | 'known' | 'open' | Message

async function takeRow(tx: Tx, row: RawRow, now: number): Promise<RowTaken> {
  const read = readResult(row)
  if (!read) return 'open'
  if ('fault' in read) return read.fault
  const list = await callListByCode(tx, read.code)
  const line = list && (await callLineAt(tx, list.id, read.line))
  if (!line) return m.notOnList
  if (line.result !== null) return line.result === read.result ? 'known' : m.resultTwice
  if (!(await resultIsIn(tx, line, read.result, now))) return 'known'
  return (await settleCall(tx, list, line, read, now)) ? 'taken' : m.lineMoved
}

/** False where the line is another list's by now, or its campaign is over. */
async function settleCall(
  tx: Tx,
  list: CallList,
  line: CallLine,
  { result, note }: ReadResult,
  now: number,
): Promise<boolean> {
  const { subscriberId, round, script: text } = line
  const targets = await targetsOf(tx, subscriberId, list.campaignId)
  const target = targets.find((each) => each.round === round)
  const touchId = uuidv7(now)
  const person = (await recipientsOf(tx, [subscriberId])).get(subscriberId)
  if (!target || !person) return false
  const { branchCode, language } = person
  const told = await offerOfList(tx, list)
  if (told) await lock(tx, subscriberId)
  const offer = told && { offer: told, language, reasons: [] }
  await recordCall(tx, touchId, { target, text, result, note, branchCode, offer })
  if (result === 'do-not-call') await optOut(tx, person, 'outbound', now)
  if (target.state !== 'claimed' || target.lease !== list.id) return false
  if (result === 'no-answer') await nobodyAnswered(tx, target, line.day, touchId)
  else await spokenTo(tx, target, result, touchId, now)
  if (told) await answerFor(tx, subscriberId, told, result, now)
  return true
}

async function offerOfList(tx: Tx, { campaignId }: CallList): Promise<Offer | null> {
  const campaign = await campaignOf(tx, campaignId)
  return campaign ? offerIn(tx, campaign) : null
}

/** What they said to the caller they said to the offer. Whoever said yes is not asked again while the order is on its way. */
async function answerFor(
  tx: Tx,
  subscriberId: string,
  offer: Offer,
  result: CallResult,
  now: number,
): Promise<void> {
  const subscriber = await subscriberOf(tx, subscriberId)
  const answer = interested.includes(result) ? 'accepted' : refusing.includes(result) ? 'declined' : null
  if (!subscriber || !answer) return
  const at = { tx, subscriber, channel: channelOf.outbound, now }
  await answerOffer(at, offer, answer, silence(offer, now))
}

/** Nobody was disturbed: the contact does not count. */
async function nobodyAnswered(tx: Tx, target: Target, day: number, touchId: string): Promise<void> {
  await endTarget(tx, target, 'failed', 'no-answer', touchId)
  countTarget(tx, target, 'failed', { reason: 'no-answer' })
  await uncountContact(tx, { subscriberId: target.subscriberId, day, channel: 'outbound' })
}

const interested: readonly PushResponse[] = ['accepted', 'ordered']
const refusing: readonly PushResponse[] = ['refused', 'do-not-call']

async function spokenTo(
  tx: Tx,
  target: Target,
  result: CallResult,
  touchId: string,
  now: number,
): Promise<void> {
  const { subscriberId, campaignId, round } = target
  const key = { subscriberId, campaignId, round }
  const row = { ...key, state: 'delivered' as const, reason: '', sentAt: now, segments: 0, awaited: null }
  await targetSent(tx, { ...row, touchId, holder: target.lease ?? '' })
  const left = { ...target, sentAt: now }
  countTarget(tx, left, 'sent')
  countTarget(tx, left, 'delivered')
  const responds = interested.includes(result) && target.respondedAt === null
  const orders = result === 'ordered' && target.answeredAt === null
  const leaves = result === 'do-not-call' && target.optedOutAt === null
  const at = (yes: boolean) => (yes ? { at: now, touchId } : null)
  await noteResponse(tx, key, {
    response: result,
    responded: at(responds),
    answered: at(orders),
    optedOut: at(leaves),
  })
  if (responds) countTarget(tx, left, 'responded', { at: now })
  if (orders) await countOrder(tx, left, now)
  if (leaves) countTarget(tx, left, 'opted-out', { at: now })
}

/** An order that the caller took earns what the campaign promises, as one in the hall does. */
async function countOrder(tx: Tx, target: Target, now: number): Promise<void> {
  countTarget(tx, target, 'answered', { at: now })
  const benefit = (await campaignOf(tx, target.campaignId))?.benefit ?? null
  await lock(tx, target.subscriberId)
  await payBenefit(tx, target, benefit, now)
}
