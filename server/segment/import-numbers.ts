/** A list that somebody of marketing uploads: authorised and audited by the staff door, then taken in small units. */
import type { StaffContact, StaffOutcome } from '#server/staff/action.ts'
import type { StaffDoor } from '#server/staff/door.ts'
import type { Store } from '#server/store/store.ts'
import { takeList, type ListResult } from './import-list.ts'

export async function importNumbers(
  { store, staffDoor }: { store: Store; staffDoor: StaffDoor },
  contact: StaffContact,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<StaffOutcome<ListResult>> {
  const allowed = await staffDoor.visit(contact).perform('importList', { name, sizeBytes: bytes.byteLength })
  if (allowed.kind !== 'done') return allowed
  const { staffId, now, language } = contact
  // Digits, commas and line ends are the same in every encoding that a spreadsheet writes.
  const text = new TextDecoder('latin1').decode(bytes)
  const output = await takeList(store, { name: allowed.output.name, text, staffId, now, language })
  return { kind: 'done', output, auditId: allowed.auditId }
}
