/** Seven-day repeat contact by month and channel; every count leads to the contacts that make it. */
import type { ChannelRepeats } from '#server/report/repeats-by-channel.ts'
import { count, isoDate, monthName } from '#words/format.ts'
import { Card, EmptyState } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { monthText, percent } from './figures.ts'
import { m } from './messages.ts'
import type { Shown } from './share.tsx'

export function RepeatsCard({ shown }: { shown: Shown }) {
  const say = useSay()
  const language = useLanguage()
  const { channelRepeats, channels } = shown
  const used = channels.filter(({ code }) => channelRepeats.some((row) => row.channels[code]))
  return (
    <Card title={say(m.repeats)} id="repeats" flush>
      <Grid
        caption={say(m.repeats)}
        rows={channelRepeats}
        rowKey={({ month }) => String(month)}
        empty={
          <EmptyState icon="clock" title={say(m.noRepeats)}>
            <p>{say(m.noRepeatsLead)}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'month',
            label: say(m.month),
            cell: ({ month }) => <span className="whitespace-nowrap">{monthName(month, language)}</span>,
          },
          ...used.map(({ code, name }) => ({
            key: code,
            label: name[language],
            align: 'right' as const,
            cell: (row: ChannelRepeats) => <Cell shown={shown} row={row} channel={code} />,
          })),
          {
            key: 'judged',
            label: say(m.judgedUntil),
            align: 'right' as const,
            cell: ({ judgedUntil, looking }: ChannelRepeats) =>
              looking === null ? isoDate(judgedUntil - 1) : say(m.judging, count(looking)),
          },
        ]}
      />
      <p className="max-w-prose px-5 py-4 text-sm text-soft sm:px-6">{say(m.repeatsMore)}</p>
    </Card>
  )
}

function Cell({ shown, row, channel }: { shown: Shown; row: ChannelRepeats; channel: string }) {
  const { judged = 0, repeated = 0 } = row.channels[channel] ?? {}
  if (judged === 0) return <span className="text-soft">–</span>
  const share = percent(Math.round((repeated * 10_000) / judged))
  return (
    <span className="whitespace-nowrap">
      <b>{share}</b>{' '}
      <span className="text-soft">
        <Behind shown={shown} row={row} channel={channel} what="repeated" value={repeated} /> /{' '}
        <Behind shown={shown} row={row} channel={channel} what="judged" value={judged} />
      </span>
    </span>
  )
}

function Behind({
  shown: { drills, ask },
  row: { month },
  channel,
  what,
  value,
}: {
  shown: Shown
  row: ChannelRepeats
  channel: string
  what: 'repeated' | 'judged'
  value: number
}) {
  if (!drills || value === 0) return count(value)
  const query = new URLSearchParams({ month: monthText(month), kind: ask.kind, channel, what })
  if (ask.business) query.set('business', ask.business)
  if (ask.branchCode) query.set('branch', ask.branchCode)
  return (
    <a
      href={`/ops/repeats?${query.toString()}`}
      className="text-lan-text underline decoration-line underline-offset-4"
    >
      {count(value)}
    </a>
  )
}
