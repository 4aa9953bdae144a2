/** What the report over all campaigns is asked for; the address of the page holds all of it. */
import type { ReportKey } from '#server/campaign/report-all.ts'
import { dayStart, isoDate } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { useSay } from '../../ui/frame.tsx'
import { FilterDate, Filters, FilterSelect } from '../../desk/console/filter.tsx'
import { channelNames } from '../campaigns/messages.ts'
import type { Shown } from './all.tsx'
import { m } from './messages.ts'

/** By what the rows of the report are. */
export const keyNames = {
  campaign: m.byCampaign,
  segment: m.bySegment,
  channel: m.byChannel,
  week: m.byWeek,
  month: m.byMonth,
} satisfies Record<ReportKey, unknown>

export function ReportFilters({ ask: asked, segments }: Shown) {
  const say = useSay()
  return (
    <Filters label={say(m.filters)} clear="/marketing/report">
      <FilterDate name="from" label={say(m.from)} value={isoDate(dayStart(asked.from))} />
      <FilterDate name="until" label={say(m.until)} value={isoDate(dayStart(asked.until))} />
      <FilterSelect
        all={false}
        name="by"
        label={say(m.by)}
        value={asked.by}
        options={Object.entries(keyNames).map(([value, name]) => ({ value, label: say(name) }))}
      />
      <FilterSelect
        name="channel"
        label={say(m.channel)}
        value={asked.channel ?? ''}
        options={Object.entries(channelNames)
          .filter(([value]) => value !== 'all')
          .map(([value, name]) => ({ value, label: say(name) }))}
      />
      <FilterSelect
        name="segment"
        label={say(m.segment)}
        value={asked.segmentId ?? ''}
        options={segments.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Filters>
  )
}

/** `2025-12-01 – 2026-11-22 · 短信`: what the report is of. */
export function askedInWords(
  { ask: { from, until, channel, segmentId }, segments }: Shown,
  say: Say,
): string {
  const span = `${isoDate(dayStart(from))} – ${isoDate(dayStart(until))}`
  const segment = segments.find(({ id }) => id === segmentId)?.name
  return [span, channel && say(channelNames[channel] ?? m.channel), segment].filter(Boolean).join(' · ')
}

/** The address of this very report, for its other forms. */
export function queryOf({ ask: { from, until, by, channel, segmentId } }: Shown): string {
  const query = new URLSearchParams({ from: isoDate(dayStart(from)), until: isoDate(dayStart(until)), by })
  if (channel) query.set('channel', channel)
  if (segmentId) query.set('segment', segmentId)
  return query.toString()
}
