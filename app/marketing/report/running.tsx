/** What is being sent at this moment, how far it is, and what waits for a yes. */
import { Card, EmptyState } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { StateBadge } from '../campaigns/state.tsx'
import { FigureLink, rate } from './figure-link.tsx'
import { m } from './messages.ts'
import type { Shown } from './overview.tsx'

type Running = Shown['running'][number]

export function RunningNow({ running, waiting }: Pick<Shown, 'running' | 'waiting'>) {
  const say = useSay()
  return (
    <Card title={say(m.running)}>
      {running.length === 0 && (
        <EmptyState icon="megaphone" title={say(m.noneRunning)}>
          <p>{say(m.noneRunningLead)}</p>
        </EmptyState>
      )}
      <ul className="grid gap-4">
        {running.map((each) => (
          <li key={each.id} className="grid gap-1.5">
            <OneRunning {...each} />
          </li>
        ))}
      </ul>
      {waiting.length > 0 && (
        <p className="mt-4 flex flex-wrap items-center gap-3 text-sm">
          <span className="text-soft">{say(m.waiting)}</span>
          {waiting.map(({ id, name }) => (
            <a key={id} href={`/marketing/campaigns/${id}`} className="text-lan-text">
              {name}
            </a>
          ))}
        </p>
      )}
    </Card>
  )
}

function OneRunning(of: Running) {
  const say = useSay()
  const { id: campaign, name, state } = of
  const figure = (what: string, value: number) => <FigureLink value={value} asked={{ what, campaign }} />
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <a href={`/marketing/campaigns/${campaign}`} className="font-medium text-lan-text">
          {name}
        </a>
        <StateBadge state={state} />
        <a href={`/marketing/campaigns/${campaign}/report`} className="text-sm text-lan-text">
          {say(m.toReport)}
        </a>
      </p>
      <SentBar {...of} />
      <p className="text-sm text-soft">
        {say(m.sent)} {figure('sent', of.sent)} / {figure('target', of.target)} · {say(m.answered)}{' '}
        {figure('answered', of.ordered)} · {say(m.optedOut)} {figure('opted-out', of.optedOut)}
      </p>
    </>
  )
}

function SentBar({ name, sent, skipped, target }: Running) {
  const done = `${name}: ${rate(sent + skipped, target)}`
  return (
    <svg role="img" aria-label={done} className="block h-3 w-full overflow-hidden rounded-full">
      <rect width="100%" height="100%" className="fill-sunk" />
      <rect
        width={`${Math.min(100, target > 0 ? ((sent + skipped) * 100) / target : 0).toFixed(1)}%`}
        height="100%"
        rx="6"
        className="fill-lan"
      />
    </svg>
  )
}
