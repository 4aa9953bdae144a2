/** One activity: one question a page, a grab at one press, and afterwards what came of it. */
import { redirect } from 'react-router'
import type { Outcome } from '#server/operation.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { ShareBars } from '../../ui/share-bars.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered } from '../answer.ts'
import { look } from '../look.ts'
import { NoNotice } from '../no-notice.tsx'
import { Refused } from '../refused.tsx'
import { AskedForm } from './asked-form.tsx'
import { m } from './messages.ts'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  return look(visit, 'seeActivity', { activity: params['activity'] ?? '' })
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const activity = params['activity'] ?? ''
  const { text, question } = visit.typed
  const answer = visit.form.getAll('answer').map(String).join(',')
  const outcome: Outcome = await visit.perform('takePart', { activity, answer, text, question })
  // The page itself shows the next question, or what came of it.
  if (outcome.kind === 'done' || outcome.kind === 'repeated') return redirect(`/activities/${activity}`, 303)
  return answered(visit, outcome)
}

type Page = PageProps<typeof loader, typeof action>
export type Seen = NonNullable<Page['loaderData']['seen']>

export default function ActivityPage({ loaderData: { seen, refused }, actionData: no }: Page) {
  const say = useSay()
  const title = seen ? say(seen.title) : say(m.activities)
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <title>{say(ui.titled, title)}</title>
      {refused && <Refused refused={refused} />}
      {seen && (
        <>
          <PageHead title={title} lead={say(seen.lead)} />
          <NoNotice no={no} />
          <Own seen={seen} />
          <Part seen={seen} no={no} />
          <Standing seen={seen} />
          <When seen={seen} />
        </>
      )}
      <p data-screen-only="">
        <LinkButton tone="plain" icon="back" href="/activities">
          {say(m.back)}
        </LinkButton>
      </p>
    </div>
  )
}

/** What came of the last turn. */
function Own({ seen }: { seen: Seen }) {
  const say = useSay()
  if (!seen.result || seen.state === 'going') return null
  return (
    <Notice tone={seen.result.passed === false ? 'info' : 'good'} title={say(m.yours)}>
      {seen.result.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  )
}

function Part({ seen, no }: { seen: Seen; no: Page['actionData'] }) {
  const say = useSay()
  const { state, asked, kind } = seen
  if (state === 'over') return <Notice tone="info">{say(m.overLead)}</Notice>
  if (state === 'later') return <Notice tone="info">{say(m.tomorrow)}</Notice>
  if (state === 'joined') return null
  if (kind === 'grab') return <Grab seen={seen} />
  return asked && <AskedForm asked={asked} kind={kind} no={no} />
}

function Grab({ seen: { tickets } }: { seen: Seen }) {
  const say = useSay()
  if (!tickets) return null
  const gone = tickets.left === 0
  return (
    <Card>
      <div className="grid gap-5 text-center">
        <p className="text-lg tabular-nums">{gone ? say(m.gone) : say(m.left, tickets)}</p>
        {!gone && (
          <SealedForm name="grab">
            <Button wide icon="ticket">
              {say(m.grabNow)}
            </Button>
          </SealedForm>
        )}
      </div>
    </Card>
  )
}

function Standing({ seen: { standing, state, result } }: { seen: Seen }) {
  const say = useSay()
  if (!standing?.length) return null
  const mine = new Set(result?.chose.map((each) => each.zh))
  return (
    <Card title={say(state === 'over' ? m.finalStanding : m.standing)}>
      <div className="grid gap-6">
        {standing.map(({ text, choices }) => (
          <div key={text.zh} className="grid gap-2">
            <p className="text-soft">{say(text)}</p>
            <ShareBars
              caption={say(text)}
              shares={choices.map((choice, at) => ({
                key: String(at),
                label: say(choice.text),
                count: choice.count,
                own: mine.has(choice.text.zh),
              }))}
            />
          </div>
        ))}
      </div>
    </Card>
  )
}

function When({ seen: { lastDay, hours, keyword, state } }: { seen: Seen }) {
  const say = useSay()
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
      <span>{say(m.until, lastDay)}</span>
      {hours && <span>{say(m.hours, hours)}</span>}
      {state !== 'over' && <span>{say(m.bySms, keyword)}</span>}
    </p>
  )
}
