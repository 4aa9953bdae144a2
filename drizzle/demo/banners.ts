/** Banners wait for a visit: some come by while it is shown, some look into it or close it. */
import { dayIn, SHANGHAI } from '#server/campaign/zone.ts'
import type { DemoCampaign } from './campaign-list.ts'
import type { Chance } from './chance.ts'
import { leaveTouch } from './contact.ts'
import { countContact } from './count-contact.ts'
import { later, type Line } from './line.ts'
import { respond, type Target } from './notes.ts'
import { react } from './react.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS
const SHOWN_DAYS = 9

export function waitForVisit(line: Line, campaign: DemoCampaign, target: Target, luck: Chance): void {
  target.dueAt = target.queuedAt
  if (!luck.yes(0.6)) return
  const visit = target.queuedAt + luck.between(0, SHOWN_DAYS) * DAY_MS + luck.between(0, 10) * HOUR_MS
  later(line, visit, (at) => show(line, campaign, target, luck, at))
}

function show(line: Line, campaign: DemoCampaign, target: Target, luck: Chance, at: number): void {
  const [told] = campaign.variants
  if (!told || !line.marketing) return
  const touchId = leaveTouch(line, {
    id: luck.id(at),
    at,
    channel: 'web',
    business: 'push',
    operation: null,
    outcome: 'shown',
    told: { title: '', lines: [told.text] },
    place: campaign.id,
    byOperator: true,
  })
  const shown = { state: 'delivered', touchId, sentAt: at, shownDay: dayIn(SHANGHAI, at) } as const
  Object.assign(target, shown)
  countContact(line, at, 'banner')
  const answeredAt = at + luck.between(5, 90) * 1000
  const answer = luck.choose([['open', 14] as const, ['close', 22] as const, [null, 64] as const])
  if (answer) later(line, answeredAt, (then) => answerIt(line, target, luck, answer, then))
  if (answer !== 'close' && line.life.restless) react(line, campaign, told.drawn, at, luck)
}

/** A no hides it for good. */
function answerIt(line: Line, target: Target, luck: Chance, answer: 'open' | 'close', at: number): void {
  const touch = { at, channel: 'web', business: 'recommendation', operation: 'answerBanner' } as const
  const touchId = leaveTouch(line, { ...touch, id: luck.id(at) })
  target.response = answer === 'open' ? 'clicked' : 'dismissed'
  if (answer === 'open') respond(target, at, touchId)
  else target.dueAt = null
}
