import { data, redirect } from 'react-router'
import type { Handle } from '../serve/route-map.ts'
import { useSay } from '../ui/frame.tsx'
import { firstPlace } from '../desk/console/nav.ts'
import { signIn, SignInPage, whoIsSignedIn } from '../desk/console/sign-in-page.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { m } from './messages.ts'

export const handle: Handle = { guard: 'open' }

export async function loader(args: PageArgs) {
  const known = await whoIsSignedIn(args)
  if (known) throw redirect(firstPlace[known.staff.role], 303)
  return {}
}

export async function action(args: PageArgs) {
  const outcome = await signIn(args)
  if (outcome.kind === 'refused') {
    return data({ words: outcome.words, login: visitIn(args.context).typed['login'] ?? '' }, 401)
  }
  return redirect(firstPlace[outcome.staff.role], 303)
}

export default function ShopSignIn({ actionData }: PageProps<typeof loader, typeof action>) {
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
  return <SignInPage name="shop" words={words} no={actionData} />
}
