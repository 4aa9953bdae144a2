/** Around every page of a signed-in subscriber. */
import { Outlet } from 'react-router'
import { maskMsisdn } from '#words/format.ts'
import { Footer, SkipLink } from '../ui/edges.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useFrame, useSay } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Brand } from '../ui/logo.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { m as signIn } from '../sign-in/messages.ts'
import { m } from './messages.ts'
import { frozenNav, type FrozenNav } from './nav.server.tsx'

/** The navigation depends on nothing but the language and the place, so it is rendered once for each. */
export async function loader({ context }: PageArgs): Promise<{ nav: FrozenNav }> {
  const { language, url } = visitIn(context)
  return { nav: frozenNav(language, url.pathname) }
}

export default function HallLayout({ loaderData: { nav } }: PageProps<typeof loader>) {
  return (
    <div className="lg:grid lg:grid-cols-[16.5rem_1fr] print:block!">
      <SkipLink />
      <div
        className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-line bg-card px-4 py-5 lg:block"
        data-screen-only=""
        dangerouslySetInnerHTML={{ __html: nav.side }}
      />
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
      <div data-screen-only="" dangerouslySetInnerHTML={{ __html: nav.thumb }} />
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
