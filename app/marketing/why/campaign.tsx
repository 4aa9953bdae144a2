/** One campaign and one subscriber, point by point: what let it through, what stopped it, and what became of the message. */
import type { ReactNode } from 'react'
import { dateTime, isoDate } from '#words/format.ts'
import { Badge, Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { marketingWays } from '../../desk/subscriber/messages.ts'
import { clock } from '../campaigns/plan-form.ts'
import { reasonIn } from '../reasons.ts'
import { m as rules } from '../rules/messages.ts'
import { zoneIn } from '../zones.ts'
import { Messages } from './fate.tsx'
import { m } from './messages.ts'
import type { Person } from './why.tsx'

export type Why = NonNullable<Person['campaign']>

type Point = { what: string; verdict: 'ok' | 'stops' | 'waits'; because: ReactNode }

const tones = { ok: 'good', stops: 'bad', waits: 'warn' } as const

type Shown = { why: Why; person: Person; channels: { value: string; label: string }[] }

export function WhyCampaign({ why, person, channels }: Shown) {
  const say = useSay()
  const points = usePoints({ why, person, channels })
  return (
    <Card
      title={say(m.campaignNamed, why.campaign.name)}
      aside={
        <a href={`/marketing/campaigns/${why.campaign.id}`} className="text-lan-text">
          {say(m.campaign)}
        </a>
      }
      flush
    >
      <Messages why={why} person={person} />
      <Grid
        caption={say(m.check)}
        rows={points}
        rowKey={({ what }) => what}
        columns={[
          { key: 'what', label: say(m.what), cell: ({ what }) => what },
          {
            key: 'verdict',
            label: say(m.result),
            cell: ({ verdict }) => (
              <span className="whitespace-nowrap">
                <Badge tone={tones[verdict]}>{say(m[verdict])}</Badge>
              </span>
            ),
          },
          { key: 'because', label: say(m.because), cell: ({ because }) => because },
        ]}
      />
    </Card>
  )
}

function usePoints({ why, person, channels }: Shown): Point[] {
  const say = useSay()
  const { now, stopped, held, campaign } = why
  const pass = (yes: boolean) => (yes ? 'ok' : 'stops')
  const refused = now.kind === 'no' && now.reason === 'channel-refused'
  return [
    {
      what: say(m.consentThen, isoDate(why.decidedAt)),
      verdict: pass(why.consent?.marketing ?? true),
      because: <ConsentThen consent={why.consent} channels={channels} />,
    },
    {
      what: say(m.segment, why.segment),
      verdict: pass(why.segment.isIn || why.targets.length > 0),
      because: <Segment why={why} />,
    },
    {
      what: say(m.holdout),
      verdict: pass(!held),
      because: held ? say(m.held, campaign.holdoutBp / 100) : say(m.notHeld),
    },
    {
      what: say(m.preference),
      verdict: pass(!refused),
      because: `${say(marketingWays[person.way])}${refused ? ` · ${say(m.channelRefused)}` : ''}`,
    },
    {
      what: say(m.caps, isoDate(why.decidedAt)),
      verdict: pass(why.caps.every(({ used, most }) => used < most) || wasSent(why)),
      because: <Caps why={why} />,
    },
    ...(why.offer
      ? [
          {
            what: say(m.offer, why.offer),
            verdict: pass(why.offer.fits),
            because: <Offered because={why.offer.because} />,
          } as const,
        ]
      : []),
    { what: say(m.hours), verdict: now.kind === 'later' ? 'waits' : 'ok', because: <Hours why={why} /> },
    { what: say(m.house), verdict: pass(!stopped), because: say(stopped ? m.houseStopped : m.houseRuns) },
    {
      what: say(m.nowAsked),
      verdict: now.kind === 'yes' ? 'ok' : now.kind === 'later' ? 'waits' : 'stops',
      because: reasonIn(say, now.kind === 'yes' ? 'yes' : now.reason),
    },
  ]
}

function Offered({ because }: { because: string[] }) {
  const say = useSay()
  return (
    <ul>
      {(because.length > 0 ? because : [say(m.offerFits)]).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}

/** The contact itself is among those that are counted. */
function wasSent({ targets }: Why): boolean {
  return targets.at(-1)?.sentAt !== null && targets.length > 0
}

function ConsentThen({ consent, channels }: Pick<Why, 'consent'> & Pick<Shown, 'channels'>) {
  const say = useSay()
  if (!consent) return say(m.consentUnknown)
  if (consent.since === null) return say(m.never)
  const where = channels.find(({ value }) => value === consent.channel)?.label
  const at = [dateTime(consent.since), where].filter(Boolean).join(' · ')
  return `${say(consent.marketing ? m.agreed : m.refused)} · ${at}`
}

function Segment({ why: { segment, targets } }: { why: Why }) {
  const say = useSay()
  return (
    <div className="grid gap-0.5">
      {targets.length > 0 && <span>{say(m.wroteDown)}</span>}
      {segment.parts.length > 0 && <span className="text-soft">{say(m.segmentNow)}</span>}
      <ul>
        {segment.parts.map(({ words, holds }) => (
          <li key={words} className={holds ? '' : 'font-medium text-bad'}>
            {say(holds ? m.partHolds : m.partFails)} · {words}
          </li>
        ))}
      </ul>
    </div>
  )
}

const DAY_MS = 24 * 3600_000

function Caps({ why }: { why: Why }) {
  const say = useSay()
  const { caps, contacts } = why
  const channelOf = (channel: keyof typeof rules.channels) => say(rules.channels[channel])
  return (
    <div className="grid gap-0.5">
      {caps.length === 0 && <span>{say(m.noCaps)}</span>}
      <ul>
        {caps.map(({ channel, span, used, most }) => (
          <li key={`${channel} ${span}`} className={used < most ? '' : 'font-medium'}>
            {say(m.capOf, { channel: channelOf(channel), span: say(m.spans[span]) })} ·{' '}
            {say(m.capUsed, { used, most })}
          </li>
        ))}
      </ul>
      {contacts.length > 0 && (
        <span className="text-soft">{say(wasSent(why) ? m.contactsAndThis : m.contacts)}</span>
      )}
      <ul className="text-soft">
        {contacts.map(({ day, channel, count }) => (
          <li key={`${day} ${channel}`}>
            {say(m.contactOn, {
              day: new Date(day * DAY_MS).toISOString().slice(0, 10),
              channel: channelOf(channel),
              count,
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Hours({ why: { hours, campaign } }: { why: Why }) {
  const say = useSay()
  const { zone, minute, quietFrom, quietUntil } = hours
  const span = (from: number, until: number) => `${clock(from)}–${clock(until)}`
  const there = say(m.hoursThere, {
    zone: zoneIn(say, zone),
    clock: clock(minute),
    quiet: span(quietFrom, quietUntil),
  })
  const { windowFrom, windowUntil } = campaign
  return there + (windowFrom === windowUntil ? '' : say(m.window, span(windowFrom, windowUntil)))
}
