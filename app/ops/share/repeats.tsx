/** The contacts behind a figure of repeat contact: what was handled, and what came after. */
import { dateTime, monthName } from '#words/format.ts'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useFrame, useLanguage, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { touchTime } from '../../hall/touch-time.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { Grid, type GridColumn } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { kinds, m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const query = Object.fromEntries(visit.url.searchParams)
  const repeats = await seen(visit, 'seeRepeats', query)
  const role = visit.staff?.member.role
  const opens = role !== undefined && visit.hall.staffDoor.allows(role, 'seeTimeline')
  return { ...repeats, query, opens, cursor: query['cursor'] ?? null }
}

type Page = PageProps<typeof loader>
type Shown = Page['loaderData']
type Judged = Shown['judged'][number]

export default function Repeats({ loaderData }: Page) {
  const say = useSay()
  const language = useLanguage()
  const { path } = useFrame()
  const { asked, codes, judged, next, query, cursor } = loaderData
  const { channel, kind, month, business, branch } = asked
  const named = (rows: typeof codes.channels | typeof codes.branches, code: string | undefined) =>
    rows.find((each) => each.code === code)?.name[language]
  const words = [
    monthName(month, language),
    named(codes.channels, channel),
    say(kinds[kind]),
    codes.businessTypes.find(({ code }) => code === business)?.name[language],
    named(codes.branches, branch),
  ]
  const address = (cursor: string) => `${path}?${new URLSearchParams({ ...query, cursor }).toString()}`
  const title = say(asked.what === 'repeated' ? m.repeatContacts : m.judgedContacts)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} lead={words.filter(Boolean).join(' · ')}>
        <a href={`/ops?kind=${kind}#repeats`} className={smallButton} data-screen-only="">
          <Icon name="back" />
          {say(m.backToReport)}
        </a>
      </PageHead>
      <Card title={say(m.shown, judged.length)} flush>
        <Grid
          caption={title}
          rows={judged}
          rowKey={({ contact }) => contact.id}
          columns={useColumns(loaderData)}
          empty={
            <EmptyState icon="search" title={say(next ? m.noneHere : m.noneAtAll)}>
              <p>{say(next ? m.noneHereLead : m.noneAtAllLead)}</p>
            </EmptyState>
          }
        />
      </Card>
      <div className="flex justify-center gap-2" data-screen-only="">
        {cursor && (
          <a href={address('')} className={smallButton}>
            {say(shell.first)}
          </a>
        )}
        {next && (
          <a href={address(next)} className={smallButton}>
            {say(judged.length > 0 ? shell.next : m.goOn)}
            <Icon name="next" />
          </a>
        )}
      </div>
    </>
  )
}

function useColumns({ codes, opens }: Shown): GridColumn<Judged>[] {
  const say = useSay()
  const language = useLanguage()
  const called = (rows: { code: string; name: Record<'zh' | 'en', string> }[], wanted: string) =>
    rows.find(({ code }) => code === wanted)?.name[language] ?? wanted
  const linked = ({ subscriber }: Judged, { id }: Judged['contact'], words: string) => {
    if (!subscriber || !opens) return <span className="whitespace-nowrap">{words}</span>
    const day = dateTime(touchTime(id)).slice(0, 10)
    return (
      <a
        href={`/desk/subscribers/${subscriber.id}?until=${day}#t-${id}`}
        className="whitespace-nowrap text-lan-text"
      >
        {words}
      </a>
    )
  }
  const contactWords = ({ id, channel }: Judged['contact']) =>
    `${dateTime(touchTime(id))} ${called(codes.channels, channel)}`
  return [
    {
      key: 'subscriber',
      label: say(m.subscriber),
      cell: ({ subscriber }) =>
        subscriber ? (
          <span className="whitespace-nowrap tabular-nums">{`${subscriber.msisdn} ${subscriber.name}`}</span>
        ) : (
          say(m.unknown)
        ),
    },
    { key: 'what', label: say(m.what), cell: ({ contact }) => called(codes.businessTypes, contact.business) },
    {
      key: 'handled',
      label: say(m.handledAt),
      cell: (each) => linked(each, each.contact, contactWords(each.contact)),
    },
    {
      key: 'again',
      label: say(m.againAt),
      cell: (each) => (each.again ? linked(each, each.again, contactWords(each.again)) : '–'),
    },
    {
      key: 'branch',
      label: say(m.branch),
      cell: ({ contact }) => called(codes.branches, contact.branchCode),
    },
  ]
}
