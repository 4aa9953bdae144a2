/** Reports as spreadsheets: the columns of the tables on the pages, rates and lift as figures. */
import type { PushChannel } from '#drizzle/schema/campaign.ts'
import { monthName, yuan } from '#words/format.ts'
import { speak, type Language } from '#words/message.ts'
import type { AllReport, ReportKey } from './report-all.ts'
import { m } from './report-messages.ts'
import type { CampaignReport } from './report-one.ts'
import type { Row } from './report-sums.ts'
import { monthOfDay, writtenDay } from './report-time.ts'

type Cell = string | number | null

export function campaignCsv({ variants, channels, total }: CampaignReport, language: Language) {
  const say = speak[language]
  const named = [
    ...variants.map((row) => ({ ...row, name: say(m.variantOf, row.key) })),
    ...channels.map((row) => ({ ...row, name: channelName(row.key, language) })),
    { ...total, name: say(m.total) },
  ]
  return { head: say(m.head).split(','), rows: named.map(cells) }
}

export function allCsv({ rows, total }: AllReport, by: ReportKey, language: Language) {
  const say = speak[language]
  const named = rows.map((row) => ({ ...row, name: rowName(row, by, language) }))
  return { head: say(m.head).split(','), rows: [...named, { ...total, name: say(m.total) }].map(cells) }
}

/** What a row of the report over all campaigns is called. */
export function rowName({ key, name }: { key: string; name: string }, by: ReportKey, language: Language) {
  if (by === 'channel') return channelName(key, language)
  if (by === 'week') return writtenDay(Number(key))
  return by === 'month' ? monthName(monthOfDay(Number(key)), language) : name
}

function channelName(code: string, language: Language): string {
  return speak[language](m.channels[code as PushChannel] ?? m.channel)
}

function cells(row: Row & { name: string }): Cell[] {
  const { sent, lift } = row
  return [
    row.name,
    row.target,
    row.held,
    sent,
    row.delivered,
    row.failed,
    row.unknown,
    row.skipped,
    row.responded,
    percent(row.responded, sent),
    row.ordered,
    percent(row.ordered, sent),
    row.heldOrdered,
    ...[lift?.difference, lift?.low, lift?.high].map((part) => (part === undefined ? null : rounded(part))),
    plainYuan(row.amountFen),
    plainYuan(row.costFen),
    row.optedOut,
    percent(row.optedOut, sent),
  ]
}

function percent(part: number, whole: number): number | null {
  return whole > 0 ? rounded(part / whole) : null
}

/** A share → percent with four decimals. */
function rounded(share: number): number {
  return Math.round(share * 1_000_000) / 10_000
}

/** Without the thousands' commas, so that a spreadsheet can add it up. */
function plainYuan(fen: number): string {
  return yuan(fen).replaceAll(',', '')
}
