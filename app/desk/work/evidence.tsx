/** Double confirmations as proof, exported by period. */
import { data } from 'react-router'
import { isoDate } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, download, no, turnedAway, type No } from '../console/ask.ts'
import { dayStart, DAY_MS } from '../console/day.ts'
import { m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { m } from './messages.ts'

const ROWS_A_FILE = 1000

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const role = visit.staff?.member.role
  if (!role || !visit.hall.staffDoor.allows(role, 'exportEvidence')) throw turnedAway('role')
  return { from: isoDate(visit.now - 30 * DAY_MS), until: isoDate(visit.now) }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const from = dayStart(visit.typed['from'])
  const until = dayStart(visit.typed['until'])
  if (from === undefined || until === undefined) {
    const issues = { from: visit.say(m.evidenceWrong) }
    return data<No>({ words: '', issues, typed: visit.typed }, 422)
  }
  const outcome = await ask(visit, 'exportEvidence', { from, until: until + DAY_MS })
  if (outcome.kind !== 'done') return no(visit, outcome)
  return download(outcome.output.csv, `evidence-${isoDate(from)}-${isoDate(until)}.csv`)
}

export default function Evidence({ loaderData, actionData: why }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <div className="grid w-full max-w-2xl gap-5">
      <title>{say(shell.titled, say(m.evidence))}</title>
      <PageHead title={say(m.evidence)} lead={say(m.evidenceLead)} />
      <NoNotice no={why} />
      <Card>
        <SealedForm name="evidence" downloads className="grid gap-5">
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              name="from"
              type="date"
              label={say(m.from)}
              value={why?.typed['from'] ?? loaderData.from}
              wrong={why?.issues['from']}
            />
            <Field
              name="until"
              type="date"
              label={say(m.until)}
              value={why?.typed['until'] ?? loaderData.until}
            />
          </div>
          <div>
            <Button icon="download">{say(m.export)}</Button>
          </div>
          <p className="text-sm text-soft">{say(m.evidenceMore, ROWS_A_FILE)}</p>
        </SealedForm>
      </Card>
    </div>
  )
}
