/** One segment: whom it means, how many, some of them masked; and the form of its next version. */
import { data, redirect } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { UsageBar } from '../../ui/progress.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, ask, no, seen, type No } from '../../desk/console/ask.ts'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { m } from '../campaigns/messages.ts'
import { SegmentFields } from './segment-fields.tsx'
import { ruleIn } from './rule-form.ts'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { lists } = await seen(visit, 'seeSegments', {})
  const { id } = params
  const shown = id === undefined ? null : await seen(visit, 'seeSegment', { id })
  const businesses = new Map(
    Object.values(visit.hall.operations).map(({ business, title }) => [business, visit.say(title)]),
  )
  return {
    id: id ?? null,
    businesses: [...businesses].map(([value, label]) => ({ value, label })),
    lists: lists.map(({ id: value, name }) => ({ value, label: name })),
    shown: shown && {
      name: shown.segment.name,
      version: shown.version.version,
      counted: shown.version.countState === 'done',
      matched: shown.version.matched,
      looked: Math.min(shown.lines, shown.version.looked),
      lines: shown.lines,
      rule: JSON.stringify(shown.version.rule, null, 2),
      sample: shown.sample.map(({ id: key, msisdn, name, brand }) => ({ key, msisdn, name, brand })),
    },
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id } = params
  const { name, version, do: step } = visit.typed
  if (step === 'count' && id !== undefined)
    return acted(visit, 'countSegment', { id, version }, `/marketing/segments/${id}`)
  const rule = ruleIn(visit.typed)
  if (rule === undefined) {
    return data<No>({ words: '', issues: { rule: visit.say(m.treeWrong) }, typed: visit.typed }, 422)
  }
  const outcome = await ask(visit, 'saveSegment', { ...(id && { id, version }), name, rule })
  if (outcome.kind !== 'done') return no(visit, outcome)
  return redirect(`/marketing/segments/${outcome.output.id}`, 303)
}

export default function Segment({
  loaderData,
  actionData: refused,
}: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { shown, businesses, lists } = loaderData
  const title = shown?.name ?? say(m.newSegment)
  const typed = refused?.typed ?? (shown ? { name: shown.name, rule: shown.rule } : {})
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} lead={shown ? `v${shown.version}` : say(m.segmentsLead)} />
      <NoNotice no={refused} />
      {shown && <Counted shown={shown} />}
      <SealedForm name="save" className="grid gap-5">
        {shown && <input type="hidden" name="version" value={shown.version} />}
        <Card title={say(m.segment)}>
          <Field
            name="name"
            label={say(m.name)}
            maxLength={40}
            value={typed['name']}
            wrong={refused?.issues['name']}
          />
          {!shown && <SegmentFields businesses={businesses} lists={lists} typed={typed} />}
          <details open={shown !== null || Boolean(refused?.issues['rule'])} className="mt-4">
            <summary className="min-h-11">{say(m.tree)}</summary>
            <Field
              name="rule"
              label={say(m.tree)}
              rows={8}
              maxLength={20_000}
              required={false}
              value={typed['rule']}
              wrong={refused?.issues['rule']}
            />
          </details>
        </Card>
        <div>
          <Button>{say(m.save)}</Button>
        </div>
      </SealedForm>
    </>
  )
}

type Shown = NonNullable<PageProps<typeof loader>['loaderData']['shown']>

function Counted({ shown }: { shown: Shown }) {
  const say = useSay()
  const { counted, matched, looked, lines, version, sample } = shown
  const share = `${Math.round((looked / Math.max(1, lines)) * 100)}%`
  return (
    <Card title={say(m.members)}>
      <p className="text-3xl font-semibold tabular-nums" data-matched="">
        {matched}
      </p>
      {!counted && (
        <>
          <p className="text-sm text-soft">{say(m.counting, share)}</p>
          <UsageBar used={looked} quota={lines} label={share} />
        </>
      )}
      <SealedForm name="count" className="my-3">
        <input type="hidden" name="version" value={version} />
        <Button tone="quiet" name="do" value="count">
          {say(m.countAgain)}
        </Button>
      </SealedForm>
      <Grid
        caption={say(m.sample)}
        rows={sample}
        rowKey={({ key }) => key}
        columns={[
          { key: 'msisdn', label: say(m.msisdn), cell: ({ msisdn }) => msisdn },
          { key: 'name', label: say(m.name), cell: ({ name }) => name },
          { key: 'brand', label: say(m.brand), cell: ({ brand }) => say(shell[brand]) },
        ]}
      />
    </Card>
  )
}
