/** Everybody behind a figure as a spreadsheet, written as it is read: a list of a million is never held as a whole. */
import { stringify } from 'csv-stringify/sync'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { dateTime, isoDate, yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { visitIn, type PageArgs } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { channelNames, states } from '../campaigns/messages.ts'
import { reasonIn } from '../reasons.ts'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { cursor: _from, ...asked } = Object.fromEntries(visit.url.searchParams)
  const first = await seen(visit, 'exportCampaignFigure', asked)
  return streamed(linesOf(), `touches-${isoDate(visit.now)}.csv`)

  async function* linesOf(): AsyncGenerator<string> {
    const cells = (list: Listed) => list.map((each) => cellsOf(each, visit.say))
    yield `\uFEFF${written([visit.say(m.listHead).split(','), ...cells(first.targets)])}`
    for (let { next } = first; next !== null;) {
      const page = await seen(visit, 'exportCampaignFigure', { ...asked, cursor: next })
      yield written(cells(page.targets))
      next = page.next
    }
  }
}

type Listed = StaffOutputOf<'exportCampaignFigure'>['targets']

/** One person of the list; money without commas, so that a spreadsheet can add it up. */
function cellsOf({ target, campaign, at, subscriber }: Listed[number], say: Say): string[] {
  const time = (when: number | null) => (when === null ? '' : dateTime(when))
  const { variant, channel, state, reason, respondedAt, answeredAt, answeredFen, optedOutAt } = target
  return [
    time(at),
    subscriber?.msisdn ?? '',
    subscriber?.name ?? '',
    campaign,
    variant,
    say(channelNames[channel] ?? m.channel),
    say(states[state] ?? m.state),
    reason && reasonIn(say, reason),
    time(respondedAt),
    time(answeredAt),
    answeredFen === null ? '' : yuan(answeredFen).replaceAll(',', ''),
    time(optedOutAt),
  ]
}

function written(rows: string[][]): string {
  return stringify(rows, { record_delimiter: 'windows', escape_formulas: true })
}

function streamed(lines: AsyncGenerator<string>, fileName: string): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  })
}
