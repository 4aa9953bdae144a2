/** Ends the session of this shop at this browser. */
import { redirect } from 'react-router'
import type { Handle } from '../serve/route-map.ts'
import type { PageArgs } from '../visit.ts'
import { signOut } from '../desk/console/sign-in-page.tsx'

export const handle: Handle = { guard: 'open' }

export async function action(args: PageArgs) {
  await signOut(args)
  return redirect('/shop/sign-in', 303)
}

export async function loader() {
  return redirect('/shop/sign-in', 303)
}
