/** What the hall told the subscriber: the touch itself, so the back button and a reload show the same words. */
import type { Reply } from '#server/operation.ts'
import { dateTime } from '#words/format.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { m as ui } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { NextSteps, ReplyAsk, ReplyLines, ReplyMenu, ReplyTable } from '../ui/reply.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { m as care } from './care/messages.ts'
import { ScoreForm } from './care/score-form.tsx'
import { touchTime } from './touch-time.ts'
import { m } from './messages.ts'
import { askingOf } from './operation-in.ts'
import { nextSteps } from './places.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const id = params['touch'] ?? ''
  const touch = UUID.test(id) ? await visit.touch(id) : undefined
  if (!touch?.told) throw new Response(null, { status: 404 })
  const reply: Reply = touch.told
  return {
    reply,
    outcome: touch.outcome,
    at: dateTime(touchTime(id)),
    survey: (await visit.survey()) !== undefined,
    again: visit.url.searchParams.has('again'),
    steps: nextSteps(visit, reply.next),
    asking: reply.asks ? askingOf(visit, reply.asks) : null,
  }
}

export default function Told({
  loaderData: { reply, outcome, at, survey, again, steps, asking },
}: PageProps<typeof loader>) {
  const say = useSay()
  const good = outcome === 'done' || outcome === 'taken'
  const icon: IconName = good ? 'check' : outcome === 'quoted' ? 'clock' : 'info'
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <title>{say(ui.titled, reply.title)}</title>
      {again && <Notice tone="info">{say(m.again)}</Notice>}
      <Card>
        <div className="grid gap-5">
          <div className="flex items-center gap-4">
            <span
              className={`grid size-14 flex-none place-items-center rounded-full ${good ? 'bg-good-tint text-good' : 'bg-lan-tint text-lan-text'}`}
            >
              <Icon name={icon} className="size-7" />
            </span>
            <div>
              <h1 className="text-2xl font-semibold" tabIndex={-1} data-focus="">
                {reply.title}
              </h1>
              <p className="text-sm text-soft tabular-nums">{say(m.toldAt, at)}</p>
            </div>
          </div>
          <div className="grid gap-2 text-lg">
            <ReplyLines lines={reply.lines} />
          </div>
          {reply.menu && <ReplyMenu menu={reply.menu} />}
          {asking && <ReplyAsk asks={asking} />}
        </div>
      </Card>
      {reply.table && (
        <Card flush>
          <ReplyTable title={reply.title} table={reply.table} />
        </Card>
      )}
      <NextSteps steps={steps} />
      {survey && (
        <Card title={say(care.rate)}>
          <ScoreForm />
        </Card>
      )}
      <p data-screen-only="">
        <LinkButton tone="plain" icon="back" href="/overview">
          {say(m.backTo)}
        </LinkButton>
      </p>
    </div>
  )
}
