/** What was sent, and what it brought, by the week or the month. */
import { dayStart, isoDate, monthName, monthOf } from '#words/format.ts'
import type { Language } from '#words/message.ts'
import { Card } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import type { Shown } from './all.tsx'
import { askedOfPeriod } from './asked-of.ts'
import { m } from './messages.ts'
import { useSeries } from './series.tsx'
import { TimeChart } from './time-chart.tsx'

type Point = Shown['points'][number]

export function OverTime(shown: Shown) {
  const say = useSay()
  const language = useLanguage()
  const { points, unit } = shown
  const steps = {
    points,
    labelOf: ({ key }: Point) => periodName(unit, key, language),
  }
  const askedOf = ({ key }: Point) => askedOfPeriod(shown, unit, key)
  return (
    <Card title={say(m.overTime[unit])}>
      <div className="grid gap-6 print:grid-cols-2">
        <TimeChart {...steps} caption={say(m.sending)} series={useSeries(['sent', 'delivered'], askedOf)} />
        <TimeChart
          {...steps}
          caption={`${say(m.responded)} · ${say(m.answered)} · ${say(m.optedOut)}`}
          series={useSeries(['responded', 'answered', 'opted-out'], askedOf)}
          lines={[{ key: 'rate', word: say(m.orderRate), look: 'stroke-ink', of: orderRate }]}
        />
      </div>
    </Card>
  )
}

/** @param key the first day of a week or month */
export function periodName(period: 'week' | 'month', key: string, language: Language): string {
  const at = dayStart(Number(key))
  return period === 'month' ? monthName(monthOf(at), language) : isoDate(at)
}

/** Orders may answer the messages of a month before: then there is no rate. */
function orderRate({ ordered, sent }: Point): number | null {
  return sent > 0 && ordered <= sent ? ordered / sent : null
}
