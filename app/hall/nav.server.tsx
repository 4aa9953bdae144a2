/** The signed-in hall's navigation as finished HTML. */
import { renderToStaticMarkup } from 'react-dom/server'
import { speak, type Language, type Say } from '#words/message.ts'
import { Icon } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { m as ui } from '../ui/messages.ts'
import { m } from './messages.ts'
import { groups, thumb, type Place } from './nav.ts'

export type FrozenNav = { side: string; thumb: string }

const frozen = new Map<string, FrozenNav>()

/** There are as many as places and languages; a path that is no place shares the one with nothing marked. */
export function frozenNav(language: Language, path: string): FrozenNav {
  const places = [...groups.flatMap((group) => group.places), ...thumb]
  const here = places.find((place) => path === place.href || path.startsWith(`${place.href}/`))?.href ?? ''
  const key = `${language}${here}`
  const known = frozen.get(key)
  if (known) return known
  const say = speak[language]
  const made = {
    side: renderToStaticMarkup(<SideNav say={say} here={here} />),
    thumb: renderToStaticMarkup(<ThumbNav say={say} here={here} />),
  }
  frozen.set(key, made)
  return made
}

type NavProps = { say: Say; here: string }
type LinkProps = NavProps & { place: Place }

function SideNav({ say, here }: NavProps) {
  return (
    <nav aria-label={say(m.nav)} className="flex flex-col gap-5">
      <a
        href="/overview"
        className="flex min-h-11 items-center gap-3 rounded-field px-2 text-inherit no-underline"
      >
        <Logo />
        <span className="leading-tight">
          <span className="block text-lg font-semibold tracking-wide">{say(ui.hall)}</span>
          <span className="block text-xs text-soft">{say(ui.operator)}</span>
        </span>
      </a>
      {groups.map((group) => (
        <div key={group.places[0]?.href}>
          {group.label && <p className="px-3 pb-1 text-sm text-soft">{say(group.label)}</p>}
          <ul>
            {group.places.map((place) => (
              <li key={place.href}>
                <SideLink place={place} say={say} here={here} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function SideLink({ place, say, here }: LinkProps) {
  return (
    <a
      href={place.href}
      aria-current={place.href === here ? 'page' : undefined}
      className="flex min-h-11 items-center gap-3 rounded-field px-3 text-ink no-underline hover:bg-sunk aria-[current]:bg-lan-tint aria-[current]:font-semibold aria-[current]:text-lan-text"
    >
      <Icon name={place.icon} />
      {say(place.label)}
    </a>
  )
}

function ThumbNav({ say, here }: NavProps) {
  return (
    <nav
      aria-label={say(m.thumbNav)}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-card/95 pb-[env(safe-area-inset-bottom)] backdrop-blur lg:hidden"
    >
      <ul className="mx-auto grid max-w-lg grid-cols-5">
        {thumb.map((place) => (
          <li key={place.href}>
            <ThumbLink place={place} say={say} here={here} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ThumbLink({ place, say, here }: LinkProps) {
  return (
    <a
      href={place.href}
      aria-current={place.href === here ? 'page' : undefined}
      className="flex min-h-14 flex-col items-center justify-center gap-0.5 text-xs text-soft no-underline aria-[current]:font-semibold aria-[current]:text-lan-text"
    >
      <Icon name={place.icon} className="size-6" />
      {say(place.label)}
    </a>
  )
}
