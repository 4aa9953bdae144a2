/** Saved segments, how many people they mean, and the lists that were brought along. */
import { Card, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Field, FileField } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Handle } from '../../serve/route-map.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { turnedAway, seen } from '../../desk/console/ask.ts'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { dateTime } from '#words/format.ts'
import follow from '../../desk/console/follow.js?url'
import { choicesFor } from './choices.ts'
import { inWords } from '#words/rule/in-words.ts'
import { m } from './messages.ts'

const FAULTS_TOLD = 20

export const handle: Handle = { guard: 'staff', upload: true }

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const archived = visit.url.searchParams.get('archived') === 'yes'
  const asked = archived ? { archived: 'yes' } : {}
  const { segments, lists, lines } = await seen(visit, 'seeSegments', asked)
  const { choices } = await choicesFor(visit)
  return {
    archived,
    lists: lists.map(({ importedAt, ...list }) => ({ ...list, importedAt: dateTime(importedAt) })),
    segments: segments.map(({ segment, latest }) => ({
      id: segment.id,
      name: segment.name,
      version: latest.version,
      sentence: inWords(latest.rule, choices, visit.say),
      counted: latest.countState === 'done',
      matched: latest.matched,
      share: Math.min(1, latest.looked / Math.max(1, lines)),
    })),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const file = visit.form.get('file')
  const { name } = visit.typed
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const outcome = await visit.importNumbers({ bytes, name: name ?? '' })
  if (outcome.kind === 'denied') throw turnedAway(outcome.because)
  if (outcome.kind === 'done') return { taken: outcome.output, words: [] }
  const words = outcome.kind === 'invalid' ? outcome.issues.map(({ message }) => message) : [outcome.words]
  return { taken: null, words }
}

type Page = PageProps<typeof loader, typeof action>

export default function Segments({ loaderData, actionData }: Page) {
  const whole = new Intl.NumberFormat(useLanguage())
  const say = useSay()
  const { archived } = loaderData
  const counting = loaderData.segments.some(({ counted }) => !counted)
  const title = say(archived ? m.archivedTitle : m.title)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} lead={say(m.lead)}>
        <LinkButton href="/marketing/segments/new" icon="plus">
          {say(m.newSegment)}
        </LinkButton>
      </PageHead>
      <div id="segments" className="min-w-0" data-following={counting ? '' : undefined}>
        <Sheet>
          <Grid
            caption={title}
            rows={loaderData.segments}
            rowKey={({ id }) => id}
            empty={
              <EmptyState icon="people" title={say(archived ? m.noArchived : m.noSegments)}>
                {!archived && <p>{say(m.noSegmentsHint)}</p>}
              </EmptyState>
            }
            columns={[
              {
                key: 'name',
                label: say(m.name),
                cell: ({ id, name }) => <a href={`/marketing/segments/${id}`}>{name}</a>,
              },
              {
                key: 'who',
                label: say(m.who),
                cell: ({ sentence }) => <span className="block min-w-56 text-soft">{sentence}</span>,
              },
              { key: 'version', label: say(m.version), cell: ({ version }) => `v${version}` },
              {
                key: 'matched',
                label: say(m.members),
                align: 'right',
                cell: ({ counted, matched, share }) =>
                  counted ? whole.format(matched) : say(m.counting, `${Math.round(share * 100)}%`),
              },
            ]}
          />
        </Sheet>
      </div>
      <p className="text-sm">
        <a href={archived ? '/marketing/segments' : '/marketing/segments?archived=yes'}>
          {say(archived ? m.seeInUse : m.seeArchived)}
        </a>
      </p>
      <ImportCard told={actionData} />
      <Lists lists={loaderData.lists} />
      <script type="module" src={follow} />
    </>
  )
}

function ImportCard({ told }: { told: Page['actionData'] }) {
  const say = useSay()
  return (
    <Card title={say(m.importList)}>
      {told?.words.map((line) => (
        <Notice key={line} tone="bad">
          {line}
        </Notice>
      ))}
      {told?.taken && (
        <Notice tone={told.taken.faultCount > 0 ? 'warn' : 'good'}>
          <p>{say(m.imported, told.taken.taken, told.taken.faultCount)}</p>
          {told.taken.faults.slice(0, FAULTS_TOLD).map(({ line, reason }) => (
            <p key={line}>{say(m.atLine, line, reason)}</p>
          ))}
          {told.taken.faultCount > FAULTS_TOLD && (
            <p>{say(m.moreFaults, told.taken.faultCount - FAULTS_TOLD)}</p>
          )}
        </Notice>
      )}
      <p className="text-sm text-soft">{say(m.importLead)}</p>
      <SealedForm name="import" upload className="mt-3 grid max-w-2xl gap-4">
        <Field name="name" label={say(m.name)} maxLength={40} />
        <FileField name="file" label={say(m.file)} kinds=".csv,.txt,text/csv,text/plain" />
        <div>
          <Button icon="upload">{say(m.import)}</Button>
        </div>
      </SealedForm>
    </Card>
  )
}

function Lists({ lists }: { lists: Page['loaderData']['lists'] }) {
  const say = useSay()
  const whole = new Intl.NumberFormat(useLanguage())
  return (
    <Card title={say(m.lists)} flush={lists.length > 0}>
      <Grid
        caption={say(m.lists)}
        rows={lists}
        rowKey={({ id }) => id}
        empty={<p className="text-soft">{say(m.noLists)}</p>}
        columns={[
          { key: 'name', label: say(m.name), cell: ({ name }) => name },
          { key: 'taken', label: say(m.taken), align: 'right', cell: ({ taken }) => whole.format(taken) },
          {
            key: 'faults',
            label: say(m.faulty),
            align: 'right',
            cell: ({ id, name, faultCount }) =>
              faultCount === 0 ? (
                '0'
              ) : (
                <a href={`/marketing/segments/lists/${id}/faults`} aria-label={say(m.faultsOf, name)}>
                  {whole.format(faultCount)}
                </a>
              ),
          },
          {
            key: 'at',
            label: say(m.importedAt),
            cell: ({ importedAt }) => <span className="whitespace-nowrap">{importedAt}</span>,
          },
        ]}
      />
    </Card>
  )
}
