/** The limits of the house, and the emergency stop. */
import { z } from 'zod'
import { staffAction } from '#server/staff/action.ts'
import { watchers } from './asked.ts'
import { m } from './messages.ts'
import { policyOf, rulesSchema, setRules, setStop } from './policy.ts'

/** Nothing of any campaign leaves from the moment this is committed. */
export const stopEverything = staffAction({
  title: m.stopEverything,
  roles: watchers,
  input: z.object({}),
  fields: {},
  async run({ tx, staff, now }) {
    await setStop(tx, { by: staff.id }, now)
    return { stoppedAt: now }
  },
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
  run: ({ tx }) => policyOf(tx),
  audit: () => ({}),
})

export const setContactRules = staffAction({
  title: m.setContactRules,
  roles: ['admin'],
  input: z.object({ rules: rulesSchema }),
  fields: { rules: { label: m.field.rules, wrong: m.rulesWrong } },
  async run({ tx, now }, { rules }) {
    await setRules(tx, rules, now)
    return { rules }
  },
  audit: (input) => ({ detail: input }),
})
