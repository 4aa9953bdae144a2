/** Finding a subscriber. The form is posted: a number has no business in an address or a log. */
import { data, redirect } from 'react-router'
import type { FoundSubscriber } from '#server/staff/find-subscriber.ts'
import { isoDate } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, no, type No } from '../console/ask.ts'
import { Grid } from '../console/grid.tsx'
import { brands, m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { credits, m, payments } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const role = visit.staff?.member.role
  return {
    opens: role !== undefined && visit.hall.staffDoor.allows(role, 'seeTimeline'),
    branches: (await visit.hall.codes()).branches,
  }
}

type Found = { found: FoundSubscriber[] | null; no: No | null }

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const outcome = await ask(visit, 'findSubscriber', visit.typed)
  if (outcome.kind !== 'done') {
    const { data: why, init } = no(visit, outcome)
    return data<Found>({ found: null, no: why }, init ?? undefined)
  }
  const [only] = outcome.output
  const role = visit.staff?.member.role
  const opens = role !== undefined && visit.hall.staffDoor.allows(role, 'seeTimeline')
  if (only && outcome.output.length === 1 && opens) return redirect(`/desk/subscribers/${only.id}`, 303)
  return data<Found>({ found: outcome.output, no: null })
}

export default function Find({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const why = actionData?.no ?? undefined
  const byNumber = why?.typed['name'] === undefined
  return (
    <>
      <title>{say(shell.titled, say(m.find))}</title>
      <PageHead title={say(m.find)} lead={say(m.findLead)} />
      <NoNotice no={why} />
      <div className="grid gap-5 md:grid-cols-2">
        <Card title={say(m.byNumber)}>
          <SealedForm name="by-number" className="grid gap-4">
            <Field
              name="msisdn"
              type="tel"
              inputMode="tel"
              maxLength={20}
              label={say(m.msisdn)}
              value={why?.typed['msisdn']}
              wrong={why?.issues['msisdn'] ?? (byNumber ? why?.issues['name'] : undefined)}
              large
            />
            <Button icon="search">{say(m.search)}</Button>
          </SealedForm>
        </Card>
        <Card title={say(m.byName)}>
          <SealedForm name="by-name" className="grid gap-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field
                name="name"
                maxLength={40}
                label={say(m.name)}
                value={why?.typed['name']}
                wrong={byNumber ? undefined : why?.issues['name']}
              />
              <Field
                name="lastFour"
                inputMode="numeric"
                maxLength={4}
                label={say(m.lastFour)}
                value={why?.typed['lastFour']}
                wrong={why?.issues['lastFour']}
              />
            </div>
            <Button tone="quiet" icon="search">
              {say(m.search)}
            </Button>
          </SealedForm>
        </Card>
      </div>
      {actionData?.found && <Results found={actionData.found} {...loaderData} />}
    </>
  )
}

type ResultsProps = PageProps<typeof loader>['loaderData'] & { found: FoundSubscriber[] }

function Results({ found, opens, branches }: ResultsProps) {
  const say = useSay()
  const language = useLanguage()
  const branchName = new Map(branches.map(({ code, name }) => [code, name[language]]))
  return (
    <Card title={found.length > 0 ? say(m.found, found.length) : say(m.find)} flush>
      <Grid
        caption={say(m.found, found.length)}
        rows={found}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon="search" title={say(m.nobody)}>
            <p>{say(m.nobodyLead)}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: say(m.name),
            cell: (row) =>
              opens ? (
                <a href={`/desk/subscribers/${row.id}`} className="font-medium text-lan-text">
                  {row.name}
                </a>
              ) : (
                row.name
              ),
          },
          {
            key: 'msisdn',
            label: say(m.msisdn),
            cell: (row) => <span className="tabular-nums">{row.msisdn}</span>,
          },
          { key: 'brand', label: say(m.brand), cell: (row) => say(brands[row.brand]) },
          { key: 'payment', label: say(m.payment), cell: (row) => say(payments[row.payment]) },
          { key: 'credit', label: say(m.credit), cell: (row) => <CreditBadge credit={row.credit} /> },
          {
            key: 'branch',
            label: say(m.branch),
            cell: (row) => branchName.get(row.branchCode) ?? row.branchCode,
          },
          { key: 'openedAt', label: say(m.openedAt), cell: (row) => isoDate(row.openedAt) },
        ]}
      />
    </Card>
  )
}

export function CreditBadge({ credit }: { credit: FoundSubscriber['credit'] }) {
  const say = useSay()
  const tone = credit === 'active' ? 'good' : credit === 'arrears' ? 'warn' : 'bad'
  return <Badge tone={tone}>{say(credits[credit])}</Badge>
}
