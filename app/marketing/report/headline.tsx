/** What it all came to, in eight figures; each leads to the touches that make it. */
import type { Row } from '#server/campaign/report-sums.ts'
import { yuan } from '#words/format.ts'
import { Figures } from '../../ui/figures.tsx'
import { useSay } from '../../ui/frame.tsx'
import { differenceText, FigureLink, intervalText, rate, type Asked } from './figure-link.tsx'
import { m } from './messages.ts'

export function Headline({ total, asked }: { total: Row; asked: Omit<Asked, 'what'> }) {
  const say = useSay()
  const { sent, delivered, responded, ordered, optedOut, amountFen, costFen, lift } = total
  const of = (what: string, value: number, said?: string) => (
    <FigureLink value={value} asked={{ what, ...asked }} {...(said && { said })} />
  )
  return (
    <Figures
      figures={[
        { label: say(m.sent), value: of('sent', sent), note: say(m.ofListed, rate(sent, total.target)) },
        { label: say(m.delivered), value: of('delivered', delivered), note: rate(delivered, sent) },
        { label: say(m.responded), value: of('responded', responded), note: rate(responded, sent) },
        { label: say(m.answered), value: of('answered', ordered), note: rate(ordered, sent) },
        { label: say(m.lift), value: differenceText(lift), note: intervalText(lift), main: true },
        { label: say(m.amount), value: of('answered', ordered, `¥${yuan(amountFen)}`), note: '' },
        {
          label: say(m.cost),
          value: of('sent', sent, `¥${yuan(costFen)}`),
          note: ordered > 0 ? `${say(m.costAnOrder)} ¥${yuan(Math.round(costFen / ordered))}` : '',
        },
        { label: say(m.optedOut), value: of('opted-out', optedOut), note: rate(optedOut, sent, 2) },
      ]}
    />
  )
}
