/** Around the pages of a shop: whose till it is, and the way out. Made for a phone behind a counter. */
import { Outlet } from 'react-router'
import { SkipLink } from '../ui/edges.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Logo } from '../ui/logo.tsx'
import type { Handle } from '../serve/route-map.ts'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { m } from './messages.ts'

export const handle: Handle = { guard: 'shop' }

export async function loader({ context }: PageArgs) {
  return { shop: visitIn(context).staff?.member.name ?? '' }
}

export default function ShopLayout({ loaderData: { shop } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line bg-card">
        <div className="mx-auto flex w-full max-w-2xl flex-wrap items-center gap-3 px-4 py-2">
          <Logo className="size-9" />
          <p className="mr-auto leading-tight">
            <span className="block font-semibold">{shop}</span>
            <span className="text-xs text-soft">{say(m.shops)}</span>
          </p>
          <LanguageSwitch />
          <SealedForm name="sign-out" action="/shop/sign-out">
            <button
              aria-label={say(m.signOut)}
              className="inline-flex min-h-11 min-w-11 cursor-pointer items-center justify-center gap-2 rounded-full px-3 text-sm font-medium hover:bg-sunk"
            >
              <Icon name="out" />
            </button>
          </SealedForm>
        </div>
      </header>
      <main id="content" className="mx-auto grid w-full max-w-2xl flex-1 content-start gap-5 px-4 py-5">
        <Outlet />
      </main>
    </div>
  )
}
