/** What is left of calls, messages and data: a figure, a bar, and what comes after. */
import type { UsageBar as Use } from '#server/usage/month-so-far.ts'
import { volume, yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { useSay } from '../../ui/frame.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { UsageBar } from '../../ui/progress.tsx'
import { m } from './messages.ts'

const icons: Record<Use['kind'], IconName> = { minutes: 'minutes', messages: 'messages', dataKb: 'data' }
const units = { minutes: m.minute, messages: m.piece, dataKb: m.megabyte }

export function amountOf(kind: Use['kind'], amount: number, say: Say): string {
  if (kind === 'dataKb') return volume(amount)
  return say(kind === 'minutes' ? m.minutesOf : m.messagesOf, amount)
}

export function UsageBars({ bars, detailed = false }: { bars: Use[]; detailed?: boolean }) {
  return (
    <ul className={`grid gap-6 ${detailed ? '' : 'sm:grid-cols-3'}`}>
      {bars.map((bar) => (
        <li key={bar.kind} className="grid content-start gap-2">
          <OneUse bar={bar} detailed={detailed} />
        </li>
      ))}
    </ul>
  )
}

function OneUse({ bar, detailed }: { bar: Use; detailed: boolean }) {
  const say = useSay()
  const { kind, used, allowed, remaining, over, overFen } = bar
  const said = (amount: number) => amountOf(kind, amount, say)
  const percent = allowed > 0 ? Math.round((used / allowed) * 100) : 100
  return (
    <>
      <div className="flex items-baseline justify-between gap-3">
        <p className="flex items-center gap-2 self-center text-soft">
          <Icon name={icons[kind]} />
          {say(m[kind])}
        </p>
        <p className="text-right">
          <span className="text-xl font-semibold tabular-nums">{said(remaining)}</span>{' '}
          <span className="text-sm text-soft">{say(m.left)}</span>
        </p>
      </div>
      <UsageBar used={used} quota={allowed} label={say(m.barSaid, { kind: say(m[kind]), percent })} />
      <p className="flex flex-wrap justify-between gap-x-4 text-sm text-soft tabular-nums">
        <span>
          {allowed > 0
            ? say(m.ofAllowed, { used: said(used), allowed: said(allowed) })
            : say(m.noAllowance, said(used))}
        </span>
        {over > 0 ? (
          <span className="font-medium text-warn">
            {say(m.over, { amount: said(over), cost: yuan(overFen) })}
          </span>
        ) : (
          detailed && <span>{say(m.price, { price: yuan(bar.priceFen), unit: say(units[kind]) })}</span>
        )}
      </p>
    </>
  )
}
