/** What would X see, and why: every live offer with the rules that were asked of one line. */
import { Badge, Card, EmptyState, PageHead } from '../ui/card.tsx'
import { Button } from '../ui/button.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { ask, no, type No } from '../desk/console/ask.ts'
import { SmallField, SmallSelect } from '../desk/console/form-row.tsx'
import { Grid } from '../desk/console/grid.tsx'
import { m as shell } from '../desk/console/messages.ts'
import { NoNotice } from '../desk/console/no-notice.tsx'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { channels } = await visit.hall.codes()
  return { channels: channels.map(({ code, name }) => ({ value: code, label: visit.say(name) })) }
}

/** A number is posted, so that it stands in no address. */
export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { msisdn = '', channel = 'web' } = visit.typed
  const outcome = await ask(visit, 'whyOffers', { msisdn, channel })
  if (outcome.kind !== 'done') return { seen: null, refused: no(visit, outcome).data, channel }
  return { seen: outcome.output, refused: null, channel }
}

type Page = PageProps<typeof loader, typeof action>

export default function Why({ loaderData: { channels }, actionData }: Page) {
  const say = useSay()
  const seen = actionData?.seen ?? null
  const refused: No | undefined = actionData?.refused ?? undefined
  return (
    <>
      <title>{say(shell.titled, say(m.why))}</title>
      <PageHead title={say(m.why)} lead={say(m.whyLead)} />
      <NoNotice no={refused} />
      <Card>
        <SealedForm name="why" className="flex flex-wrap items-end gap-3">
          <SmallField
            name="msisdn"
            label={say(m.msisdn)}
            inputMode="tel"
            maxLength={20}
            value={refused?.typed['msisdn']}
            wrong={refused?.issues['msisdn']}
          />
          <SmallSelect
            name="channel"
            label={say(m.channel)}
            options={channels}
            value={actionData?.channel ?? 'web'}
          />
          <Button icon="search">{say(m.look)}</Button>
        </SealedForm>
      </Card>
      {seen && <Answer seen={seen} channels={channels} />}
    </>
  )
}

type Seen = NonNullable<NonNullable<Page['actionData']>['seen']>

function Answer({ seen, channels }: { seen: Seen; channels: { value: string; label: string }[] }) {
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
