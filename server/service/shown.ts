/**
 * A list of services as it was shown: which service on which terms under each index, and when.
 *
 * A channel keeps the token beside the list (a dialogue, a hidden field) and hands it back with the indexes, so that an
 * index counts for the service that was shown under it, or for none.
 */
import type { ServiceOnLine } from '#server/boss/boss.ts'

/** How long an answer to a shown list counts: the 0000 protocol's two hours. */
export const LIST_COUNTS_MS = 2 * 3600_000

export type Shown = {
  /** UTC ms. */
  at: number
  /** In the order of the list: a service's code and its terms. */
  marks: string[]
}

/** A service on its terms; equal marks mean that nothing an answer depends on has changed. */
export function markOf({ service, inPlan }: ServiceOnLine): string {
  return `${service.code}-${inPlan ? 'plan' : `${service.charging}-${service.priceFen}`}`
}

export function codeOf(mark: string | undefined): string | undefined {
  return mark?.split('-')[0]
}

/** A token without blanks and commas. */
export function shownToken(held: ServiceOnLine[], now: number): string {
  return [now.toString(36), ...held.map(markOf)].join('.')
}

/**
 * Several choices of one list hand the token in once each, with commas between.
 * @returns undefined for a text that is no token, or tokens of different lists
 */
export function readShown(text: string): Shown | undefined {
  const [token, ...others] = new Set(text.split(','))
  const [time, ...marks] = (token ?? '').split('.')
  const at = Number.parseInt(time ?? '', 36)
  return others.length > 0 || marks.length === 0 || !Number.isSafeInteger(at) ? undefined : { at, marks }
}
