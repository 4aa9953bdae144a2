/** Looking at whom an unsaved rule means: who asks is checked first, and what was shown is audited. */
import type { StaffContact, StaffOutcome } from '#server/staff/action.ts'
import type { StaffDoor } from '#server/staff/door.ts'
import type { MaskedPerson } from './actions.ts'
import type { Preview, Previews } from './preview.ts'
import { ruleSchema } from './rule.ts'

/** How long an exact number may take before the page shows an estimate. */
const WAIT_MS = 400

export type SegmentPreview = Omit<Preview, 'sample'> & { sample: MaskedPerson[] }

/** @param rule as it arrives; what is none is `invalid` */
export async function previewSegment(
  { staffDoor, previews }: { staffDoor: StaffDoor; previews: Previews },
  contact: StaffContact,
  rule: unknown,
): Promise<StaffOutcome<SegmentPreview>> {
  const door = staffDoor.visit(contact)
  const parsed = ruleSchema.safeParse(rule)
  // The door says the no: to a rule that is none, and to whoever may not look.
  const allowed = await door.perform('previewSegment', { rule, sample: [] })
  if (allowed.kind !== 'done' || !parsed.success) return allowed as StaffOutcome<SegmentPreview>
  const { sample, ...counted } = await previews.look(contact.staffId, parsed.data, contact.now, WAIT_MS)
  if (sample.length === 0) return { ...allowed, output: { ...counted, sample: [] } }
  const shown = await door.perform('previewSegment', { rule, sample })
  return shown.kind === 'done' ? { ...shown, output: { ...counted, sample: shown.output } } : shown
}
