/**
 * A list of services as it was shown: the codes in their order, a fingerprint of the line's services, and when.
 *
 * A channel keeps the token beside the list (a dialogue, a hidden field) and hands it back with the indexes. An index
 * counts for the service that was shown under it, or for none.
 */
import { createHash } from 'node:crypto'
import type { ServiceOnLine } from '#server/boss/boss.ts'

/** How long an answer to a shown list counts: the 0000 protocol's two hours. */
export const LIST_COUNTS_MS = 2 * 3600_000

export type Shown = { codes: string[]; fingerprint: string; shownAt: number }

/** What the line has, as far as an answer to a list depends on it: which services, on what terms. */
export function fingerprintOf(held: ServiceOnLine[]): string {
  const terms = held.map(
    ({ service, inPlan }) => `${service.code} ${service.charging} ${service.priceFen} ${inPlan}`,
  )
  return createHash('sha256').update(terms.join('\n')).digest('hex').slice(0, 16)
}

/** A token without blanks; service codes are letters and digits. */
export function shownToken({ codes, fingerprint, shownAt }: Shown): string {
  return [shownAt.toString(36), fingerprint, ...codes].join('.')
}

/** @returns undefined for a text that is no token of ours */
export function readShown(token: string): Shown | undefined {
  const [at, fingerprint, ...codes] = token.split('.')
  const shownAt = Number.parseInt(at ?? '', 36)
  if (!fingerprint || !Number.isSafeInteger(shownAt)) return undefined
  return { codes, fingerprint, shownAt }
}
