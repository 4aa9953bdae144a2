/** Counter and hotline records come in as a file; what was wrong with it is said line by line. */
import { data, redirect } from 'react-router'
import { dateTime } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { FileField } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Handle } from '../../serve/route-map.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen, turnedAway } from '../console/ask.ts'
import { smallButton } from '../console/filter.tsx'
import { Grid } from '../console/grid.tsx'
import { m as shell } from '../console/messages.ts'
import { m } from './messages.ts'

export const handle: Handle = { guard: 'staff', upload: true }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const id = visit.url.searchParams.get('batch') ?? ''
  return seen(visit, 'seeImports', UUID.test(id) ? { id } : {})
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const file = visit.form.get('file')
  if (!(file instanceof File) || file.name === '') return data({ words: visit.say(m.noFile) }, 422)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const outcome = await visit.importFile({ bytes, fileName: file.name })
  if (outcome.kind === 'denied') throw turnedAway(outcome.because)
  if (outcome.kind === 'unreadable') return data({ words: outcome.words }, 422)
  return redirect(`/desk/imports?batch=${outcome.result.id}`, 303)
}

type Page = PageProps<typeof loader, typeof action>

export default function Imports({ loaderData: { batches, chosen }, actionData }: Page) {
  const say = useSay()
  return (
    <>
      <title>{say(shell.titled, say(m.imports))}</title>
      <PageHead title={say(m.imports)} lead={say(m.lead)}>
        <a href="/desk/imports/template" className={smallButton}>
          <Icon name="download" />
          {say(m.template)}
        </a>
      </PageHead>
      {actionData && (
        <Notice tone="bad" title={say(m.unreadable)}>
          {actionData.words}
        </Notice>
      )}
      {chosen && !actionData && <Result batch={chosen} />}
      <Card title={say(m.choose)}>
        <SealedForm name="import" upload className="grid max-w-2xl gap-4">
          <FileField name="file" label={say(m.file)} hint={say(m.fileHint)} kinds=".csv,text/csv" />
          <div>
            <Button icon="upload">{say(m.upload)}</Button>
          </div>
        </SealedForm>
      </Card>
      <PastImports batches={batches} />
    </>
  )
}

type Batch = NonNullable<Page['loaderData']['chosen']>

function Result({ batch }: { batch: Batch }) {
  const say = useSay()
  const { taken, known, faultCount, faults } = batch
  const good = faultCount === 0
  const words = !good ? say(m.someWrong, faultCount) : taken > 0 ? say(m.allGood) : say(m.nothingNew)
  return (
    <Card title={say(m.result, batch.fileName)}>
      <div className="grid gap-4">
        <Notice tone={good ? 'good' : 'warn'}>{words}</Notice>
        <dl className="flex flex-wrap gap-x-10 gap-y-2">
          {(
            [
              [m.taken, taken],
              [m.known, known],
              [m.faults, faultCount],
            ] as const
          ).map(([label, value]) => (
            <div key={say(label)}>
              <dt className="text-sm text-soft">{say(label)}</dt>
              <dd className="text-2xl font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {faults.length > 0 && (
          <>
            <div className="overflow-hidden rounded-field border border-line">
              <Grid
                caption={say(m.faults)}
                rows={faults}
                rowKey={({ line, reason }) => `${line}${reason}`}
                columns={[
                  {
                    key: 'line',
                    label: say(m.line),
                    cell: ({ line }) => <span className="tabular-nums">{line}</span>,
                  },
                  { key: 'reason', label: say(m.reason), cell: ({ reason }) => reason },
                ]}
              />
            </div>
            <p className="flex flex-wrap items-center gap-3 text-sm text-soft">
              <a href={`/desk/imports/${batch.id}/faults`} className={smallButton}>
                <Icon name="download" />
                {say(m.downloadFaults)}
              </a>
              {faultCount > faults.length && say(m.firstFaults, faults.length)}
            </p>
          </>
        )}
      </div>
    </Card>
  )
}

function PastImports({ batches }: { batches: Page['loaderData']['batches'] }) {
  const say = useSay()
  return (
    <Card title={say(m.past)} flush>
      <Grid
        caption={say(m.past)}
        rows={batches}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="upload" title={say(m.none)}>
            <p>{say(m.noneLead)}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'when',
            label: say(m.when),
            cell: ({ id, importedAt }) => (
              <a href={`/desk/imports?batch=${id}`} className="whitespace-nowrap text-lan-text tabular-nums">
                {dateTime(importedAt)}
              </a>
            ),
          },
          {
            key: 'name',
            label: say(m.name),
            cell: ({ fileName }) => <span className="break-all">{fileName}</span>,
          },
          {
            key: 'by',
            label: say(m.by),
            cell: ({ source, staffName }) => (source === 'endpoint' ? say(m.system) : (staffName ?? '')),
          },
          { key: 'taken', label: say(m.taken), align: 'right', cell: ({ taken }) => taken },
          { key: 'known', label: say(m.known), align: 'right', cell: ({ known }) => known },
          {
            key: 'faults',
            label: say(m.faults),
            align: 'right',
            cell: ({ faultCount }) => (faultCount > 0 ? <Badge tone="warn">{faultCount}</Badge> : 0),
          },
        ]}
      />
    </Card>
  )
}
