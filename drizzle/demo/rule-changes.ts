/** How the contact rules of the demo came to be what they are: one loosened with four eyes, one tightened, one that waits. */
import type { contactRuleChange, ContactRules } from '#drizzle/schema/contact.ts'
import { defaultRules } from '#server/campaign/policy.ts'
import { chanceOf } from './chance.ts'
import { idOf } from './person.ts'

const DAY_MS = 24 * 3600_000

type Row = typeof contactRuleChange.$inferInsert
type Channel = ContactRules['caps'][number]['channel']

function capped(
  rules: ContactRules,
  channel: Channel,
  to: Partial<ContactRules['caps'][number]>,
): ContactRules {
  return { ...rules, caps: rules.caps.map((cap) => (cap.channel === channel ? { ...cap, ...to } : cap)) }
}

export function ruleChangeRows(by: { author: string; approver: string }, seed: number, now: number): Row[] {
  const chance = chanceOf(seed, -300)
  const second = { ...defaultRules, quietUntil: 8 * 60 }
  const first = capped(second, 'sms', { perWeek: 2 })
  const wished = capped(defaultRules, 'outbound', { perMonth: 3 })
  const proposed = (daysAgo: number, why: string) => {
    const proposedAt = now - daysAgo * DAY_MS
    return { id: idOf(-300, proposedAt, chance), why, proposedBy: by.author, proposedAt }
  }
  return [
    {
      ...proposed(163, '套餐季客户咨询多，短信每周放宽到三条'),
      before: first,
      rules: second,
      state: 'live',
      decidedBy: by.approver,
      decidedAt: now - 162 * DAY_MS,
    },
    {
      ...proposed(58, '有客户反映早上八点收到营销短信'),
      before: second,
      rules: defaultRules,
      state: 'live',
      decidedBy: null,
      decidedAt: now - 58 * DAY_MS,
    },
    {
      ...proposed(1, '年末续约外呼，每月两次不够回访'),
      before: defaultRules,
      rules: wished,
      state: 'waiting',
      decidedBy: null,
      decidedAt: null,
    },
  ]
}
