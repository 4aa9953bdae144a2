/** The last thirty days beside the thirty before. */
import type { Sums } from '#server/campaign/report-sums.ts'
import { dayStart, yuan } from '#words/format.ts'
import { Figures } from '../../ui/figures.tsx'
import { useSay } from '../../ui/frame.tsx'
import { FigureLink, rate } from './figure-link.tsx'
import { m } from './messages.ts'
import type { Shown } from './overview.tsx'

const DAYS = 30

export function Compared({ today, recent, before }: Pick<Shown, 'today' | 'recent' | 'before'>) {
  const say = useSay()
  const span = { from: dayStart(today - DAYS + 1), until: dayStart(today + 1) }
  const earlier = { from: dayStart(today - 2 * DAYS + 1), until: span.from }
  const figure = (label: string, what: string, of: keyof Sums, fen?: keyof Sums) => ({
    label,
    value: <FigureLink value={recent[of]} asked={{ what, ...span }} {...worth(recent, fen)} />,
    note: (
      <>
        {say(m.against, '')}
        <FigureLink value={before[of]} asked={{ what, ...earlier }} {...worth(before, fen)} />
      </>
    ),
  })
  return (
    <section className="grid gap-3" aria-label={say(m.last30)}>
      <h2 className="text-lg font-semibold">{say(m.last30)}</h2>
      <Figures
        figures={[
          figure(say(m.sent), 'sent', 'sent'),
          figure(say(m.delivered), 'delivered', 'delivered'),
          figure(say(m.responded), 'responded', 'responded'),
          figure(say(m.answered), 'answered', 'ordered'),
          figure(say(m.amount), 'answered', 'ordered', 'amountFen'),
          figure(say(m.cost), 'sent', 'sent', 'costFen'),
          figure(say(m.optedOut), 'opted-out', 'optedOut'),
          {
            label: say(m.optOutRate),
            value: rate(recent.optedOut, recent.sent, 2),
            note: say(m.against, rate(before.optedOut, before.sent, 2)),
          },
        ]}
      />
    </section>
  )
}

/** A count in the words of the money it stands for. */
function worth(of: Sums, fen: keyof Sums | undefined): { said?: string } {
  return fen ? { said: `¥${yuan(of[fen])}` } : {}
}
