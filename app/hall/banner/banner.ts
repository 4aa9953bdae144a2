/** The answer to a banner: on to what it is about, or back to where they were without it. */
import { redirect } from 'react-router'
import { visitIn, type PageArgs } from '../../visit.ts'
import { placeToGoOn } from '../places.ts'

export async function loader() {
  return redirect('/overview', 303)
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { campaign, answer } = visit.typed
  const outcome = await visit.perform('answerBanner', { campaign, answer })
  const clicked = outcome.kind === 'done' && outcome.output.clicked ? outcome.output : null
  if (clicked?.offer) return redirect(`/offers#offer-${clicked.offer}`, 303)
  return redirect(clicked?.leads ? placeToGoOn(visit, clicked.leads) : '/overview', 303)
}
