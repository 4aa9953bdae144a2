/** Proof of double confirmations as CSV of any size: read and sent a thousand rows at a time, once it was audited. */
import { evidencePage, type EvidenceOf, type Proof } from '#server/pending/evidence.ts'
import type { Place } from '#server/store/place.ts'
import type { Store } from '#server/store/store.ts'
import { dateTime } from '#words/format.ts'
import { speak, type Say } from '#words/message.ts'
import type { StaffContact, StaffOutcome } from './action.ts'
import { csvOf, csvRows } from './csv.ts'
import type { StaffDoor } from './door.ts'
import { m } from './messages.ts'

export type EvidenceFile = { count: number; csv: AsyncGenerator<string> }

/**
 * @param input as of the staff action `exportEvidence`
 * @returns the file's text in pieces, in the order in which they were asked
 */
export async function exportEvidenceFile(
  { store, staffDoor }: { store: Store; staffDoor: StaffDoor },
  contact: StaffContact,
  input: unknown,
): Promise<StaffOutcome<EvidenceFile>> {
  const outcome = await staffDoor.visit(contact).perform('exportEvidence', input)
  if (outcome.kind !== 'done') return outcome
  const { count, ...which } = outcome.output
  return { ...outcome, output: { count, csv: piecesOf(store, which, speak[contact.language]) } }
}

async function* piecesOf(store: Store, which: EvidenceOf, say: Say): AsyncGenerator<string> {
  yield csvOf(headOf(say), [])
  for (let place: Place | undefined; ;) {
    const last = place
    const { rows, next } = await store.read((tx) => evidencePage(tx, which, last))
    if (rows.length > 0) yield csvRows(rows.map(cellsOf))
    if (!next) return
    place = next
  }
}

function headOf(say: Say): string[] {
  const { request, msisdn, operation, channel, said, quoted, askedAt, state, answeredWith, answeredAt } = m
  const labels = [request, msisdn, operation, channel, said, quoted, askedAt, state, answeredWith, answeredAt]
  return labels.map((label) => say(label))
}

function cellsOf(row: Proof): (string | null)[] {
  return [
    row.id,
    row.msisdn,
    row.operation,
    row.channel,
    row.said,
    row.quoted,
    dateTime(row.askedAt),
    row.answer,
    row.answered,
    row.answeredAt && dateTime(row.answeredAt),
  ].map((cell) => cell || null)
}
