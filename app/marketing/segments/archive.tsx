/** Laying a segment aside, and taking it up again. */
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { m } from './messages.ts'

export function Archive() {
  const say = useSay()
  return (
    <Card title={say(m.archive)}>
      <SealedForm name="archive" className="grid gap-3">
        <p className="text-sm text-soft">{say(m.archiveLead)}</p>
        <div>
          <Button tone="plain" name="do" value="archive">
            {say(m.archive)}
          </Button>
        </div>
      </SealedForm>
    </Card>
  )
}

export function Archived() {
  const say = useSay()
  return (
    <Notice tone="warn" title={say(m.archived)}>
      <SealedForm name="restore" className="grid gap-3">
        <p>{say(m.archivedLead)}</p>
        <div>
          <Button tone="plain" name="do" value="restore">
            {say(m.restore)}
          </Button>
        </div>
      </SealedForm>
    </Notice>
  )
}
