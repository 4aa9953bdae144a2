/** A campaign before anybody is told: what some would read, and who would be left out. */
import { yuan } from '#words/format.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { reasonIn } from '../reasons.ts'
import { m } from './messages.ts'

type Campaign = StaffOutputOf<'seeCampaign'>['campaign']

export function Preview({ preview }: { preview: StaffOutputOf<'previewCampaign'> }) {
  const say = useSay()
  return (
    <Card title={say(m.preview)}>
      {preview.length === 0 && <p className="text-soft">{say(m.previewEmpty)}</p>}
      <ul className="grid gap-3">
        {preview.map(({ to, variant, text, segments, costFen }) => (
          <li key={`${to} ${variant}`} className="grid gap-1 rounded-field bg-sunk p-3">
            <span className="text-sm text-soft">
              {to} · {say(m.variantOf, variant)} · {say(m.segments)} {segments} · {yuan(costFen)}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function Tried({ dryRun }: Pick<Campaign, 'dryRun'>) {
  const say = useSay()
  return (
    <Card title={say(m.dryRun)}>
      {dryRun?.state === 'waiting' && <Notice>{say(m.dryRunGoing, dryRun.looked)}</Notice>}
      {dryRun?.state === 'done' && (
        <Grid
          caption={say(m.dryRun)}
          rows={Object.entries(dryRun.counts)}
          rowKey={([reason]) => reason}
          columns={[
            { key: 'reason', label: say(m.reason), cell: ([reason]) => reasonIn(say, reason) },
            { key: 'count', label: say(m.count), align: 'right', cell: ([, count]) => count },
          ]}
        />
      )}
      <SealedForm name="dry-run" className="mt-3">
        <Button tone="quiet" name="do" value="dry-run">
          {say(m.dryRunAsk)}
        </Button>
      </SealedForm>
    </Card>
  )
}
