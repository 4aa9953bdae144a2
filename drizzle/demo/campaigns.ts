/**
 * What campaigns did to a line: who was listed, held back, left out or told, and what they did about it.
 *
 * Orders, quotes and opt-outs are those of the line's own life: whichever falls into the days of a campaign counts for it,
 * on both sides alike, as it does in the hall.
 */
import { allServices, later, type Line, type Planned } from './line.ts'
import { firstOf } from '#server/campaign/channel-for.ts'
import { drawOf } from '#server/campaign/variant.ts'
import { dayIn, SHANGHAI } from '#server/campaign/zone.ts'
import { operator } from '#server/operator.ts'
import { speak } from '#words/message.ts'
import { segmentCount } from '#words/segments.ts'
import type { CalendarMonth } from './calendar.ts'
import { luckOf, RESPONSE_DAYS, type DemoCampaign } from './campaign-list.ts'
import type { Chance } from './chance.ts'
import { leaveTouch } from './contact.ts'
import { m } from './messages.ts'
import { respond, type Target } from './notes.ts'
import { orderNamed } from './orders.ts'
import { turnConsent } from './own-affairs.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS
const SENDING_MS = 2 * HOUR_MS

/** The rounds that begin in a month. */
export function campaignsIn(line: Line, month: CalendarMonth): Planned[] {
  const { person, setting } = line
  return setting.campaigns.flatMap((campaign, index) =>
    campaign.rounds.flatMap((at, before) => {
      const mine = campaign.brands.includes(person.brand) && person.openedAt < at
      if (!mine || at < month.startsAt || at + SENDING_MS >= month.endsAt) return []
      return [{ at, happen: () => list(line, campaign, index, before + 1, at) }]
    }),
  )
}

function list(line: Line, campaign: DemoCampaign, index: number, round: number, at: number): void {
  if (!line.marketing) return
  const { id: campaignId, holdoutBp, variantsTold: variants, service } = campaign
  const luck = luckOf(line.person.id, index, round)
  const plan = { id: campaignId, holdoutBp, variants, abTest: null, winner: null }
  const { held, variant } = drawOf({ ...plan, schedule: { kind: 'once', firstAt: at } }, line.person.id)
  if (!variant) return
  const { code, channels } = variant
  const channel = firstOf(channels)
  const target = { ...blank(line, campaignId, round, at), variant: code, channel }
  line.listed.push({ target, service })
  line.rows.pushTarget.push(target)
  if (held) target.state = 'holdout'
  else if (luck.yes(0.018)) left(target, 'cap-week')
  else send(line, campaign, target, luck)
}

function left(target: Target, reason: string): void {
  target.state = 'skipped'
  target.reason = reason
}

function blank(line: Line, campaignId: string, round: number, queuedAt: number) {
  return {
    subscriberId: line.person.id,
    campaignId,
    round,
    state: 'queued' as Target['state'],
    reason: '',
    dueAt: null,
    lease: null,
    lost: 0,
    queuedAt,
    sentAt: null as number | null,
    segments: 0,
    awaited: null,
    touchId: null as string | null,
  }
}

function send(line: Line, campaign: DemoCampaign, target: Target, luck: Chance): void {
  const index = campaign.variantsTold.findIndex(({ code }) => code === target.variant)
  const told = campaign.variants[index]
  if (!told) return
  const { channel, text, title = '' } = told
  const sentAt = target.queuedAt + luck.between(1000, SENDING_MS - 1000)
  const say = speak.zh
  const words = channel === 'sms' ? `${say(operator.head)}${text}。${say(m.wayOut)}` : text
  const touchId = leaveTouch(line, {
    id: luck.id(sentAt),
    at: sentAt,
    channel: channel === 'sms' ? 'sms' : 'web',
    business: 'push',
    operation: null,
    outcome: 'told',
    told: { title: '', lines: [words] },
    place: campaign.id,
    byOperator: true,
  })
  Object.assign(target, { touchId, sentAt, segments: channel === 'sms' ? segmentCount(words) : 0 })
  const [state, reason] = channel === 'inbox' ? (['delivered', ''] as const) : fateOf(luck)
  Object.assign(target, { state, reason })
  countContact(line, sentAt, channel)
  const readAt = sentAt + luck.between(1, 40) * HOUR_MS
  if (channel === 'inbox')
    putInInbox(line, { id: touchId, title, text }, sentAt, luck.yes(0.45) ? readAt : null, luck)
  // Whoever has a story stands as it is told.
  if (state === 'delivered' && line.life.restless) react(line, campaign, told.drawn, sentAt, luck)
}

function fateOf(luck: Chance) {
  return luck.choose([
    [['delivered', ''] as const, 955],
    [['failed', 'receipt-undeliverable'] as const, 18],
    [['failed', 'receipt-expired'] as const, 12],
    [['unknown', 'timeout'] as const, 3],
    [['sent', ''] as const, 12],
  ])
}

/** Most decide within a day, some later; some only ask for the price. */
function react(line: Line, campaign: DemoCampaign, drawn: number, sentAt: number, luck: Chance): void {
  const soon = () =>
    sentAt + Math.floor(luck.next() ** 3 * (RESPONSE_DAYS - 1) * DAY_MS) + luck.between(60_000, HOUR_MS)
  const orders = luck.yes(drawn)
  if (orders || luck.yes(drawn * 0.4)) {
    later(line, soon(), (at) => {
      const month = monthAt(line, at)
      const service = allServices.find(({ code }) => code === campaign.service)
      if (!month || !service) return
      orderNamed({ line, month, at, side: 'electronic', answer: orders ? 'yes' : 'no' }, service)
    })
  }
  if (luck.yes(campaign.leaving)) {
    later(line, soon(), (at) => {
      const month = monthAt(line, at)
      if (month && line.marketing) turnConsent({ line, month, at, side: 'electronic' })
    })
  }
}

function monthAt(line: Line, at: number): CalendarMonth | undefined {
  return line.setting.calendar.find(({ startsAt, endsAt }) => at >= startsAt && at < endsAt)
}

function putInInbox(
  line: Line,
  { id, title, text }: { id: string; title: string; text: string },
  sentAt: number,
  readAt: number | null,
  luck: Chance,
): void {
  const { rows, person, setting } = line
  const read = readAt !== null && readAt < setting.now
  const message = { subscriberId: person.id, id, kind: 'notice' as const, title, body: text, sentAt }
  rows.inboxMessage.push({ ...message, readAt: read ? readAt : null })
  if (!read) return
  later(line, readAt, (at) => {
    const touch = { at, channel: 'web', business: 'conversation', operation: 'openMessage' } as const
    const opened = leaveTouch(line, { ...touch, id: luck.id(at), told: { title, lines: [text] } })
    const found = line.listed.find(({ target }) => target.touchId === id)
    if (found) respond(found.target, at, opened)
  })
}

/** The ledger of contacts goes back as far as a cap looks. */
function countContact({ rows, person, setting }: Line, at: number, channel: 'sms' | 'inbox'): void {
  if (at < setting.now - 35 * DAY_MS) return
  rows.contactCount.push({ subscriberId: person.id, day: dayIn(SHANGHAI, at), channel, count: 1 })
}
