/** Double confirmations as proof: how many there are of a subscriber or a period, and all of them as a file. */
import { isoDate } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, may, no, streamed, turnedAway } from '../console/ask.ts'
import { dayStart, DAY_MS } from '../console/day.ts'
import { m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { m } from './messages.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  if (!may(visit, 'exportEvidence')) throw turnedAway('role')
  const subscriberId = UUID.exec(visit.url.searchParams.get('subscriber') ?? '')?.[0] ?? ''
  // Of one subscriber everything is asked for; of everybody, a month.
  const period = { from: isoDate(visit.now - 30 * DAY_MS), until: isoDate(visit.now) }
  return { subscriberId, ...(subscriberId ? { from: '', until: '' } : period) }
}

/** A number is typed into a form and stands in no address. */
export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { subscriberId, msisdn, do: wish } = visit.typed
  const [from, last] = [dayStart(visit.typed['from']), dayStart(visit.typed['until'])]
  const until = last === undefined ? undefined : last + DAY_MS
  const which = { subscriberId, msisdn: msisdn?.trim(), from, until }
  if (wish === 'count') {
    const outcome = await ask(visit, 'countEvidence', which)
    return outcome.kind === 'done' ? { count: outcome.output.count, typed: visit.typed } : no(visit, outcome)
  }
  const outcome = await visit.evidenceFile(which)
  if (outcome.kind === 'denied') throw turnedAway(outcome.because)
  if (outcome.kind !== 'done') return no(visit, outcome)
  const name = ['evidence', ...[from, last].flatMap((at) => at ?? [])].map((part) =>
    typeof part === 'number' ? isoDate(part) : part,
  )
  return streamed(outcome.output.csv, `${name.join('-')}.csv`)
}

type Page = PageProps<typeof loader, typeof action>

export default function Evidence({ loaderData, actionData: answer }: Page) {
  const say = useSay()
  const { path } = useFrame()
  const counted = answer && 'count' in answer ? answer : undefined
  const why = answer && 'issues' in answer ? answer : undefined
  const typed = answer?.typed ?? loaderData
  const { subscriberId } = loaderData
  return (
    <div className="grid w-full max-w-2xl gap-5">
      <title>{say(shell.titled, say(m.evidence))}</title>
      <PageHead title={say(m.evidence)} lead={say(m.evidenceLead)} />
      <NoNotice no={why} />
      {counted && <Notice tone="good">{say(m.evidenceCount, counted.count)}</Notice>}
      <Card>
        <SealedForm name="evidence" downloads className="grid gap-5">
          {subscriberId ? (
            <p>
              <input type="hidden" name="subscriberId" value={subscriberId} />
              {say(m.onlyOne)} <a href={path}>{say(m.everybody)}</a>
            </p>
          ) : (
            <Field
              name="msisdn"
              type="tel"
              inputMode="tel"
              required={false}
              label={say(m.ofSubscriber)}
              hint={say(m.ofSubscriberHint)}
              value={answer?.typed['msisdn']}
              wrong={why?.issues['msisdn']}
            />
          )}
          <div className="grid gap-5 sm:grid-cols-2">
            <Field
              name="from"
              type="date"
              required={false}
              label={say(m.from)}
              value={typed['from']}
              wrong={why?.issues['from']}
            />
            <Field name="until" type="date" required={false} label={say(m.until)} value={typed['until']} />
          </div>
          <div className="flex flex-wrap gap-2">
            <Button name="do" value="count" tone="quiet" icon="search">
              {say(m.countThem)}
            </Button>
            <Button name="do" value="export" icon="download">
              {say(m.export)}
            </Button>
          </div>
        </SealedForm>
      </Card>
    </div>
  )
}
