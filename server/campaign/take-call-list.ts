/** Staff take lists for the callers: asked for here, filled a moment later, fetched as a file. */
import { z } from 'zod'
import { Refusal } from '#server/operation.ts'
import { staffAction } from '#server/staff/action.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'
import { askedCampaign } from './asked.ts'
import { addCallList, callListFetched, callListOf, newestLists, type CallList } from './call-list.ts'
import { campaignsIn } from './campaign.ts'
import { openNow } from './may-contact.ts'
import { m } from './messages.ts'
import { policyOf } from './policy.ts'
import { SHANGHAI } from './zone.ts'

const HOUR_MS = 3600_000

/** Who gives lists out and brings their results in. */
const callers = ['marketing', 'backoffice', 'admin'] as const
/** Who takes the numbers themselves along; anybody else sees them masked. */
const dialers: readonly string[] = ['backoffice', 'admin']

/** The newest lists, and the campaigns that have people to call. */
export const seeCallLists = staffAction({
  title: m.seeCallLists,
  roles: callers,
  input: z.object({}),
  fields: {},
  async run({ tx, staff }) {
    const running = await campaignsIn(tx, 'running')
    const lists = []
    for (const list of await newestLists(tx)) {
      const { name } = await askedCampaign(tx, list.campaignId)
      lists.push({ ...list, name })
    }
    const calling = running.filter(({ variants }) =>
      variants.some(({ channels }) => channels.includes('outbound')),
    )
    return {
      lists,
      campaigns: calling.map(({ id, name }) => ({ id, name })),
      full: dialers.includes(staff.role),
    }
  },
  audit: () => ({}),
})

export const takeCallList = staffAction({
  title: m.callList,
  roles: callers,
  input: z.object({
    id: z.uuid(),
    agency: z.string().trim().min(2).max(60),
    wanted: z.coerce.number().int().min(1).max(100_000),
    hours: z.coerce.number().int().min(1).max(336),
  }),
  fields: {
    id: { label: m.field.id, wrong: m.noCampaign },
    agency: { label: m.field.agency, wrong: m.agencyWrong },
    wanted: { label: m.field.wanted, wrong: m.wantedWrong },
    hours: { label: m.field.hours, wrong: m.hoursWrong },
  },
  async run({ tx, now, staff }, { id: campaignId, agency, wanted, hours }) {
    const campaign = await askedCampaign(tx, campaignId)
    const { rules, stoppedAt } = await policyOf(tx)
    const calls = campaign.variants.some(({ channels }) => channels.includes('outbound'))
    if (campaign.state !== 'running' || stoppedAt !== null || !calls)
      throw new Refusal('not-calling', (say) => say(m.notCalling))
    const window = { from: campaign.windowFrom, until: campaign.windowUntil }
    if (openNow(SHANGHAI, rules, { channel: 'outbound', now, window }).kind !== 'yes')
      throw new Refusal('quiet', (say) => say(m.callQuiet))
    const id = uuidv7(now)
    const leaseUntil = now + hours * HOUR_MS
    await addCallList(tx, { id, campaignId, agency, wanted, takenBy: staff.id, takenAt: now, leaseUntil })
    return { id }
  },
  audit: ({ id, agency, wanted, hours }, taken) => ({
    detail: { id, agency, wanted, hours, list: taken?.id ?? null },
  }),
})

export type CallFile = { list: CallList; full: boolean }

/** Allows one to be fetched, and says whether with numbers: which of the two is in the audit log. */
export const fetchCallList = staffAction({
  title: m.fetchCallList,
  roles: callers,
  input: z.object({ list: z.uuid() }),
  fields: { list: { label: m.field.callList } },
  async run({ tx, now, staff }, { list: id }): Promise<CallFile> {
    const list = await callListOf(tx, id)
    if (!list) throw new Refusal('no-list', (say) => say(m.noCallList))
    if (list.state === 'filling') throw new Refusal('filling', (say) => say(m.callListFilling))
    if (list.leaseUntil <= now) throw new Refusal('lapsed', (say) => say(m.callListLapsed))
    const { state } = await askedCampaign(tx, list.campaignId)
    const { stoppedAt } = await policyOf(tx)
    if (state !== 'running' || stoppedAt !== null)
      throw new Refusal('not-calling', (say) => say(m.notCalling))
    const full = dialers.includes(staff.role)
    if (full) await callListFetched(tx, id, now)
    return { list, full }
  },
  audit: ({ list }, file) => ({ detail: { list, numbers: file?.full ? 'full' : 'masked' } }),
})

/** Allows a file with results; `call-results.ts` takes it in. */
export const importCallResults = staffAction({
  title: m.callResults,
  roles: callers,
  input: z.object({
    fileName: z.string().min(1).max(200),
    sizeBytes: z.coerce.number().int().min(1).max(20_000_000),
  }),
  fields: {
    fileName: { label: m.field.file, wrong: m.fileWrong },
    sizeBytes: { label: m.field.file, wrong: m.fileWrong },
  },
  run: async ({ staff }) => ({ staffId: staff.id }),
  audit: (input) => ({ detail: { ...input } }),
})
