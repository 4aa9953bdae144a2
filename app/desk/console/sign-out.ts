/** Ends the session of this member of staff at this browser. */
import { redirect } from 'react-router'
import type { Handle } from '../../serve/route-map.ts'
import type { PageArgs } from '../../visit.ts'
import { signOut } from './sign-in-page.tsx'

export const handle: Handle = { guard: 'open' }

export async function action(args: PageArgs) {
  await signOut(args)
  return redirect('/desk/sign-in', 303)
}

export async function loader() {
  return redirect('/desk/sign-in', 303)
}
