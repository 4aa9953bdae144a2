/** What the form of the contact rules says, as the action takes it; what does not fit is the action's to say. */
import type { ContactRules } from '#drizzle/schema/contact.ts'
import { clock, minuteOf } from '../campaigns/plan-form.ts'

export const CAPPED = ['all', 'sms', 'inbox', 'banner', 'outbound', 'reply'] as const
export const SPANS = ['perDay', 'perWeek', 'perMonth'] as const

export type Capped = (typeof CAPPED)[number]
export type Span = (typeof SPANS)[number]

type Typed = Record<string, string>

export const SHANGHAI = 'Asia/Shanghai'

/** A branch in Shanghai's zone has no entry. */
export function rulesIn(typed: Typed) {
  const zones = Object.entries(typed).flatMap(([name, zone]) =>
    name.startsWith('zone-') && zone !== SHANGHAI ? [[name.slice('zone-'.length), zone]] : [],
  )
  return {
    caps: CAPPED.map((channel) => ({
      channel,
      perDay: most(typed[`${channel}-perDay`]),
      perWeek: most(typed[`${channel}-perWeek`]),
      perMonth: most(typed[`${channel}-perMonth`]),
    })).filter(({ perDay, perWeek, perMonth }) => [perDay, perWeek, perMonth].some((each) => each !== null)),
    quietFrom: minuteOf(typed['quietFrom']),
    quietUntil: minuteOf(typed['quietUntil']),
    zones: Object.fromEntries(zones) as Record<string, string>,
    segmentsPerSecond: Number(typed['segmentsPerSecond']),
    why: typed['why'],
  }
}

/** NaN for what is no number: refused with the field. */
function most(text = ''): number | null {
  return text.trim() === '' ? null : Number(text)
}

/** What the fields show of rules. */
export function typedOf(rules: ContactRules): Typed {
  const typed: Typed = {
    quietFrom: clock(rules.quietFrom),
    quietUntil: clock(rules.quietUntil),
    segmentsPerSecond: String(rules.segmentsPerSecond),
  }
  for (const { channel, ...spans } of rules.caps) {
    for (const span of SPANS) typed[`${channel}-${span}`] = spans[span]?.toString() ?? ''
  }
  for (const [branch, zone] of Object.entries(rules.zones)) typed[`zone-${branch}`] = zone
  return typed
}

/** What differs, as pairs of words; an empty one is no limit. */
export type Difference =
  | { kind: 'cap'; channel: Capped; span: Span; before: string; after: string }
  | { kind: 'zone'; branch: string; before: string; after: string }
  | { kind: 'quiet'; before: string; after: string }
  | { kind: 'capacity'; before: string; after: string }

export function differences(before: ContactRules, after: ContactRules): Difference[] {
  const [was, is] = [typedOf(before), typedOf(after)]
  const hours = (typed: Typed) => `${typed['quietFrom']}–${typed['quietUntil']}`
  const caps = CAPPED.flatMap((channel) =>
    SPANS.map((span) => {
      const name = `${channel}-${span}`
      return { kind: 'cap' as const, channel, span, before: was[name] ?? '', after: is[name] ?? '' }
    }),
  )
  const branches = [...new Set([...Object.keys(before.zones), ...Object.keys(after.zones)])].sort()
  const zones = branches.map((branch) => ({
    kind: 'zone' as const,
    branch,
    before: before.zones[branch] ?? SHANGHAI,
    after: after.zones[branch] ?? SHANGHAI,
  }))
  const capacity = [was, is].map((typed) => typed['segmentsPerSecond'] ?? '')
  const all: Difference[] = [
    ...caps,
    { kind: 'quiet', before: hours(was), after: hours(is) },
    ...zones,
    { kind: 'capacity', before: capacity[0] ?? '', after: capacity[1] ?? '' },
  ]
  return all.filter((each) => each.before !== each.after)
}
