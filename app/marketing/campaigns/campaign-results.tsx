/** What came of a campaign: how far it is, what was answered, and whether more than without it. */
import { yuan } from '#words/format.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { Bars } from '../../ui/bars.tsx'
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { smallButton } from '../../desk/console/filter.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { reasonIn } from '../reasons.ts'
import { ProgressBar } from './campaign-progress.tsx'
import { channelNames, m } from './messages.ts'

type Results = StaffOutputOf<'seeCampaign'>['results']

export function ResultsCard({ id, results, exports }: { id: string; results: Results; exports: boolean }) {
  const say = useSay()
  const { all, variants, holdout } = results
  const percent = (share: number | undefined) => (share === undefined ? '–' : `${(share * 100).toFixed(1)}%`)
  const bars = (['sent', 'delivered', 'skipped', 'failed', 'unknown', 'waiting', 'answered'] as const).map(
    (key) => ({
      key,
      label: say(m[key]),
      amount: all[key],
      said: String(all[key]),
      current: key === 'answered',
    }),
  )
  return (
    <Card
      title={say(m.results)}
      aside={
        <span className="flex gap-2">
          <a href={`/marketing/campaigns/${id}/report`} className={smallButton}>
            {say(m.fullReport)}
          </a>
          {exports && (
            <a href={`/marketing/campaigns/${id}/csv`} className={smallButton}>
              {say(m.export)}
            </a>
          )}
        </span>
      }
    >
      <ProgressBar {...all} large />
      <div className="mt-5" />
      <Bars caption={say(m.results)} bars={bars} />
      <Grid
        caption={say(m.results)}
        rows={[...variants, all]}
        rowKey={({ variant, channel }) => `${variant} ${channel}`}
        columns={[
          { key: 'variant', label: say(m.variant), cell: ({ variant }) => variant || say(m.all) },
          {
            key: 'channel',
            label: say(m.channel),
            cell: ({ channel }) => say(channelNames[channel] ?? m.all),
          },
          { key: 'sent', label: say(m.sent), align: 'right', cell: ({ sent }) => sent },
          { key: 'answered', label: say(m.answered), align: 'right', cell: ({ answered }) => answered },
          { key: 'rate', label: say(m.rate), align: 'right', cell: ({ lift }) => percent(lift?.rate) },
          {
            key: 'held',
            label: say(m.holdoutRate),
            align: 'right',
            cell: ({ lift }) => percent(lift?.holdoutRate),
          },
          {
            key: 'lift',
            label: say(m.lift),
            align: 'right',
            cell: ({ lift }) =>
              lift ? `${percent(lift.difference)} (${percent(lift.low)} – ${percent(lift.high)})` : '–',
          },
          { key: 'optedOut', label: say(m.optedOut), align: 'right', cell: ({ optedOut }) => optedOut },
          ...(all.coins > 0
            ? [
                {
                  key: 'coins',
                  label: say(m.coins),
                  align: 'right' as const,
                  cell: ({ coins }: Results['all']) => coins,
                },
              ]
            : []),
          { key: 'cost', label: say(m.cost), align: 'right', cell: ({ costFen }) => `¥${yuan(costFen)}` },
        ]}
      />
      <p className="mt-3 text-sm text-soft">
        {say(m.heldOut, holdout)} {say(m.liftHow)}{' '}
        {all.lift && <strong>{say(all.lift.clear ? m.liftClear : m.liftUnclear)}</strong>}
      </p>
      {results.reasons.length > 0 && (
        <div className="mt-5">
          <Reasons rows={results.reasons} />
        </div>
      )}
    </Card>
  )
}

function Reasons({ rows }: { rows: Results['reasons'] }) {
  const say = useSay()
  return (
    <Grid
      caption={say(m.why)}
      rows={rows}
      rowKey={({ what, reason }) => `${what} ${reason}`}
      columns={[
        {
          key: 'reason',
          label: say(m.why),
          cell: ({ reason }) => reasonIn(say, reason),
        },
        { key: 'what', label: say(m.state), cell: ({ what }) => say(m[what]) },
        { key: 'count', label: say(m.count), align: 'right', cell: ({ count }) => count },
      ]}
    />
  )
}
