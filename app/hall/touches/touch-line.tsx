import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { TimelineTouch } from '#server/touch/timeline.ts'
import { Badge } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { m } from './messages.ts'
import { channelCodes } from './touch-filter.tsx'

const tones: Partial<Record<TouchOutcome, 'good' | 'warn' | 'bad'>> = {
  done: 'good',
  taken: 'good',
  accepted: 'good',
  quoted: 'warn',
  failed: 'bad',
}

type Names = { where: string; what: string; how: string }

/** One contact: where, what, when, and what was said on both sides. */
export function TouchLine({
  touch,
  names,
  time,
}: {
  touch: TimelineTouch
  names: Names | undefined
  time: string
}) {
  const say = useSay()
  const { told } = touch
  return (
    <div className="flex items-start gap-4 px-5 py-4 sm:px-6">
      <span className="grid size-11 flex-none place-items-center rounded-full bg-sunk text-soft">
        <Icon name={iconOf(touch.channel)} />
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center justify-between gap-x-3">
          <span className="font-medium">{told?.title || names?.what}</span>
          <Badge tone={tones[touch.outcome] ?? 'plain'}>{names?.how}</Badge>
        </p>
        <p className="text-sm text-soft tabular-nums">
          {time} · {names?.where} · {names?.what}
        </p>
        {touch.said && (
          <p className="text-sm break-words">
            <span className="text-soft">{say(m.said)} </span>
            {touch.said}
          </p>
        )}
        {told && told.lines.length > 0 && (
          <p className="line-clamp-2 text-sm break-words">
            <span className="text-soft">{say(m.told)} </span>
            {told.lines.join(' ')}
          </p>
        )}
        {told && (
          <a
            href={`/told/${touch.id}`}
            aria-label={`${say(m.open)}: ${told.title} ${time}`}
            className="inline-flex min-h-11 w-max items-center gap-1 text-sm font-medium text-lan-text"
          >
            {say(m.open)}
            <Icon name="next" />
          </a>
        )}
      </div>
    </div>
  )
}

function iconOf(channel: string): IconName {
  return channelCodes.find((code) => code === channel) ?? 'touches'
}
