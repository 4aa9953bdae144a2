/** The double confirmation: the quoted words, a yes and a no. */
import { redirect } from 'react-router'
import { dateTime } from '#words/format.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card, EmptyState, PageHead } from '../ui/card.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { m as ui } from '../ui/messages.ts'
import { ReplyLines } from '../ui/reply.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { answered } from './answer.ts'
import { m } from './messages.ts'
import { NoNotice } from './no-notice.tsx'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const question = await visit.question()
  if (!question || question.id !== params['question'] || question.expiresAt <= visit.now)
    return { asked: null }
  const touch = await visit.touch(question.touchId)
  const told = touch?.told
  return told
    ? { asked: { title: told.title, lines: told.lines, until: dateTime(question.expiresAt) } }
    : { asked: null }
}

export async function action({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const id = params['question'] ?? ''
  const yes = visit.typed['answer'] === 'yes'
  const outcome = yes ? await visit.confirm(id) : await visit.decline(id)
  const declined = outcome.kind === 'refused' && outcome.reason === 'declined'
  return declined ? redirect(`/told/${outcome.touchId}`, 303) : answered(visit, outcome)
}

export default function Confirm({
  loaderData: { asked },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <title>{say(ui.titled, asked?.title ?? say(m.confirmTitle))}</title>
      <NoNotice no={actionData} />
      {asked ? <Question asked={asked} /> : !actionData && <NotOpen />}
      {actionData && (
        <p>
          <LinkButton tone="plain" icon="back" href="/overview">
            {say(m.backTo)}
          </LinkButton>
        </p>
      )}
    </div>
  )
}

function Question({ asked }: { asked: { title: string; lines: string[]; until: string } }) {
  const say = useSay()
  return (
    <>
      <PageHead title={asked.title} lead={say(m.confirmLead)} />
      <Card>
        <div className="grid gap-6">
          <div className="grid gap-3 text-lg">
            <ReplyLines lines={asked.lines} />
          </div>
          <p className="text-soft">{say(m.confirmUntil, asked.until)}</p>
          <div className="grid gap-3 sm:grid-cols-[2fr_1fr]">
            <SealedForm name="yes">
              <input type="hidden" name="answer" value="yes" />
              <Button wide icon="check">
                {say(m.confirmYes)}
              </Button>
            </SealedForm>
            <SealedForm name="no">
              <input type="hidden" name="answer" value="no" />
              <Button wide tone="plain">
                {say(m.confirmNo)}
              </Button>
            </SealedForm>
          </div>
        </div>
      </Card>
    </>
  )
}

function NotOpen() {
  const say = useSay()
  return (
    <>
      <h1 className="sr-only">{say(m.confirmTitle)}</h1>
      <Card>
        <EmptyState icon="clock" title={say(m.notOpen)}>
          <p>{say(m.notOpenLead)}</p>
          <LinkButton href="/touches">{say(m.seeTouches)}</LinkButton>
        </EmptyState>
      </Card>
    </>
  )
}
