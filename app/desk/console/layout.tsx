/** Around every page of staff: places at the side, the quick find and who is on duty on top. */
import { Outlet } from 'react-router'
import { SkipLink } from '../../ui/edges.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Logo } from '../../ui/logo.tsx'
import type { Handle } from '../../serve/route-map.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import consoleScript from './console.js?url'
import { m, roles } from './messages.ts'
import { firstPlace, navFor, type NavGroup } from './nav.ts'

export const handle: Handle = { guard: 'staff' }

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const member = visit.staff?.member
  return {
    nav: navFor(visit),
    home: member ? firstPlace[member.role] : '/desk',
    who: member ? { name: member.name, role: member.role } : null,
    finds: member ? visit.hall.staffDoor.allows(member.role, 'findSubscriber') : false,
  }
}

type Loaded = PageProps<typeof loader>['loaderData']

export default function Console({ loaderData }: PageProps<typeof loader>) {
  return (
    <div className="text-[0.9375rem] lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block!">
      <SkipLink />
      <SideNav {...loaderData} />
      <div className="flex min-h-dvh min-w-0 flex-col">
        <TopBar {...loaderData} />
        <main
          id="content"
          className="mx-auto grid w-full max-w-[84rem] flex-1 content-start gap-5 px-4 pt-4 pb-12 sm:px-6"
        >
          <Outlet />
        </main>
      </div>
      <script src={consoleScript} defer />
    </div>
  )
}

function TopBar({ nav, home, who, finds }: Loaded) {
  const say = useSay()
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-card" data-screen-only="">
      <div className="mx-auto flex max-w-[84rem] flex-wrap items-center gap-x-3 px-4 py-1.5 sm:px-6">
        <div className="lg:hidden">
          <ConsoleBrand home={home} />
        </div>
        {finds && <QuickFind />}
        <div className="ml-auto flex items-center">
          {who && (
            <p className="hidden px-2 text-sm leading-tight sm:block">
              <a href="/desk/password" className="font-medium text-ink">
                {who.name}
              </a>
              <span className="block text-xs text-soft">{say(roles[who.role])}</span>
            </p>
          )}
          <LanguageSwitch />
          <SealedForm name="sign-out" action="/desk/sign-out">
            <button
              aria-label={say(m.signOut)}
              className="inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2 rounded-full px-3 text-sm font-medium hover:bg-sunk"
            >
              <Icon name="out" />
              <span className="hidden md:inline">{say(m.signOut)}</span>
            </button>
          </SealedForm>
        </div>
        <details className="w-full lg:hidden">
          <summary className="flex min-h-11 items-center gap-2 text-sm font-medium">
            <Icon name="more" />
            {say(m.menu)}
          </summary>
          <nav aria-label={say(m.nav)} className="pb-4">
            <Places nav={nav} />
          </nav>
        </details>
      </div>
    </header>
  )
}

/** A form that is posted: a number has no business in an address or a log. */
function QuickFind() {
  const say = useSay()
  return (
    <SealedForm name="quick-find" action="/desk" className="order-last w-full sm:order-none sm:w-72">
      <div className="relative">
        <Icon
          name="search"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-soft"
        />
        <input
          name="msisdn"
          type="search"
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
          required
          aria-label={say(m.find)}
          title={say(m.quickFindHint)}
          placeholder={say(m.quickFind)}
          data-quick-find=""
          className="min-h-10 w-full rounded-field border border-edge bg-paper pr-3 pl-9 text-sm tabular-nums placeholder:text-soft"
        />
      </div>
    </SealedForm>
  )
}

function SideNav({ nav, home }: Loaded) {
  const say = useSay()
  return (
    <nav
      aria-label={say(m.nav)}
      className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line bg-card px-3 py-3 lg:flex"
      data-screen-only=""
    >
      <div className="px-2">
        <ConsoleBrand home={home} />
      </div>
      <Places nav={nav} />
    </nav>
  )
}

function ConsoleBrand({ home }: { home: string }) {
  const say = useSay()
  return (
    <a href={home} className="flex min-h-11 items-center gap-2.5 font-semibold text-inherit no-underline">
      <Logo className="size-8" />
      {say(m.console)}
    </a>
  )
}

function Places({ nav }: { nav: NavGroup[] }) {
  return (
    <div className="grid content-start gap-4">
      {nav.map((group) => (
        <div key={group.label}>
          <p className="px-3 pb-1 text-xs text-soft">{group.label}</p>
          <ul>
            {group.places.map((place) => (
              <li key={place.href}>
                <PlaceLink place={place} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

const roots = ['/desk', '/ops', '/marketing']

function PlaceLink({ place }: { place: NavGroup['places'][number] }) {
  const { path } = useFrame()
  const under = path.startsWith(`${place.href}/`) && !roots.includes(place.href)
  const ofRoot =
    (place.href === '/desk' && path.startsWith('/desk/subscribers/')) ||
    (place.href === '/ops' && (path.startsWith('/ops/figure') || path.startsWith('/ops/repeats')))
  return (
    <a
      href={place.href}
      aria-current={path === place.href || under || ofRoot ? 'page' : undefined}
      className="flex min-h-10 items-center gap-2.5 rounded-field px-3 text-sm text-ink no-underline hover:bg-sunk aria-[current]:bg-lan-tint aria-[current]:font-semibold aria-[current]:text-lan-text"
    >
      <Icon name={place.icon} />
      {place.label}
    </a>
  )
}
