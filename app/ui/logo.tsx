import { useSay } from './frame.tsx'
import { m } from './messages.ts'

/** Three ridges in the haze, and a signal that rises behind them. */
export function Logo({ className = 'size-9' }: { className?: string }) {
  return (
    <svg viewBox="0 0 40 40" className={className} aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="11" fill="#0b6b64" />
      <path
        d="M27.5 16.5a7.5 7.5 0 0 0-15 0"
        fill="none"
        stroke="#ffdca0"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <path
        d="M23.4 16.5a3.4 3.4 0 0 0-6.8 0"
        fill="none"
        stroke="#ffdca0"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <path d="M0 27 L9 18 L16 25 L24 16.5 L34 26 L40 21 V40 H0Z" fill="#4fb0a6" />
      <path d="M0 33 L12 23 L21 31 L30 23.5 L40 32 V40 H0Z" fill="#9bd6cd" />
      <path d="M0 38 L15 30 L26 36.5 L40 30 V40 H0Z" fill="#e8f6f3" />
    </svg>
  )
}

export function Brand({ href }: { href: string }) {
  const say = useSay()
  return (
    <a href={href} className="flex min-h-11 items-center gap-3 rounded-field text-inherit no-underline">
      <Logo />
      <span className="leading-tight">
        <span className="block text-lg font-semibold tracking-wide">{say(m.hall)}</span>
        <span className="block text-xs opacity-80">{say(m.operator)}</span>
      </span>
    </a>
  )
}
