/** The limits of the house, and the emergency stop. */
import { z } from 'zod'
import { Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { watchers } from './asked.ts'
import { isLooser } from './looser.ts'
import { m } from './messages.ts'
import { LEAVES_WITHIN_MS } from './pace.ts'
import { policyOf, rulesSchema, setRules, setStop } from './policy.ts'
import { addRuleChange, decideRuleChange, ruleChangeOf, ruleChanges } from './rule-change.ts'

/** Nothing of any campaign leaves from the moment this is answered: what was judged before has left or gone back. */
export const stopEverything = staffAction({
  title: m.stopEverything,
  roles: watchers,
  input: z.object({}),
  fields: {},
  async run({ tx, staff, now }) {
    await setStop(tx, { by: staff.id }, now)
    return { stoppedAt: now }
  },
  reachesWithinMs: LEAVES_WITHIN_MS,
  audit: () => ({}),
})

export const letGoOn = staffAction({
  title: m.letGoOn,
  roles: ['ops', 'admin'],
  input: z.object({}),
  fields: {},
  async run({ tx, now }) {
    await setStop(tx, null, now)
    return {}
  },
  audit: () => ({}),
})

export const seeContactRules = staffAction({
  title: m.seeContactRules,
  roles: watchers,
  input: z.object({}),
  fields: {},
  run: async ({ tx, staff }) => ({
    ...(await policyOf(tx)),
    changes: await ruleChanges(tx),
    me: staff.id,
  }),
  audit: () => ({}),
})

/**
 * New limits. What only tightens holds at once, so that nobody waits for a colleague to protect subscribers; what lets
 * more through waits for a second person.
 */
export const setContactRules = staffAction({
  title: m.setContactRules,
  roles: watchers,
  input: rulesSchema.extend({ why: z.string().trim().min(2).max(200) }),
  fields: {
    caps: { label: m.field.caps, wrong: m.capsWrong },
    quietFrom: { label: m.field.quietFrom, wrong: m.clockWrong },
    quietUntil: { label: m.field.quietUntil, wrong: m.clockWrong },
    zones: { label: m.field.zones, wrong: m.zonesWrong },
    segmentsPerSecond: { label: m.field.segmentsPerSecond, wrong: m.segmentsWrong },
    why: { label: m.field.why, wrong: m.whyWrong },
  },
  async run({ tx, staff, now, auditId: id }, { why, ...rules }) {
    const { rules: held } = await policyOf(tx)
    const live = !isLooser(rules, held)
    await addRuleChange(tx, { id, rules, before: held, why, by: staff.id, live, now })
    if (live) await setRules(tx, rules, now)
    return { id, live }
  },
  audit: (input, change) => ({ detail: { ...input, live: change?.live ?? false } }),
})

/** Four eyes: somebody else agrees; whoever proposed it may take it back. */
export const decideContactRules = staffAction({
  title: m.decideContactRules,
  roles: watchers,
  input: z.object({ id: z.uuid(), answer: z.enum(['yes', 'no']) }),
  fields: { id: { label: m.field.change }, answer: { label: m.field.answer } },
  async run({ tx, staff, now }, { id, answer }) {
    const change = await ruleChangeOf(tx, id)
    if (answer === 'yes' && change?.proposedBy === staff.id)
      throw new Refusal('four-eyes', (say) => say(m.rulesFourEyes))
    const state = answer === 'yes' ? 'live' : 'declined'
    if (!change || !(await decideRuleChange(tx, { id, state, by: staff.id, now })))
      throw new Refusal('decided', (say) => say(m.rulesDecided))
    if (answer === 'yes') await setRules(tx, change.rules, now)
    return { id, state }
  },
  audit: (input) => ({ detail: input }),
})
