/** Whom the conditions mean, in words and in figures, beside the form that is filled in. */
import type { SegmentPreview } from '#server/segment/preview-segment.ts'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { UsageBar } from '../../ui/progress.tsx'
import { Grid, type GridColumn } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { m } from './messages.ts'

type Person = SegmentPreview['sample'][number]

/** How far a look at unsaved conditions has come; `faults` where they cannot be counted yet. */
export type Looked =
  | { kind: 'none' }
  | { kind: 'faults'; count: number }
  | { kind: 'failed' }
  /** They cannot be kept as they are, and why. */
  | { kind: 'refused'; words: string }
  | { kind: 'counted'; sentence: string; preview: SegmentPreview }

export function PreviewPanel({ looked }: { looked: Looked }) {
  const going = looked.kind === 'counted' && looked.preview.looked < looked.preview.ranges
  return (
    <div id="preview" data-again={going ? '' : undefined} className="grid gap-3">
      <PreviewWords looked={looked} />
    </div>
  )
}

function PreviewWords({ looked }: { looked: Looked }) {
  const say = useSay()
  if (looked.kind === 'none') return <p className="text-sm text-soft">{say(m.previewLead)}</p>
  if (looked.kind === 'failed') return <p className="text-sm text-bad">{say(m.previewFailed)}</p>
  if (looked.kind === 'refused') return <p className="text-sm font-medium text-bad">{looked.words}</p>
  if (looked.kind === 'faults')
    return <p className="text-sm font-medium text-warn">{say(m.previewFaults, looked.count)}</p>
  return (
    <>
      <p data-sentence="">{looked.sentence}</p>
      <Figure {...looked.preview} />
      <Sample people={looked.preview.sample} brief />
    </>
  )
}

/** Fewer ranges say nothing of how they differ, and so nothing of how sure an estimate is. */
const ENOUGH = 4

function Figure({ looked, ranges, matched, give }: SegmentPreview) {
  const say = useSay()
  const whole = new Intl.NumberFormat(useLanguage())
  const exact = looked >= ranges
  if (!exact && looked < ENOUGH)
    return (
      <p className="text-sm text-soft" data-preview="begun">
        {say(m.counting, '0%')}
      </p>
    )
  const share = `${Math.floor((looked / Math.max(1, ranges)) * 100)}%`
  const words = exact
    ? say(m.people, whole.format(matched))
    : say(m.about, whole.format(matched), whole.format(give))
  return (
    <div className="grid gap-1">
      <p className="text-2xl font-semibold tabular-nums" data-preview={exact ? 'exact' : 'estimate'}>
        {words}
      </p>
      {!exact && <UsageBar used={looked} quota={ranges} label={share} />}
      <p className="text-sm text-soft">
        {exact ? say(matched === 0 ? m.nobody : m.exact) : say(m.estimate, share)}
      </p>
    </div>
  )
}

/** @param brief where there is no room for more than the person */
export function Sample({
  people,
  brief = false,
}: {
  people: Pick<Person, 'id' | 'msisdn' | 'name' | 'brand'>[]
  brief?: boolean
}) {
  const say = useSay()
  if (people.length === 0) return null
  const columns: GridColumn<(typeof people)[number]>[] = [
    {
      key: 'msisdn',
      label: say(m.msisdn),
      cell: ({ msisdn }) => <span className="whitespace-nowrap">{msisdn}</span>,
    },
    { key: 'name', label: say(m.sampleName), cell: ({ name }) => name },
    { key: 'brand', label: say(m.brand), cell: ({ brand }) => say(shell[brand]) },
  ]
  return (
    <Grid
      caption={say(m.sample)}
      rows={people}
      rowKey={({ id }) => id}
      columns={brief ? columns.slice(0, 2) : columns}
    />
  )
}
