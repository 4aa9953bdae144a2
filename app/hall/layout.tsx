/** Around every page of a signed-in subscriber. */
import { Outlet } from 'react-router'
import { maskMsisdn } from '#words/format.ts'
import { Footer, SkipLink } from '../ui/edges.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useFrame, useSay } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Brand } from '../ui/logo.tsx'
import { m as signIn } from '../sign-in/messages.ts'
import { m } from './messages.ts'
import { groups, thumb, type Place } from './nav.ts'

export default function HallLayout() {
  return (
    <div className="lg:grid lg:grid-cols-[16.5rem_1fr]">
      <SkipLink />
      <SideNav />
      <div className="flex min-h-dvh min-w-0 flex-col pb-20 lg:pb-0">
        <TopBar />
        <main
          id="content"
          className="mx-auto grid w-full max-w-5xl flex-1 content-start gap-6 px-4 pt-2 pb-12 sm:px-8 lg:pt-4"
        >
          <Outlet />
        </main>
        <Footer />
      </div>
      <ThumbNav />
    </div>
  )
}

function TopBar() {
  const say = useSay()
  const { who } = useFrame()
  return (
    <header
      className="mx-auto flex w-full max-w-5xl items-center justify-between gap-2 px-4 py-3 sm:px-8"
      data-screen-only=""
    >
      <div className="lg:hidden">
        <Brand href="/overview" />
      </div>
      {who && (
        <p className="hidden text-soft lg:block">
          {say(m.signedInAs)}{' '}
          <span className="font-medium text-ink tabular-nums">{maskMsisdn(who.msisdn)}</span>
        </p>
      )}
      <div className="flex items-center">
        <LanguageSwitch />
        <a
          href="/inbox"
          aria-label={say(m.inbox)}
          className="grid size-11 place-items-center rounded-full hover:bg-sunk lg:hidden"
        >
          <Icon name="inbox" className="size-6" />
        </a>
        <div className="hidden lg:block">
          <SignOut />
        </div>
      </div>
    </header>
  )
}

export function SignOut() {
  const say = useSay()
  return (
    <SealedForm name="sign-out" action="/sign-out">
      <button className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full px-4 text-sm font-medium hover:bg-sunk">
        <Icon name="out" />
        {say(signIn.signOut)}
      </button>
    </SealedForm>
  )
}

function SideNav() {
  const say = useSay()
  return (
    <div
      className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-r border-line bg-card px-4 py-5 lg:flex"
      data-screen-only=""
    >
      <div className="px-2">
        <Brand href="/overview" />
      </div>
      <nav aria-label={say(m.nav)} className="grid gap-5">
        {groups.map((group) => (
          <div key={group.places[0]?.href}>
            {group.label && <p className="px-3 pb-1 text-sm text-soft">{say(group.label)}</p>}
            <ul>
              {group.places.map((place) => (
                <li key={place.href}>
                  <SideLink place={place} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </div>
  )
}

function SideLink({ place }: { place: Place }) {
  const say = useSay()
  return (
    <a
      href={place.href}
      aria-current={useHere(place)}
      className="flex min-h-11 items-center gap-3 rounded-field px-3 text-ink no-underline hover:bg-sunk aria-[current]:bg-lan-tint aria-[current]:font-semibold aria-[current]:text-lan-text"
    >
      <Icon name={place.icon} />
      {say(place.label)}
    </a>
  )
}

function ThumbNav() {
  const say = useSay()
  return (
    <nav
      aria-label={say(m.nav)}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-card/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden"
      data-screen-only=""
    >
      <ul className="mx-auto grid max-w-lg grid-cols-5">
        {thumb.map((place) => (
          <li key={place.href}>
            <ThumbLink place={place} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ThumbLink({ place }: { place: Place }) {
  const say = useSay()
  return (
    <a
      href={place.href}
      aria-current={useHere(place)}
      className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs text-soft no-underline aria-[current]:font-semibold aria-[current]:text-lan-text"
    >
      <Icon name={place.icon} className="size-6" />
      {say(place.label)}
    </a>
  )
}

function useHere(place: Place): 'page' | undefined {
  const { path } = useFrame()
  return path === place.href || path.startsWith(`${place.href}/`) ? 'page' : undefined
}
