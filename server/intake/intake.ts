/** How files of contacts come into the hall: authorised and audited by the staff door, or by the endpoint's token. */
import type { StaffContact, StaffOutcome } from '#server/staff/action.ts'
import type { StaffDoor } from '#server/staff/door.ts'
import type { Store } from '#server/store/store.ts'
import { speak, type Language } from '#words/message.ts'
import { UnreadableFile } from './rows.ts'
import { takeContacts, type ImportFile, type ImportResult } from './take-contacts.ts'

export type ImportOutcome =
  | { kind: 'imported'; result: ImportResult }
  /** Nothing in the file could be read. */
  | { kind: 'unreadable'; words: string }
  | Extract<StaffOutcome, { kind: 'denied' }>

export type Intake = {
  /** A file that somebody of the staff uploads. */
  byStaff(contact: StaffContact, file: { bytes: Uint8Array; fileName: string }): Promise<ImportOutcome>
  /** A request of another system, whose token was checked at the endpoint. */
  bySystem(
    file: { bytes: Uint8Array; form: ImportFile['form']; fileName: string },
    now: number,
    language: Language,
  ): Promise<Exclude<ImportOutcome, { kind: 'denied' }>>
}

export function openIntake(store: Store, staffDoor: StaffDoor): Intake {
  return {
    async byStaff(contact, { bytes, fileName }) {
      const asked = { fileName: fileName.slice(0, 200), sizeBytes: bytes.byteLength }
      const allowed = await staffDoor.visit(contact).perform('importContacts', asked)
      if (allowed.kind === 'denied') return allowed
      if (allowed.kind !== 'done')
        throw new Error(`an import was neither allowed nor denied: ${allowed.kind}`)
      const { staffId, now, language } = contact
      const file = { bytes, form: 'csv', fileName: asked.fileName, source: 'upload' } as const
      return take(store, { ...file, staffId, now, language })
    },
    bySystem: (file, now, language) =>
      take(store, { ...file, source: 'endpoint', staffId: null, now, language }),
  }
}

async function take(store: Store, file: ImportFile): Promise<Exclude<ImportOutcome, { kind: 'denied' }>> {
  try {
    return { kind: 'imported', result: await takeContacts(store, file) }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { kind: 'unreadable', words: error.words(speak[file.language]) }
  }
}
