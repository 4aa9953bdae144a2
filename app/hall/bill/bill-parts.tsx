import type { BillCategory } from '#drizzle/schema/boss.ts'
import type { BillOutput } from '#server/bill/see-bill.ts'
import { yuan } from '#words/format.ts'
import { Donut } from '../../ui/donut.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Money } from '../../ui/money.tsx'
import { m } from './messages.ts'

const tones: Record<BillCategory, string> = {
  plan: 'chart-1',
  voice: 'chart-2',
  message: 'chart-4',
  data: 'chart-3',
  service: 'chart-5',
  discount: 'chart-rest',
  other: 'chart-6',
}

/** The ring, and beside it the same in words and figures; a discount lowers the total and is no part of the ring. */
export function BillParts({ bill }: { bill: BillOutput }) {
  const say = useSay()
  const slices = bill.categories.map(({ category, amountFen }) => ({
    key: category,
    amount: amountFen,
    tone: tones[category],
  }))
  return (
    <div className="grid items-center gap-8 sm:grid-cols-[14rem_1fr]">
      <Donut slices={slices}>
        <span className="text-sm text-soft">{say(m.total)}</span>
        <span className="text-2xl font-semibold tabular-nums">{yuan(bill.totalFen)}</span>
      </Donut>
      <ul className="grid gap-1">
        {bill.categories.map(({ category, amountFen }) => (
          <li
            key={category}
            className="flex items-center justify-between gap-4 border-b border-line py-2.5 last:border-0"
          >
            <span className="flex items-center gap-3">
              <svg viewBox="0 0 12 12" aria-hidden="true" className="size-3">
                <circle cx="6" cy="6" r="6" strokeWidth="0" className={tones[category]} />
              </svg>
              {say(m[category])}
            </span>
            <Money fen={amountFen} className="font-medium" />
          </li>
        ))}
      </ul>
    </div>
  )
}
