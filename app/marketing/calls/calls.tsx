/** Lists for callers: taken, fetched, and brought back with what was heard. */
import { dateTime } from '#words/format.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Card, EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { FileField } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Handle } from '../../serve/route-map.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen, turnedAway } from '../../desk/console/ask.ts'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { CallLists } from './call-lists.tsx'
import { m } from './messages.ts'

export const handle: Handle = { guard: 'staff', upload: true }

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { lists, campaigns, full } = await seen(visit, 'seeCallLists', {})
  return {
    full,
    campaigns,
    lists: lists.map(({ id, code, name, agency, lines, results, state, takenAt, leaseUntil, fetchedAt }) => ({
      id,
      code,
      name,
      agency,
      lines,
      results,
      state: leaseUntil <= visit.now ? ('lapsed' as const) : state,
      taken: dateTime(takenAt),
      until: dateTime(leaseUntil),
      fetched: fetchedAt !== null,
    })),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  if (visit.typed['do'] !== 'results') {
    const { id, agency, wanted, hours } = visit.typed
    return acted(visit, 'takeCallList', { id, agency, wanted, hours }, '/marketing/calls')
  }
  const file = visit.form.get('file')
  if (!(file instanceof File) || file.name === '') return { brought: null, words: [visit.say(m.noFile)] }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const outcome = await visit.callResults({ bytes, fileName: file.name })
  if (outcome.kind === 'denied') throw turnedAway(outcome.because)
  if (outcome.kind === 'done') return { brought: outcome.output, words: [] }
  const words = outcome.kind === 'invalid' ? outcome.issues.map(({ message }) => message) : [outcome.words]
  return { brought: null, words }
}

type Page = PageProps<typeof loader, typeof action>

export default function Calls({ loaderData, actionData }: Page) {
  const say = useSay()
  const refused = actionData && 'issues' in actionData ? actionData : undefined
  const told = actionData && 'brought' in actionData ? actionData : undefined
  const { campaigns, lists } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.title))}</title>
      <PageHead title={say(m.title)} lead={say(m.lead)} />
      <NoNotice no={refused} />
      {!loaderData.full && <Notice>{say(m.masked)}</Notice>}
      {campaigns.length > 0 && <Take campaigns={campaigns} typed={refused?.typed} wrong={refused?.issues} />}
      {lists.length > 0 && <CallLists lists={lists} />}
      {campaigns.length + lists.length === 0 && <Nothing />}
      {(lists.length > 0 || told) && <Results told={told} />}
    </>
  )
}

function Nothing() {
  const say = useSay()
  return (
    <Sheet>
      <EmptyState icon="outbound" title={say(m.nothing)}>
        <p>{say(m.nothingHint)}</p>
        <LinkButton tone="plain" href="/marketing/campaigns">
          {say(m.toCampaigns)}
        </LinkButton>
      </EmptyState>
    </Sheet>
  )
}

type Typed = Record<string, string>

function Take({
  campaigns,
  typed = {},
  wrong = {},
}: {
  campaigns: Page['loaderData']['campaigns']
  typed: Typed | undefined
  wrong: Typed | undefined
}) {
  const say = useSay()
  const own = (name: string, otherwise?: string) => ({
    name,
    value: typed[name] ?? otherwise,
    wrong: wrong[name],
  })
  return (
    <Card title={say(m.take)}>
      <SealedForm name="take" className="flex flex-wrap items-end gap-3">
        <SmallSelect
          {...own('id')}
          label={say(m.campaign)}
          width="w-64"
          options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SmallField {...own('agency')} label={say(m.agency)} maxLength={60} />
        <SmallField {...own('wanted', '200')} label={say(m.wanted)} inputMode="numeric" width="w-28" />
        <SmallField {...own('hours', '24')} label={say(m.hours)} inputMode="numeric" width="w-28" />
        <Button name="do" value="take">
          {say(m.doTake)}
        </Button>
      </SealedForm>
    </Card>
  )
}

type Told = { brought: Brought | null; words: string[] }
type Brought = {
  taken: number
  known: number
  open: number
  faultCount: number
  faults: { line: number; reason: string }[]
}

function Results({ told }: { told: Told | undefined }) {
  const say = useSay()
  const brought = told?.brought
  return (
    <Card title={say(m.bring)} id="results">
      {told?.words.map((line) => (
        <Notice key={line} tone="bad">
          {line}
        </Notice>
      ))}
      {brought && (
        <Notice tone={brought.faultCount > 0 ? 'warn' : 'good'}>
          <p data-brought="">
            {say(m.brought, brought.taken, brought.known, brought.open, brought.faultCount)}
          </p>
          <ul>
            {brought.faults.slice(0, 50).map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>{say(m.atLine, line, reason)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p className="my-3 text-sm text-soft">{say(m.bringLead)}</p>
      <SealedForm name="results" upload className="flex flex-wrap items-end gap-3">
        <div className="min-w-64 grow">
          <FileField name="file" label={say(m.file)} kinds=".csv,text/csv" />
        </div>
        <Button tone="quiet" icon="upload" name="do" value="results">
          {say(m.upload)}
        </Button>
      </SealedForm>
    </Card>
  )
}
