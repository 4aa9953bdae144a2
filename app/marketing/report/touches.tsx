/** The people and touches that make one figure of marketing. A walk over what is kept: it says where it stopped and goes on. */
import { dateTime, yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { Card, EmptyState } from '../../ui/card.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { touchTime } from '../../hall/touch-time.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { Grid, type GridColumn } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { ReportHead } from '../../desk/console/report-head.tsx'
import { channelNames, states } from '../campaigns/messages.ts'
import { reasonIn } from '../reasons.ts'
import { m, whatNames } from './messages.ts'
import { touchesRead } from './touches-read.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const query = Object.fromEntries(visit.url.searchParams)
  const figure = await seen(visit, 'seeCampaignFigure', query)
  const { names, opens } = await touchesRead(visit)
  return { ...figure, query, opens, names, cursor: query['cursor'] ?? null }
}

type Page = PageProps<typeof loader>
type Shown = Page['loaderData']
type FigureTarget = Shown['targets'][number]

export default function Touches({ loaderData }: Page) {
  const say = useSay()
  const { asked, name, targets, next, query } = loaderData
  const { cursor: _cursor, ...whole } = query
  const columns = useColumns(loaderData)
  return (
    <>
      <title>{say(shell.titled, say(m.figure))}</title>
      <ReportHead
        title={say(m.figure)}
        lead={whichOf(asked, name, say)}
        back={{
          href: asked.campaign ? `/marketing/campaigns/${asked.campaign}/report` : '/marketing/report',
          label: say(m.back),
        }}
        csv={`/marketing/report/touches/csv?${new URLSearchParams(whole).toString()}`}
      />
      <Card title={say(m.shown, targets.length)} flush>
        <Grid
          caption={say(m.figure)}
          rows={targets}
          rowKey={({ subscriberId, target }) => `${subscriberId} ${target.campaignId} ${target.round}`}
          columns={columns}
          empty={
            <EmptyState icon="search" title={say(next ? m.noneHere : m.noneAtAll)}>
              <p>{say(next ? m.noneHereLead : m.noneAtAllLead)}</p>
            </EmptyState>
          }
        />
      </Card>
      <Walk {...loaderData} />
    </>
  )
}

/** To the first page, and on from where this one stopped. */
function Walk({ query, cursor, next, targets }: Shown) {
  const say = useSay()
  const { path } = useFrame()
  const address = (over: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...query, ...over }).toString()}`
  return (
    <div className="flex justify-center gap-2" data-screen-only="">
      {cursor && (
        <a href={address({ cursor: '' })} className={smallButton}>
          {say(shell.first)}
        </a>
      )}
      {next && (
        <a href={address({ cursor: next })} className={smallButton}>
          {say(targets.length > 0 ? shell.next : m.goOn)}
          <Icon name="next" />
        </a>
      )}
    </div>
  )
}

/** In words: which figure, of what, of when. */
function whichOf(asked: Shown['asked'], name: string | null, say: Say): string {
  const { what, channel, variant, reason, from, until } = asked
  const span = from !== undefined && until !== undefined ? `${dateTime(from)} – ${dateTime(until - 1)}` : null
  const words = [
    name ?? say(m.everyCampaign),
    say(whatNames[what] ?? m.figure),
    channel && say(channelNames[channel] ?? m.channel),
    variant && say(m.variantOf, variant),
    reason && reasonIn(say, reason),
    span,
  ]
  return words.filter(Boolean).join(' · ')
}

function useColumns(shown: Shown): GridColumn<FigureTarget>[] {
  const say = useSay()
  const time = (at: number | null) => (
    <span className="whitespace-nowrap tabular-nums">{at === null ? '' : dateTime(at)}</span>
  )
  const { asked } = shown
  return [
    { key: 'when', label: say(m.when), cell: ({ at }) => time(at) },
    {
      key: 'subscriber',
      label: say(m.subscriber),
      cell: (each) => <Person shown={shown} each={each} />,
    },
    ...(asked.campaign ? [] : [{ key: 'campaign', label: say(m.campaign), cell: ofCampaign }]),
    { key: 'variant', label: say(m.variant), cell: ({ target }) => target.variant },
    {
      key: 'channel',
      label: say(m.channel),
      cell: ({ target }) => say(channelNames[target.channel] ?? m.channel),
    },
    {
      key: 'state',
      label: say(m.state),
      cell: ({ target: { state, reason } }) => stateText(state, reason, say),
    },
    { key: 'responded', label: say(m.respondedAt), cell: ({ target }) => time(target.respondedAt) },
    { key: 'ordered', label: say(m.ordered), cell: ({ target }) => time(target.answeredAt) },
    {
      key: 'amount',
      label: say(m.amount),
      align: 'right',
      cell: ({ target }) => (target.answeredFen === null ? '' : yuan(target.answeredFen)),
    },
    { key: 'touch', label: say(m.touch), cell: (each) => <TouchLink shown={shown} each={each} /> },
  ]
}

function ofCampaign({ target, campaign }: FigureTarget) {
  return <a href={`/marketing/campaigns/${target.campaignId}/report`}>{campaign}</a>
}

function stateText(state: string, reason: string, say: Say): string {
  return [say(states[state] ?? m.state), reasonIn(say, reason)].filter(Boolean).join(' · ')
}

function Person({ shown, each }: { shown: Shown; each: FigureTarget }) {
  const say = useSay()
  const { subscriber, at } = each
  if (!subscriber) return say(m.gone)
  const name = `${subscriber.msisdn} ${subscriber.name}`
  if (!shown.opens) return <span className="whitespace-nowrap tabular-nums">{name}</span>
  return (
    <a
      href={`/desk/subscribers/${subscriber.id}?until=${dateTime(at).slice(0, 10)}`}
      className="whitespace-nowrap text-lan-text tabular-nums"
    >
      {name}
    </a>
  )
}

/** The touch in words; to the place on the timeline for who may open it. */
function TouchLink({ shown, each }: { shown: Shown; each: FigureTarget }) {
  const say = useSay()
  const { touch, subscriber } = each
  if (!touch) return <span className="text-soft">{say(m.noTouch)}</span>
  const { names, opens } = shown
  const words = `${names.channels[touch.channel] ?? touch.channel} · ${names.businesses[touch.business] ?? touch.business}`
  if (!opens || !subscriber) return <span className="whitespace-nowrap">{words}</span>
  const day = dateTime(touchTime(touch.id)).slice(0, 10)
  return (
    <a
      href={`/desk/subscribers/${subscriber.id}?until=${day}#t-${touch.id}`}
      className="whitespace-nowrap text-lan-text"
    >
      {words}
    </a>
  )
}
