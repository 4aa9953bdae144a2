import { data, redirect } from 'react-router'
import type { Role } from '#drizzle/schema/identity.ts'
import { localPath } from '../../hall/local-path.ts'
import type { Handle } from '../../serve/route-map.ts'
import { LinkButton } from '../../ui/button.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { m } from './messages.ts'
import { firstPlace } from './nav.ts'
import { signIn, SignInPage, whoIsSignedIn } from './sign-in-page.tsx'

export const handle: Handle = { guard: 'open' }

export async function loader(args: PageArgs) {
  const back = staffPath(visitIn(args.context).url.searchParams.get('back'))
  const known = await whoIsSignedIn(args)
  if (known) throw redirect(placeFor(known.staff.role, back), 303)
  return { back: back ?? '' }
}

export async function action(args: PageArgs) {
  const { typed } = visitIn(args.context)
  const outcome = await signIn(args)
  if (outcome.kind === 'refused') return data({ words: outcome.words, login: typed['login'] ?? '' }, 401)
  return redirect(placeFor(outcome.staff.role, staffPath(typed['back'])), 303)
}

/** A shop that came to the wrong door is shown its own. */
function placeFor(role: Role, back: string | null): string {
  return role === 'shop' || back === null ? firstPlace[role] : back
}

/** Only the console's own pages; the role's first place otherwise. */
function staffPath(asked: unknown): string | null {
  const path = localPath(asked, '')
  return /^\/(desk|ops|marketing)(\/|\?|$)/.test(path) && !path.startsWith('/desk/sign-') ? path : null
}

export default function StaffSignIn({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const words = {
    tab: say(m.titled, say(m.signIn)),
    title: say(m.signIn),
    lead: say(m.signInLead),
    cannot: say(m.cannot),
    login: say(m.login),
    password: say(m.password),
    enter: say(m.enter),
    lockOut: say(m.lockOut),
  }
  return (
    <SignInPage
      name="staff"
      words={words}
      no={actionData}
      hidden={<input type="hidden" name="back" value={loaderData.back} />}
    >
      <p>
        <LinkButton tone="plain" href="/">
          {say(m.forSubscribers)}
        </LinkButton>
      </p>
    </SignInPage>
  )
}
