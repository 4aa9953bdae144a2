import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type NoticeTone = 'good' | 'warn' | 'bad' | 'info'

const looks: Record<NoticeTone, { box: string; icon: IconName }> = {
  good: { box: 'bg-good-tint text-good', icon: 'check' },
  warn: { box: 'bg-warn-tint text-warn', icon: 'alert' },
  bad: { box: 'bg-bad-tint text-bad', icon: 'alert' },
  info: { box: 'bg-lan-tint text-lan-text', icon: 'info' },
}

/** What just happened, or what needs attention. Bad news is read out at once. */
export function Notice({
  tone = 'info',
  title,
  children,
}: {
  tone?: NoticeTone
  title?: string
  children?: ReactNode
}) {
  const { box, icon } = looks[tone]
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={`flex gap-3 rounded-card px-5 py-4 ${box}`}>
      <Icon name={icon} className="mt-0.5 size-6 flex-none" />
      <div className="grid gap-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
    </div>
  )
}
