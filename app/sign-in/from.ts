import type { From } from '#server/identity/sign-in.ts'
import type { WebVisit } from '#server/http/visit.ts'

/** Where a sign-in comes from, as the identity wants to know it. */
export function fromOf(visit: WebVisit): From {
  return { channel: 'web', device: visit.device, ip: visit.address, language: visit.language }
}
