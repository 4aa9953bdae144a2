/** Ends the session of this browser. */
import { redirect } from 'react-router'
import { visitIn, type PageArgs } from '../visit.ts'

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { jar, language, now } = visit
  const cookie = jar.get('session')
  if (cookie) await visit.hall.identity.signOut(cookie, { channel: 'web', language }, now)
  jar.remove('session')
  return redirect('/', 303)
}

export async function loader() {
  return redirect('/', 303)
}
