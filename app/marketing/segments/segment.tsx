/** One segment: whom it means, how many, some of them masked; and the builder of its next version. */
import { dateTime } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ScrollBox } from '../../ui/scroll-box.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { SmallField } from '../../desk/console/form-row.tsx'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { built, type Draft } from './building-action.ts'
import { Builder } from './builder.tsx'
import script from './builder.js?url'
import follow from '../../desk/console/follow.js?url'
import { Archive, Archived } from './archive.tsx'
import { choicesFor } from './choices.ts'
import { Counted } from './counted.tsx'
import { treeOf } from './from-rule.ts'
import { Outer, Uses, Versions } from './history.tsx'
import { insideIn } from './inside.tsx'
import { inWords } from '#words/rule/in-words.ts'
import { m } from './messages.ts'
import { PreviewPanel } from './preview.tsx'
import { emptyTree } from './tree.ts'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id } = params
  const shown = id === undefined ? null : await seen(visit, 'seeSegment', { id })
  if (!shown) await seen(visit, 'seeSegments', {})
  const { choices } = await choicesFor(visit)
  return {
    // A segment is no part of itself.
    choices: { ...choices, segment: choices.segment.filter(({ value }) => value !== id) },
    tree: shown ? treeOf(shown.version.rule) : emptyTree(),
    shown: shown && {
      name: shown.segment.name,
      version: shown.version.version,
      sentence: inWords(shown.version.rule, choices, visit.say),
      counted: shown.version.countState === 'done',
      matched: shown.version.matched,
      looked: Math.min(shown.lines, shown.version.looked),
      lines: shown.lines,
      rule: JSON.stringify(shown.version.rule, null, 2),
      sample: shown.sample.map(({ id: key, msisdn, name, brand }) => ({ id: key, msisdn, name, brand })),
      versions: shown.versions.map(({ version, rule, by, createdAt, countState, matched }) => ({
        version,
        sentence: inWords(rule, choices, visit.say),
        by: by ?? '–',
        at: dateTime(createdAt),
        matched: countState === 'done' ? matched : null,
      })),
      campaigns: shown.campaigns,
      outer: shown.outer,
      archived: shown.segment.archivedAt !== null,
      inside: insideIn(shown.inside, choices, visit.say),
    },
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id } = params
  const { do: doing, version } = visit.typed
  if (doing === 'count' && id !== undefined)
    return acted(visit, 'countSegment', { id, version }, `/marketing/segments/${id}`)
  if (doing === 'archive') return acted(visit, 'archiveSegment', { id }, '/marketing/segments')
  if (doing === 'restore') return acted(visit, 'restoreSegment', { id }, `/marketing/segments/${id}`)
  return built(visit, id)
}

type Page = PageProps<typeof loader, typeof action>

export default function Segment({ loaderData, actionData }: Page) {
  const say = useSay()
  const { shown } = loaderData
  const draft = actionData && 'tree' in actionData ? actionData : undefined
  const refused = actionData && 'issues' in actionData ? actionData : undefined
  const title = shown?.name ?? say(m.newSegment)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} lead={shown ? `v${shown.version}` : say(m.newLead)} />
      <NoNotice no={refused} />
      {draft?.said && <Notice tone={draft.said.tone}>{draft.said.words}</Notice>}
      {shown && <Counted shown={shown} />}
      {shown?.archived ? <Archived /> : <BuilderForm {...loaderData} draft={draft} />}
      {shown && <Versions versions={shown.versions} />}
      {shown && <Uses uses={shown.campaigns} />}
      {shown && shown.outer.length > 0 && <Outer outer={shown.outer} />}
      {shown && !shown.archived && <Archive />}
      <script src={script} defer />
      <script type="module" src={follow} />
    </>
  )
}

function BuilderForm({ shown, choices, tree, draft }: Page['loaderData'] & { draft: Draft | undefined }) {
  const say = useSay()
  const { path } = useFrame()
  return (
    <SealedForm
      name="save"
      action={path}
      className="grid min-w-0 items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <EnterPreviews />
      {shown && <input type="hidden" name="version" value={shown.version} />}
      <div className="grid min-w-0 gap-5" data-builder="">
        <Card title={shown ? say(m.changed) : say(m.rule)}>
          <div className="grid gap-5">
            <SmallField
              name="name"
              label={say(m.name)}
              maxLength={40}
              required={false}
              width="w-80"
              value={draft?.name ?? shown?.name}
              wrong={draft?.wrongName || undefined}
            />
            <Builder
              tree={draft?.tree ?? tree}
              choices={choices}
              faults={draft?.faults ?? []}
              at={draft?.at ?? null}
            />
          </div>
        </Card>
      </div>
      <div className="min-w-0 xl:sticky xl:top-20 xl:row-span-2">
        <Card title={say(m.soFar)}>
          <div className="grid gap-4">
            <PreviewPanel looked={draft?.looked ?? { kind: 'none' }} />
            <div>
              <Button tone="quiet" name="do" value="preview">
                {say(m.preview)}
              </Button>
            </div>
          </div>
        </Card>
      </div>
      <div className="grid min-w-0 gap-5">
        <div className="flex flex-wrap gap-3">
          <Button name="do" value="save">
            {say(shown ? m.saveVersion : m.save)}
          </Button>
        </div>
        <AsJson rule={shown?.rule} json={draft?.json ?? ''} />
      </div>
    </SealedForm>
  )
}

/** The first button of a form is what Enter presses: looking harms nobody. */
function EnterPreviews() {
  return (
    <button type="submit" name="do" value="preview" className="sr-only" tabIndex={-1} aria-hidden="true" />
  )
}

function AsJson({ rule, json }: { rule: string | undefined; json: string }) {
  const say = useSay()
  return (
    <details open={json !== ''} className="rounded-card border border-line bg-card px-5 py-2 shadow-card">
      <summary className="flex min-h-11 items-center font-medium">{say(m.advanced)}</summary>
      <div className="grid gap-4 py-3">
        {rule && (
          <section aria-label={say(m.exported)}>
            <p className="text-sm text-soft">{say(m.exported)}</p>
            <ScrollBox label={say(m.exported)} className="max-h-64 rounded-field bg-sunk">
              <pre className="p-3 text-sm">{rule}</pre>
            </ScrollBox>
          </section>
        )}
        <Field
          name="json"
          label={say(m.importRule)}
          hint={say(m.importHint)}
          rows={4}
          maxLength={20_000}
          required={false}
          value={json}
        />
        <div>
          <Button tone="plain" name="do" value="import">
            {say(m.takeRule)}
          </Button>
        </div>
      </div>
    </details>
  )
}
