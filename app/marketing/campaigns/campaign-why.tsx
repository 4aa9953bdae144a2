/** Why somebody did or did not get a campaign: asked here, answered point by point on a page of its own. */
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { SmallField } from '../../desk/console/form-row.tsx'
import { m } from './messages.ts'

/** The number is posted, so that it stands in no address. */
export function WhyOne({ id }: { id: string }) {
  const say = useSay()
  return (
    <Card title={say(m.whoGets)} id="why">
      <SealedForm
        name="why"
        action={`/marketing/why?campaign=${id}`}
        className="flex flex-wrap items-end gap-3"
      >
        <SmallField name="msisdn" label={say(m.msisdn)} inputMode="tel" maxLength={20} />
        <Button tone="quiet">{say(m.ask)}</Button>
      </SealedForm>
    </Card>
  )
}
