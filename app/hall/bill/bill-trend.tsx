import type { BillTotal } from '#server/boss/boss.ts'
import { yuan, type Month } from '#words/format.ts'
import { Bars } from '../../ui/bars.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

/** Six months side by side; each leads to its bill. */
export function BillTrend({ bill: { trend, month } }: { bill: { trend: BillTotal[]; month: Month } }) {
  const say = useSay()
  const bars = trend.map((each) => ({
    key: String(each.month),
    label: say(m.monthShort, each.month % 100),
    amount: each.totalFen,
    said: yuan(each.totalFen),
    href: `/bill?month=${each.month}`,
    current: each.month === month,
  }))
  return <Bars caption={say(m.trend)} bars={bars} />
}
