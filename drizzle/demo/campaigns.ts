/**
 * What campaigns did to a line: who was listed, held back, left out or told, and what they did about it.
 *
 * Orders, quotes and opt-outs are those of the line's own life: whichever falls into the days of a campaign counts for it,
 * on both sides alike, as it does in the hall.
 */
import { later, type Line, type Planned } from './line.ts'
import { firstOf } from '#server/campaign/channel-for.ts'
import { drawOf } from '#server/campaign/variant.ts'
import { operator } from '#server/operator.ts'
import { shanghai, maskName } from '#words/format.ts'
import { speak } from '#words/message.ts'
import { segmentCount } from '#words/segments.ts'
import type { CalendarMonth } from './calendar.ts'
import { birthdayOf } from './birthday.ts'
import { waitForVisit } from './banners.ts'
import { putOnList } from './calls.ts'
import { luckOf, roundOf, type DemoCampaign } from './campaign-list.ts'
import type { Chance } from './chance.ts'
import { leaveTouch } from './contact.ts'
import { countContact } from './count-contact.ts'
import { m } from './messages.ts'
import { respond, type Target } from './notes.ts'
import { react } from './react.ts'

const HOUR_MS = 3600_000
const SENDING_MS = 2 * HOUR_MS

/** The rounds that begin in a month. */
export function campaignsIn(line: Line, month: CalendarMonth): Planned[] {
  const { person, setting } = line
  return setting.campaigns.flatMap((campaign, index) =>
    campaign.rounds.flatMap((at) => {
      const mine = campaign.brands.includes(person.brand) && person.openedAt < at
      if (!mine || at < month.startsAt || at + SENDING_MS >= month.endsAt) return []
      if (campaign.when && 'birthdays' in campaign.when && !isBirthday(line, at)) return []
      return [{ at, happen: () => list(line, campaign, index, at) }]
    }),
  )
}

function isBirthday({ person }: Line, at: number): boolean {
  const { month, day } = shanghai(at)
  return birthdayOf(person.msisdn) === month * 100 + day
}

function list(line: Line, campaign: DemoCampaign, index: number, at: number): void {
  if (!line.marketing) return
  const round = roundOf(campaign, at)
  const luck = luckOf(line.person.id, index, round)
  const { id, holdoutBp, variantsTold: variants, abTest = null, schedule } = campaign
  const { held, variant } = drawOf(
    { id, holdoutBp, variants, abTest, winner: null, schedule },
    line.person.id,
  )
  // Who takes no part in a test waits for the variant that wins it.
  const winner = variants.find(({ code }) => code === abTest?.fallback)
  const [first] = variants
  const of = variant ?? winner ?? first
  if (!of) return
  const toldAt = variant || held ? at : at + (abTest?.hours ?? 0) * HOUR_MS
  const drawn = { code: variant || !held ? of.code : '', channel: firstOf(of.channels) }
  const target = { ...blank(line, campaign.id, round, toldAt), variant: drawn.code, channel: drawn.channel }
  line.rows.pushTarget.push(target)
  line.listed.push({ target, service: campaign.service })
  if (held) target.state = 'holdout'
  else if (toldAt === at) tell(line, campaign, target, luck)
  else later(line, toldAt, () => tell(line, campaign, target, luck))
}

function tell(line: Line, campaign: DemoCampaign, target: Target, luck: Chance): void {
  const { channel } = target
  if (luck.yes(0.018)) left(target, 'cap-week')
  else if (channel === 'banner') waitForVisit(line, campaign, target, luck)
  else if (channel === 'outbound') putOnList(line, campaign, target, luck)
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
  const told = toldIn(campaign, target)
  if (!told) return
  const { channel, text, title = '' } = told
  const sentAt = target.queuedAt + luck.between(1000, SENDING_MS - 1000)
  const say = speak.zh
  const filled = text.replace('{name}', maskName(line.person.name))
  const words = channel === 'sms' ? `${say(operator.head)}${filled}。${say(m.wayOut)}` : filled
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
    putInInbox(line, { id: touchId, title, text: filled }, sentAt, luck.yes(0.45) ? readAt : null, luck)
  // Whoever has a story stands as it is told.
  if (state === 'delivered' && line.life.restless) react(line, campaign, told.drawn, sentAt, luck)
}

function toldIn({ variantsTold, variants }: DemoCampaign, { variant }: Target) {
  return variants[variantsTold.findIndex(({ code }) => code === variant)]
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
