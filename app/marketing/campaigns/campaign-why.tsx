/** Why somebody did or did not get a campaign. */
import { Button, LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { SmallField } from '../../desk/console/form-row.tsx'
import { m, reasons, states } from './messages.ts'

export type Asked = {
  kind: 'why'
  targets: { round: number; state: string; reason: string }[]
  inSegment: boolean
  now: string
}

export function WhyOne({ id, asked }: { id: string; asked: Asked | undefined }) {
  const say = useSay()
  return (
    <Card title={say(m.whoGets)} id="why">
      <SealedForm name="why" className="flex flex-wrap items-end gap-3">
        <SmallField name="msisdn" label={say(m.msisdn)} inputMode="tel" maxLength={20} />
        <Button tone="quiet">{say(m.ask)}</Button>
        <LinkButton tone="plain" href={`/marketing/why?campaign=${id}`}>
          {say(m.whyInFull)}
        </LinkButton>
      </SealedForm>
      {asked && (
        <div className="mt-3 grid gap-1" data-why="">
          {asked.targets.map(({ round, state, reason }) => (
            <p key={round}>
              #{round} {say(states[state] ?? m.state)} {reasons[reason] ? say(reasons[reason]) : reason}
            </p>
          ))}
          {asked.targets.length === 0 && <p>{say(asked.inSegment ? m.notLooked : m.notIn)}</p>}
          <p className="text-soft">{say(m.mayNow, say(reasons[asked.now] ?? m.reason))}</p>
        </div>
      )}
    </Card>
  )
}
