/** Looking at whom an unsaved rule means: who asks is checked first, and what was shown is audited. */
import type { StaffContact, StaffOutcome } from '#server/staff/action.ts'
import type { StaffDoor } from '#server/staff/door.ts'
import type { MaskedPerson } from './actions.ts'
import type { Preview, Previews } from './preview.ts'
import type { Rule } from './rule.ts'

/** How long an exact number may take before the page shows an estimate. */
const WAIT_MS = 400

export type SegmentPreview = Omit<Preview, 'sample'> & {
  /** As it would be kept: segments inside at their latest versions. */
  rule: Rule
  sample: MaskedPerson[]
}

type Asked = {
  /** As it arrives; what is none is `invalid`. */
  rule: unknown
  /** The segment that is changed; none for a new one. */
  id?: string | undefined
}

export async function previewSegment(
  { staffDoor, previews }: { staffDoor: StaffDoor; previews: Previews },
  contact: StaffContact,
  { rule: typed, id }: Asked,
): Promise<StaffOutcome<SegmentPreview>> {
  const door = staffDoor.visit(contact)
  // The door says the no: to a rule that is none, and to whoever may not look.
  const allowed = await door.perform('previewSegment', { rule: typed, id, sample: [] })
  if (allowed.kind !== 'done') return allowed
  const { rule } = allowed.output
  const { sample, ...counted } = await previews.look(contact.staffId, rule, contact.now, WAIT_MS)
  if (sample.length === 0) return { ...allowed, output: { ...counted, ...allowed.output } }
  const shown = await door.perform('previewSegment', { rule, id, sample })
  return shown.kind === 'done' ? { ...shown, output: { ...counted, ...shown.output } } : shown
}
