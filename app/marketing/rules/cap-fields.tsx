import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m } from './messages.ts'
import { CAPPED, SPANS } from './rules-form.ts'

const spanWords = { perDay: m.day, perWeek: m.week, perMonth: m.month }

/** At most so many contacts, by channel and span; a table of fields, each named by its row and column. */
export function CapFields({ typed, wrong }: { typed: Record<string, string>; wrong: string | undefined }) {
  const say = useSay()
  return (
    <Card title={say(m.caps)}>
      <p className="mb-3 text-sm text-soft">{say(m.capsLead)}</p>
      {wrong && (
        <p id="caps-wrong" className="mb-3 text-sm font-medium text-bad">
          {wrong}
        </p>
      )}
      <Grid
        caption={say(m.caps)}
        rows={[...CAPPED]}
        rowKey={(channel) => channel}
        columns={[
          { key: 'channel', label: say(m.channel), cell: (channel) => say(m.channels[channel]) },
          ...SPANS.map((span) => ({
            key: span,
            label: say(spanWords[span]),
            cell: (channel: (typeof CAPPED)[number]) => (
              <input
                name={`${channel}-${span}`}
                defaultValue={typed[`${channel}-${span}`]}
                inputMode="numeric"
                maxLength={5}
                autoComplete="off"
                aria-label={say(m.capOf, { channel: say(m.channels[channel]), span: say(spanWords[span]) })}
                aria-describedby={wrong ? 'caps-wrong' : undefined}
                className="block min-h-10 w-20 rounded-field border border-edge bg-card px-3 py-1.5 text-right text-sm text-ink tabular-nums"
              />
            ),
          })),
        ]}
      />
    </Card>
  )
}
