/** Marketing at work: a hall with people who agreed to offers, somebody who writes campaigns and somebody who approves. */
import { asc, eq } from 'drizzle-orm'
import { campaign, pushTarget } from '#drizzle/schema/campaign.ts'
import { preference } from '#drizzle/schema/subscriber.ts'
import type { ContactRules } from '#drizzle/schema/contact.ts'
import { defaultRules, setRules } from '#server/campaign/policy.ts'
import { figuresOf, recountedOf } from '#server/campaign/counters.ts'
import { keepRounds } from '#server/campaign/rounds.ts'
import { takeMessages, type Taken } from '#server/campaign/take.ts'
import { settleMessages, type PushFate } from '#server/campaign/settle.ts'
import type { Rule } from '#server/segment/rule.ts'
import { insertMany } from '#server/store/insert-many.ts'
import { query, type Params } from '#server/store/query.ts'
import type { Store } from '#server/store/store.ts'
import { NOW } from './line.ts'
import { openPeople } from './people.ts'

const rowsOf = query((db, p: Params<{ id: string }>) =>
  db.select().from(pushTarget).where(eq(pushTarget.campaignId, p.id)).orderBy(asc(pushTarget.subscriberId)),
)
const campaignRow = query((db, p: Params<{ id: string }>) =>
  db.select().from(campaign).where(eq(campaign.id, p.id)).limit(1),
)

export const noLimits: ContactRules = {
  ...defaultRules,
  caps: [],
  quietFrom: 0,
  quietUntil: 0,
  segmentsPerSecond: 1_000_000,
}

/** Under whose lease the tests take messages. */
export const HOLDER = '01960000-0000-7000-8000-000000000001'

export const targetsIn = (store: Store, id: string) => store.read((tx) => rowsOf.all(tx, { id }))

export const plan = {
  name: '流量包推荐',
  goal: '让常用流量的客户订一个包',
  theme: '',
  variants: [
    {
      code: 'A',
      channels: ['sms'],
      share: 1,
      title: { zh: '', en: '' },
      text: { zh: '{name}您好，加油包5元1GB，回复KT LL5办理', en: '' },
    },
  ],
  holdoutBp: 0,
  schedule: { kind: 'once', firstAt: NOW },
  windowFrom: 0,
  windowUntil: 0,
  perSecond: 20_000,
  onUnknown: 'once',
  offerCode: null,
  operation: null,
  operationCode: null,
  responseDays: 7,
  segmentPriceFen: 5,
  benefit: null,
  openDays: 14,
  abTest: null,
}

export async function openMarketing(rules: ContactRules = noLimits) {
  const people = await openPeople()
  const { store } = people
  await store.transaction((tx) => setRules(tx, rules, NOW))
  const author = await people.newStaff('marketing')
  const approver = await people.newStaff('marketing')
  let names = 0

  /** Somebody who agreed to offers, unless `marketing` says otherwise; null: never asked. */
  async function newReader({
    marketing = true,
    ...over
  }: Parameters<typeof people.newSubscriber>[0] & { marketing?: boolean | null } = {}) {
    const person = await people.newSubscriber(over)
    if (marketing !== null) {
      const said = { marketing, marketingSince: NOW - 1, marketingChannel: 'web' }
      await store.transaction((tx) =>
        insertMany(tx, preference, [{ subscriberId: person.id, language: 'zh', activeMonth: 0, ...said }]),
      )
    }
    return person
  }

  async function newSegment(rule: Rule = { all: [] }): Promise<string> {
    const saved = await author.perform('saveSegment', { name: `群${++names}`, rule })
    if (saved.kind !== 'done') throw new Error(JSON.stringify(saved))
    return saved.output.id
  }

  async function newDraft(over: Record<string, unknown> = {}): Promise<string> {
    const { rule, ...rest } = over
    const segmentId = await newSegment(rule as Rule | undefined)
    const saved = await author.perform('saveCampaign', { ...plan, segmentId, segmentVersion: 1, ...rest })
    if (saved.kind !== 'done') throw new Error(JSON.stringify(saved))
    return saved.output.id
  }

  /** A campaign that runs, its audience written down. */
  async function newRunning(over: Record<string, unknown> = {}, now = NOW): Promise<string> {
    const id = await newDraft(over)
    await author.perform('submitCampaign', { id }, now)
    const approved = await approver.perform('approveCampaign', { id }, now)
    if (approved.kind !== 'done') throw new Error(JSON.stringify(approved))
    await keepRounds(store, now)
    await keepRounds(store, now)
    return id
  }

  const lease = { holder: HOLDER, until: NOW + 60_000 }
  const take = (id: string, now = NOW) =>
    store.transaction((tx) => takeMessages(tx, id, 'sms', now, { lease: { ...lease, until: now + 60_000 } }))
  const settle = (messages: Taken[], fate: PushFate, at = NOW) =>
    store.transaction((tx) =>
      settleMessages(
        tx,
        messages.map((message) => ({ message, fate, at })),
        lease.holder,
      ),
    )

  return {
    ...people,
    author,
    approver,
    newReader,
    newSegment,
    newDraft,
    newRunning,
    take,
    settle,
    targets: (id: string) => targetsIn(store, id),
    campaign: (id: string) => store.read((tx) => campaignRow.first(tx, { id })),
    /** The kept figures and the same from the targets, both in one order. */
    figures: async (id: string) => {
      const order = (rows: Awaited<ReturnType<typeof figuresOf>>) =>
        rows.map((row) => `${row.variant} ${row.what} ${row.reason} ${row.count} ${row.segments}`).sort()
      const kept = await store.read((tx) => figuresOf(tx, id))
      const recounted = await store.read((tx) => recountedOf(tx, id))
      return { kept: order(kept), recounted: order(recounted) }
    },
  }
}
