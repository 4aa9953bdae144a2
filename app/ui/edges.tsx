import { useSay } from './frame.tsx'
import { m } from './messages.ts'

/** The first thing the keyboard reaches; and the place where scripts say that they are at it. */
export function SkipLink() {
  const say = useSay()
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-field focus:bg-card focus:px-5 focus:py-3 focus:text-ink focus:shadow-card"
      >
        {say(m.skip)}
      </a>
      <div data-live="" aria-live="polite" className="sr-only" />
    </>
  )
}

export function Footer() {
  const say = useSay()
  return (
    <footer className="mx-auto w-full max-w-6xl px-5 py-8 text-sm text-soft sm:px-8" data-screen-only="">
      <p>{say(m.footer)}</p>
      <p>{say(m.footerTrust)}</p>
    </footer>
  )
}
