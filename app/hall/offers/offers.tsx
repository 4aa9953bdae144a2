import { LinkButton } from '../../ui/button.tsx'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered } from '../answer.ts'
import { look } from '../look.ts'
import { NoNotice } from '../no-notice.tsx'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'
import { OfferCards } from './offer-slot.tsx'

export function loader({ context }: PageArgs) {
  return look(visitIn(context), 'seeOffers')
}

/** The forms of every slot are sent here. */
export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { offer = '', answer } = visit.typed
  const outcome =
    answer === 'decline'
      ? await visit.perform('declineOffer', { offer })
      : await visit.perform('takeOffer', { offer })
  return answered(visit, outcome)
}

export default function OffersPage({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { seen, refused } = loaderData
  return (
    <>
      <title>{say(ui.titled, say(m.offers))}</title>
      <PageHead title={say(m.offers)} lead={say(m.lead)} />
      <NoNotice no={actionData} />
      {refused && <Refused refused={refused} />}
      {seen &&
        (seen.length > 0 ? (
          <OfferCards offers={seen} heading="h2" />
        ) : (
          <Card>
            <EmptyState icon="gift" title={say(m.nothing)}>
              <p>{say(m.nothingLead)}</p>
              <LinkButton href="/do">{say(m.everything)}</LinkButton>
            </EmptyState>
          </Card>
        ))}
    </>
  )
}
