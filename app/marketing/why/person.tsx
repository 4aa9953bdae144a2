/** Who it is, as far as marketing may see, and what the latest campaigns made of them. */
import { dateTime } from '#words/format.ts'
import { Badge, Card, EmptyState } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { marketingWays, pushChannels } from '../../desk/subscriber/messages.ts'
import { channelNames, states } from '../campaigns/messages.ts'
import { reasonIn } from '../reasons.ts'
import { m } from './messages.ts'
import type { Person } from './why.tsx'

export function WhyPerson({ person }: { person: Person }) {
  const say = useSay()
  const { consent, way, learned, msisdn } = person
  const [first] = learned
  const said = consent.since === null ? m.never : consent.marketing ? m.agreed : m.refused
  return (
    <Card title={say(m.person, msisdn)}>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-3">
        <Fact label={say(m.consent)}>
          <Badge tone={consent.marketing ? 'good' : 'warn'}>{say(said)}</Badge>{' '}
          {consent.since !== null && dateTime(consent.since)}
        </Fact>
        <Fact label={say(m.way)}>{say(marketingWays[way])}</Fact>
        <Fact label={say(m.learned)}>{first ? say(pushChannels[first]) : say(m.learnedNothing)}</Fact>
      </dl>
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-soft">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

export function Recent({ person: { recent, subscriberId } }: { person: Person }) {
  const say = useSay()
  return (
    <Card title={say(m.recent)} flush>
      <Grid
        caption={say(m.recent)}
        rows={recent}
        rowKey={({ campaignId, round }) => `${campaignId} ${round}`}
        empty={<EmptyState icon="megaphone" title={say(m.noRecent)} />}
        columns={[
          {
            key: 'name',
            label: say(m.campaign),
            cell: ({ campaignId, name }) => (
              <a
                href={`/marketing/why?campaign=${campaignId}&subscriber=${subscriberId}`}
                className="inline-flex min-h-8 items-center text-lan-text"
              >
                {name}
              </a>
            ),
          },
          { key: 'round', label: say(m.round), align: 'right', cell: ({ round }) => round },
          {
            key: 'channel',
            label: say(m.channel),
            cell: ({ channel }) => say(channelNames[channel] ?? m.channel),
          },
          {
            key: 'fate',
            label: say(m.fate),
            cell: ({ state, reason }) =>
              [say(states[state] ?? m.unclear), reasonIn(say, reason)].filter(Boolean).join(' · '),
          },
          { key: 'when', label: say(m.when), cell: ({ sentAt, queuedAt }) => dateTime(sentAt ?? queuedAt) },
        ]}
      />
    </Card>
  )
}
