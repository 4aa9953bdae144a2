import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { No } from '../console/ask.ts'
import { m } from './messages.ts'

/** The whole number is shown to whoever says why; the reason is what the audit log keeps. */
export function Reveal({ why }: { why: No | undefined }) {
  const say = useSay()
  return (
    <details open={why !== undefined} className="rounded-card border border-line bg-card px-5 py-2 sm:px-6">
      <summary className="flex min-h-11 items-center gap-2 text-sm font-medium text-lan-text">
        <Icon name="reveal" />
        {say(m.reveal)}
      </summary>
      <SealedForm name="reveal" className="grid gap-4 pt-2 pb-3">
        <Field
          name="reason"
          label={say(m.revealReason)}
          maxLength={200}
          value={why?.typed['reason']}
          wrong={why?.issues['reason']}
        />
        <Button tone="quiet">{say(m.revealDo)}</Button>
      </SealedForm>
    </details>
  )
}

export function Revealed({ msisdn, name }: { msisdn: string; name: string }) {
  const say = useSay()
  return (
    <Card title={say(m.revealed)}>
      <p className="text-2xl font-semibold tabular-nums" data-focus="" tabIndex={-1}>
        {msisdn}
      </p>
      <p className="text-lg">{name}</p>
      <Notice tone="warn">{say(m.revealedLead)}</Notice>
    </Card>
  )
}
