/** Ends the session of this shop at this browser. */
import { redirect } from 'react-router'
import type { Handle } from '../serve/route-map.ts'
import { visitIn, type PageArgs } from '../visit.ts'

export const handle: Handle = { guard: 'open' }

export async function action({ context }: PageArgs) {
  const { jar, hall, address, language, now } = visitIn(context)
  const cookie = jar.get('staff')
  if (cookie) await hall.staffIdentity.signOut(cookie, { ip: address, language }, now)
  jar.remove('staff')
  return redirect('/shop/sign-in', 303)
}

export async function loader() {
  return redirect('/shop/sign-in', 303)
}
