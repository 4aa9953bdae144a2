import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered } from '../answer.ts'
import { NoNotice } from '../no-notice.tsx'
import { m } from './messages.ts'
import { ScoreForm } from './score-form.tsx'

export async function loader({ context }: PageArgs) {
  return { open: (await visitIn(context).survey()) !== undefined }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  return answered(visit, await visit.perform('rateSatisfaction', { score: visit.typed['score'] ?? '' }))
}

export default function Rate({ loaderData: { open }, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <title>{say(ui.titled, say(m.rate))}</title>
      <PageHead title={say(m.rate)} lead={open ? say(m.rateLead) : undefined} />
      <NoNotice no={actionData} />
      <Card>{open ? <ScoreForm /> : <EmptyState icon="star" title={say(m.nothing)} />}</Card>
    </div>
  )
}
