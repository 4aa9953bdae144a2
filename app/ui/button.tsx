import type { ReactNode } from 'react'
import { useSay } from './frame.tsx'
import { Icon, type IconName } from './icon.tsx'
import { m } from './messages.ts'

export type Tone = 'main' | 'quiet' | 'plain' | 'danger' | 'bright'

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-field px-5 py-2 text-base font-medium no-underline transition-colors cursor-pointer disabled:cursor-not-allowed disabled:opacity-60'

const tones: Record<Tone, string> = {
  main: 'bg-lan text-on-lan hover:bg-lan-strong',
  quiet: 'bg-lan-tint text-lan-text hover:brightness-95',
  plain: 'border border-edge bg-card text-ink hover:bg-sunk',
  danger: 'border border-bad bg-card text-bad hover:bg-bad-tint',
  bright: 'bg-white text-[#07534e] hover:bg-[#e3f2ef]',
}

const toned = (tone: Tone, wide: boolean) => `${shape} ${tones[tone]} ${wide ? 'w-full' : ''}`

type Look = { tone?: Tone; wide?: boolean; icon?: IconName; children: ReactNode }

/** Sends the form it stands in. */
export function Button({
  tone = 'main',
  wide = false,
  icon,
  children,
  name,
  value,
  label,
  againIn,
}: Look & {
  name?: string
  value?: string
  /** What it does, where the visible text alone does not tell. */
  label?: string
  /** Seconds until it may be pressed again. */
  againIn?: number
}) {
  const say = useSay()
  return (
    <button
      type="submit"
      className={toned(tone, wide)}
      name={name}
      value={value}
      aria-label={label}
      data-wait={say(m.wait)}
      data-again-in={againIn}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** Takes the words of a field along; appears where scripts run. @param copied what it says then */
export function CopyButton({ field, copied, children }: { field: string; copied: string; children: string }) {
  return (
    <button type="button" hidden className={toned('main', false)} data-copy={field} data-copied={copied}>
      {children}
    </button>
  )
}

export function LinkButton({ tone = 'main', wide = false, icon, href, children }: Look & { href: string }) {
  return (
    <a href={href} className={toned(tone, wide)}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** Only scripts can print: it shows itself when they run. */
export function PrintButton({
  look = toned('plain', false),
  children,
}: {
  look?: string
  children: ReactNode
}) {
  return (
    <button type="button" hidden data-print="" data-screen-only="" className={look}>
      <Icon name="print" />
      {children}
    </button>
  )
}
