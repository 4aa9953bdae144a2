import { LinkButton } from '../../ui/button.tsx'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { Refused } from '../refused.tsx'
import { ActivityCards } from './activity-cards.tsx'
import { m } from './messages.ts'

export function loader({ context }: PageArgs) {
  return look(visitIn(context), 'seeActivities')
}

export default function ActivitiesPage({ loaderData: { seen, refused } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.activities))}</title>
      <PageHead title={say(m.activities)} lead={say(m.lead)} />
      {refused && <Refused refused={refused} />}
      {seen &&
        (seen.length > 0 ? (
          <ActivityCards activities={seen} heading="h2" />
        ) : (
          <Card>
            <EmptyState icon="ticket" title={say(m.none)}>
              <p>{say(m.noneLead)}</p>
              <LinkButton href="/overview">{say(m.home)}</LinkButton>
            </EmptyState>
          </Card>
        ))}
    </>
  )
}
