/** What marketing does with segments. */
import { z } from 'zod'
import { recipientsOf } from '#server/campaign/recipient.ts'
import { Misfit, Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { csvOf } from '#server/staff/csv.ts'
import type { Tx } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { maskMsisdn, maskName } from '#words/format.ts'
import { countAgain } from './count.ts'
import { m } from './messages.ts'
import { insideOf, pinned } from './inside.ts'
import { ruleSchema } from './rule.ts'
import {
  addSegment,
  allLists,
  allSegments,
  isNameTaken,
  linesInUse,
  listOf,
  saveVersion,
  segmentOf,
  segmentVersionOf,
} from './segment.ts'
import { campaignsWith, versionsOf } from './history.ts'
import { usesOf } from './uses.ts'

const roles = ['marketing', 'admin'] as const

export const seeSegments = staffAction({
  title: m.seeSegments,
  roles,
  input: z.object({ archived: z.literal('yes').optional() }),
  fields: { archived: { label: m.archived } },
  run: async ({ tx }, { archived }) => ({
    segments: await allSegments(tx, archived === 'yes'),
    lists: await allLists(tx),
    lines: await linesInUse(tx),
  }),
  audit: () => ({}),
})

/** The latest version unless another is asked for, its count so far, and some who match, masked. */
export const seeSegment = staffAction({
  title: m.seeSegment,
  roles,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int().min(1).optional() }),
  fields: { id: { label: m.segment }, version: { label: m.version } },
  async run({ tx, now }, { id, version }) {
    const segment = await segmentOf(tx, id)
    const shown = segment && (await segmentVersionOf(tx, id, version ?? segment.version))
    if (!segment || !shown) throw new Refusal('no-segment', (say) => say(m.noSegment))
    return {
      segment,
      version: shown,
      lines: await linesInUse(tx),
      sample: await sampleOf(tx, shown.sample),
      versions: await versionsOf(tx, id),
      inside: await insideOf(tx, shown.rule),
      campaigns: await campaignsWith(tx, id),
      outer: (await usesOf(tx, id, now)).segments,
    }
  },
  audit: (input, seen) => ({ detail: { ...input, shown: seen?.version.sample ?? [] } }),
})

export type MaskedPerson = Awaited<ReturnType<typeof sampleOf>>[number]

async function sampleOf(tx: Tx, ids: string[]) {
  const recipients = await recipientsOf(tx, ids)
  return [...recipients.values()].map(({ id, msisdn, name, brand, branchCode, marketing }) => ({
    id,
    msisdn: maskMsisdn(msisdn),
    name: maskName(name),
    brand,
    branchCode,
    marketing,
  }))
}

/**
 * An unsaved rule as it would be kept, and some of those whom it means; `sample` is what the count came across
 * (`previewSegment` of this folder), `id` the segment that is changed.
 */
export const previewSegment = staffAction({
  title: m.previewSegment,
  roles,
  input: z.object({ id: z.uuid().optional(), rule: ruleSchema, sample: z.array(z.uuid()).max(20) }),
  fields: {
    id: { label: m.segment },
    rule: { label: m.rule, wrong: m.ruleWrong },
    sample: { label: m.segment },
  },
  run: async ({ tx }, { id, rule, sample }) => ({
    rule: await pinned(tx, rule, id),
    sample: await sampleOf(tx, sample),
  }),
  audit: (input) => ({ detail: { rule: input.rule, shown: input.sample } }),
})

/** A rule that was brought along as text, checked and tidied. */
export const readRule = staffAction({
  title: m.readRule,
  roles,
  input: z.object({ rule: ruleSchema }),
  fields: { rule: { label: m.rule, wrong: m.ruleWrong } },
  run: async (_visit, { rule }) => rule,
  audit: (input) => ({ detail: input }),
})

/** A new segment, or the next version of one. */
export const saveSegment = staffAction({
  title: m.saveSegment,
  roles,
  input: z.object({
    id: z.uuid().optional(),
    version: z.coerce.number().int().min(1).optional(),
    name: z.string().trim().min(1).max(40),
    rule: ruleSchema,
  }),
  fields: {
    id: { label: m.segment },
    version: { label: m.version },
    name: { label: m.name, wrong: m.nameWrong },
    rule: { label: m.rule, wrong: m.ruleWrong },
  },
  async run({ tx, staff, now }, { id, version, name, rule: typed }) {
    const by = { staffId: staff.id, now }
    const rule = await pinned(tx, typed, id)
    if (id !== undefined) {
      if (await isNameTaken(tx, name, id)) throw nameTaken()
      const saved = version === undefined ? null : await saveVersion(tx, id, version, { name, rule }, by)
      if (saved === null) throw new Refusal('changed-meanwhile', (say) => say(m.changedMeanwhile))
      return { id, version: saved }
    }
    const made = uuidv7(now)
    if (!(await addSegment(tx, { id: made, name, rule, ...by }))) throw nameTaken()
    return { id: made, version: 1 }
  },
  audit: (input, saved) => ({ detail: { ...input, ...saved } }),
})

const nameTaken = () => new Misfit([{ field: 'name', words: (say) => say(m.nameTaken) }])

export const countSegment = staffAction({
  title: m.countSegment,
  roles,
  input: z.object({ id: z.uuid(), version: z.coerce.number().int().min(1) }),
  fields: { id: { label: m.segment }, version: { label: m.version } },
  async run({ tx }, { id, version }) {
    await countAgain(tx, id, version)
    return { id, version }
  },
  audit: (input) => ({ detail: input }),
})

/** Asking is authorised and audited; the file is then taken in small units (`takeList`). */
export const importList = staffAction({
  title: m.importList,
  roles,
  input: z.object({ name: z.string().trim().min(1).max(40), sizeBytes: z.coerce.number().int().min(1) }),
  fields: { name: { label: m.name, wrong: m.nameWrong }, sizeBytes: { label: m.file, wrong: m.fileWrong } },
  run: async ({ staff }, { name }) => ({ staffId: staff.id, name }),
  audit: (input) => ({ detail: input }),
})

/** What was wrong with an imported list, the first thousand lines of it. */
export const seeListFaults = staffAction({
  title: m.seeListFaults,
  roles,
  input: z.object({ id: z.uuid() }),
  fields: { id: { label: m.file } },
  async run({ tx, say }, { id }) {
    const list = await listOf(tx, id)
    if (!list) throw new Refusal('no-list', (speak) => speak(m.noList))
    const rows = list.faults.map(({ line, reason }) => [line, reason])
    return { csv: csvOf([say(m.line), say(m.reason)], rows), name: `list-faults-${id.slice(-8)}.csv` }
  },
  audit: (input) => ({ detail: input }),
})
