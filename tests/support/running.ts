/** A campaign that runs, its audience written down, without the people who would have written and approved it. */
import { addDraft, campaignOf, moveCampaign, type Plan } from '#server/campaign/campaign.ts'
import { expand } from '#server/campaign/expand.ts'
import { beginRound } from '#server/campaign/rounds.ts'
import { addSegment } from '#server/segment/segment.ts'
import type { Rule } from '#server/segment/rule.ts'
import type { Store } from '#server/store/store.ts'
import { uuidv7 } from '#server/store/uuidv7.ts'

type Wanted = Partial<Plan> & {
  rule?: Rule
  now: number
  text?: string
}

/** By text to everybody, once and at once, as fast as it goes, unless `wanted` says otherwise. */
export async function begunCampaign(store: Store, { rule, now, text, ...over }: Wanted): Promise<string> {
  const [segmentId, id, author] = [uuidv7(now), uuidv7(now), uuidv7(now)]
  const title = { zh: '', en: '' }
  const words = { zh: text ?? '{name}您好，加油包5元1GB，回复KT LL5办理', en: '' }
  const plan: Plan = {
    name: '全部',
    goal: '全部',
    theme: '',
    segmentId,
    segmentVersion: 1,
    variants: [{ code: 'A', channels: ['sms'], share: 1, title, text: words }],
    holdoutBp: 0,
    schedule: { kind: 'once', firstAt: now },
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
    ...over,
  }
  await store.transaction(async (tx) => {
    const segment = { id: segmentId, name: segmentId, rule: rule ?? { all: [] } }
    await addSegment(tx, { ...segment, staffId: author, now })
    await addDraft(tx, plan, { id, createdBy: author, now })
    for (const state of ['submitted', 'approved'] as const) {
      const before = await campaignOf(tx, id)
      if (before) await moveCampaign(tx, before, { state, nextRoundAt: now, now })
    }
    await beginRound(tx, id, now)
  })
  return id
}

/** The same with its audience written down. */
export async function runningCampaign(store: Store, wanted: Wanted): Promise<string> {
  const id = await begunCampaign(store, wanted)
  await expand(store, id, wanted.now)
  return id
}
