/** What would they see: every live offer with the rules that were asked of one line. */
import { Badge, Card, EmptyState } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { reasonIn } from '../reasons.ts'
import { m } from '../messages.ts'
import { m as words } from './messages.ts'
import type { Offers } from './why.tsx'

export function WhyOffers({
  seen,
  channels,
}: {
  seen: Offers
  channels: { value: string; label: string }[]
}) {
  const say = useSay()
  const channel = channels.find(({ value }) => value === seen.channel)?.label ?? seen.channel
  const rows = seen.offers.map((offer, index) => ({
    ...offer,
    place: offer.points === null ? null : index + 1,
  }))
  return (
    <Card
      title={say(m.seenOn, { msisdn: seen.msisdn, channel })}
      aside={
        <Badge tone={seen.marketing ? 'good' : 'warn'}>{say(seen.marketing ? m.allows : m.allowsNot)}</Badge>
      }
      flush
    >
      {seen.noTail && (
        <p className="px-5 pb-3 text-sm text-soft">{say(words.noTail, reasonIn(say, seen.noTail))}</p>
      )}
      <Grid
        caption={say(m.why)}
        rows={rows}
        rowKey={({ code }) => code}
        empty={<EmptyState icon="gift" title={say(m.noLive)} />}
        columns={[
          {
            key: 'offer',
            label: say(m.name),
            cell: ({ code, name }) => `${code} ${name}`,
          },
          {
            key: 'place',
            label: say(m.place),
            cell: ({ place }) => place ?? <Badge tone="plain">{say(m.notShown)}</Badge>,
          },
          {
            key: 'points',
            label: say(m.score),
            cell: ({ base, points }) => (points === null ? '–' : say(m.pointsMade, { base, points })),
          },
          {
            key: 'reasons',
            label: say(m.reasons),
            cell: ({ reasons }) => (
              <ul className="grid gap-0.5">
                {(reasons.length > 0 ? reasons : [say(m.noRule)]).map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Card>
  )
}
