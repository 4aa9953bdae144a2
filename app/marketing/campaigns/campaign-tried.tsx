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
import { channelNames, m } from './messages.ts'

type Campaign = StaffOutputOf<'seeCampaign'>['campaign']

/** @param open false where it is only looked up: the campaign has begun */
export function Preview({ preview, open }: { preview: StaffOutputOf<'previewCampaign'>; open: boolean }) {
  const say = useSay()
  return (
    <Card title={say(m.preview)}>
      {preview.length === 0 && <p className="text-soft">{say(m.previewEmpty)}</p>}
      {preview.length > 0 && (
        <details open={open}>
          <summary className="mb-3 min-h-11 cursor-pointer text-sm text-soft">{say(m.previewLead)}</summary>
          <ul className="grid gap-3">
            {preview.map((each) => (
              <Read key={`${each.to} ${each.variant}`} {...each} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}

/** What one person would read, where, and what it costs. */
function Read({
  to,
  variant,
  channel,
  title,
  text,
  segments,
  costFen,
}: StaffOutputOf<'previewCampaign'>[number]) {
  const say = useSay()
  const texted = channel === 'sms'
  return (
    <li className="grid gap-1 rounded-field bg-sunk p-3">
      <span className="text-sm text-soft">
        {to} · {say(m.variantOf, variant)} · {say(channelNames[channel] ?? m.channel)}
        {texted && ` · ${say(m.segmentsOf, segments)} · ¥${yuan(costFen)}`}
      </span>
      {(channel === 'inbox' || channel === 'banner') && <strong>{title}</strong>}
      <span>{text}</span>
    </li>
  )
}

export function Tried({ dryRun }: Pick<Campaign, 'dryRun'>) {
  const say = useSay()
  return (
    <Card title={say(m.dryRun)}>
      <p className="mb-3 text-sm text-soft">{say(m.dryRunLead)}</p>
      {dryRun?.state === 'waiting' && <Notice>{say(m.dryRunGoing, dryRun.looked)}</Notice>}
      {dryRun?.state === 'done' && (
        <Grid
          caption={say(m.dryRun)}
          rows={Object.entries(dryRun.counts).sort(([, one], [, other]) => other - one)}
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
