/** How an activity stands at this moment: counters, whatever the crowd. */
import { dateTime } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead, Stat } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { WatchState } from '../../desk/console/watch-state.tsx'
import { m } from './messages.ts'
import { Prizes, Scores, Winners } from './result-parts.tsx'
import { QuestionResults } from './question-results.tsx'
import { statusOf, tones } from './status.ts'
import { ShareBars } from '../../ui/share-bars.tsx'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const code = params['activity'] ?? ''
  const after = visit.url.searchParams.get('after') ?? '0'
  const { activity, winners, channels, ...rest } = await seen(visit, 'seeActivityResults', { code, after })
  const names = await visit.hall.codes()
  const nameOf = (channel: string) => {
    const known = names.channels.find((each) => each.code === channel)
    return known ? visit.say(known.name) : channel
  }
  const { title, lead, kind, keyword, prizes } = activity
  return {
    ...rest,
    code,
    title,
    lead,
    kind,
    keyword,
    prizeList: prizes,
    status: statusOf(activity, visit.now),
    channels: channels.map(({ channel, count }) => ({ key: channel, label: nameOf(channel), count })),
    winners: winners.map((winner) => ({
      ...winner,
      channel: nameOf(winner.channel),
      at: dateTime(winner.at),
    })),
    after: Number(after),
    asOf: `${dateTime(visit.now)}:${seconds(visit.now)}`,
    /** Pages of tickets behind the first do not change any more. */
    watched: after === '0',
  }
}

const seconds = (at: number) => String(Math.floor(at / 1000) % 60).padStart(2, '0')

/** More of what is limited. */
export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const code = params['activity'] ?? ''
  const { item, more } = visit.typed
  return acted(visit, 'addToStock', { code, item, more }, `/marketing/activities/${code}/results`)
}

export type Results = PageProps<typeof loader>['loaderData']

export default function ResultsPage({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { code, title, kind, status, figures, channels, asOf, keyword } = loaderData
  const name = say(m.resultOf, say(title))
  return (
    <>
      <title>{say(shell.titled, name)}</title>
      <PageHead title={name}>
        <div className="flex flex-wrap items-center gap-3" data-screen-only="">
          <Badge tone={tones[status]}>{say(m[status])}</Badge>
          <WatchState />
          <LinkButton tone="quiet" href={`/marketing/activities/${code}/results`}>
            {say(m.refresh)}
          </LinkButton>
          <LinkButton tone="quiet" icon="download" href={`/marketing/activities/${code}/csv`}>
            {say(m.export)}
          </LinkButton>
          <LinkButton tone="plain" href={`/marketing/activities/${code}`}>
            {say(m.edit)}
          </LinkButton>
          <LinkButton tone="plain" href="/marketing/activities">
            {say(m.back)}
          </LinkButton>
        </div>
      </PageHead>
      <NoNotice no={actionData} />
      <div
        id="results"
        className="grid gap-5"
        {...(loaderData.watched && {
          'data-watch': `/marketing/activities/${code}/results/news`,
          'data-newest': loaderData.mark,
        })}
      >
        <p className="text-sm text-soft tabular-nums">{say(m.asOf, asOf)}</p>
        <Figures {...loaderData} />
        {figures.entries === 0 && figures.started === 0 ? (
          <Card>
            <EmptyState icon="ticket" title={say(m.noAnswers)}>
              <p>{say(m.noAnswersLead, keyword)}</p>
            </EmptyState>
          </Card>
        ) : (
          <>
            <QuestionResults {...loaderData} />
            {kind === 'quiz' && <Scores {...loaderData} />}
            {kind === 'grab' && <Winners {...loaderData} />}
            <Card title={say(m.byChannel)}>
              <ShareBars caption={say(m.byChannel)} shares={channels} />
            </Card>
          </>
        )}
        <Prizes {...loaderData} />
      </div>
    </>
  )
}

function Figures({ kind, figures }: Results) {
  const say = useSay()
  const { started, entries, people, passed, tickets, soldOut } = figures
  const share = (part: number, whole: number) => (whole > 0 ? `${Math.round((part / whole) * 100)}%` : '–')
  return (
    <Card>
      <div className="grid grid-cols-2 gap-5 sm:grid-cols-4">
        <Stat label={say(m.people)} value={people} />
        <Stat label={say(m.entries)} value={entries} />
        {kind === 'grab' ? (
          <>
            <Stat label={say(m.ticketsGone)} value={tickets} />
            <Stat label={say(m.soldOut)} value={soldOut} />
          </>
        ) : (
          <>
            <Stat label={say(m.started)} value={started} />
            {kind === 'quiz' ? (
              <Stat label={say(m.passed)} value={passed} note={share(passed, entries)} />
            ) : (
              <Stat label={say(m.completion)} value={share(entries, started)} />
            )}
          </>
        )}
      </div>
    </Card>
  )
}
