import type { OutputOf } from '#server/portal.ts'
import { dateTime, isoDate } from '#words/format.ts'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'
import { TouchFilter } from './touch-filter.tsx'
import { TouchLine } from './touch-line.tsx'

type Touch = OutputOf<'seeTouches'>['touches'][number]

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const asked = Object.fromEntries(visit.url.searchParams)
  const { channel = '', outcome = '', cursor = '' } = asked
  const looked = await look(visit, 'seeTouches', { channel, outcome, cursor })
  // The reply's rows stand in the order of the touches and name channel, business and outcome in words.
  const names = (looked.reply.table?.rows ?? []).map(([, where = '', what = '', how = '']) => ({
    where,
    what,
    how,
  }))
  return { ...looked, names, filter: { channel, outcome }, paged: cursor !== '' }
}

export default function Touches({ loaderData }: PageProps<typeof loader>) {
  const say = useSay()
  const { seen, refused, names, filter, paged } = loaderData
  const query = new URLSearchParams(filter)
  const earlier = seen?.next
    ? `/touches?${new URLSearchParams({ ...filter, cursor: seen.next }).toString()}`
    : null
  return (
    <>
      <title>{say(ui.titled, say(m.touches))}</title>
      <PageHead title={say(m.touches)} lead={say(m.lead)} />
      <TouchFilter filter={filter} />
      {refused && <Refused refused={refused} />}
      {seen?.touches.length === 0 && (
        <Card>
          <EmptyState icon="touches" title={say(m.none)}>
            {earlier && <p>{say(m.moreEarlier)}</p>}
          </EmptyState>
        </Card>
      )}
      {seen &&
        byDay(seen.touches).map(({ day, touches }) => (
          <Card key={day} title={day} flush>
            <ol>
              {touches.map(({ touch, at }) => (
                <li key={touch.id} className="border-t border-line">
                  <TouchLine touch={touch} names={names[at]} time={dateTime(touch.at).slice(-5)} />
                </li>
              ))}
            </ol>
          </Card>
        ))}
      <Pagination newer={paged ? `/touches?${query.toString()}` : null} earlier={earlier} />
    </>
  )
}

/** `at` is the touch's place on the page. */
function byDay(touches: Touch[]): { day: string; touches: { touch: Touch; at: number }[] }[] {
  const days: { day: string; touches: { touch: Touch; at: number }[] }[] = []
  for (const [at, touch] of touches.entries()) {
    const day = isoDate(touch.at)
    const last = days.at(-1)
    if (last?.day === day) last.touches.push({ touch, at })
    else days.push({ day, touches: [{ touch, at }] })
  }
  return days
}
