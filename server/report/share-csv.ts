/** The report as a spreadsheet: UTF-8 with a BOM, because Excel takes a file without one for GBK. */
import { stringify } from 'csv-stringify/sync'
import { speak, type Language } from '#words/message.ts'
import { monthName } from '#words/format.ts'
import { m } from './messages.ts'
import type { SeenShareReport } from './see-share-report.ts'
import { ratioBp, type ShareRow, type Sides } from './share.ts'

export function shareCsv(seen: SeenShareReport, language: Language): string {
  const say = speak[language]
  const rows = seen.report.rows.map((row) => [nameOf(seen, row.key, language), ...cells(row)])
  const total = [say(m.total), ...cells(seen.report.total)]
  return stringify([say(m.csvHead).split(','), ...rows, total], { bom: true, escape_formulas: true })
}

/** What a row is called: a business type, a branch or a month. */
export function nameOf(
  seen: Pick<SeenShareReport, 'ask' | 'businessTypes' | 'branches'>,
  key: string,
  language: Language,
): string {
  if (seen.ask.by === 'month') return monthName(Number(key), language)
  const list = seen.ask.by === 'business' ? seen.businessTypes : seen.branches
  return list.find(({ code }) => code === key)?.name[language] ?? key
}

function cells(row: ShareRow): (number | string)[] {
  const { query, handle, pay } = row.kinds
  return [
    ...[query, handle, pay].flatMap(({ electronic, counter, hotline }: Sides) => [
      electronic,
      counter,
      hotline,
    ]),
    ...[row.shareBp, row.bankingBp, row.targetBp, row.completionBp, row.bestPeerBp].map(percent),
    row.active ?? '',
    row.scores.count > 0 ? (row.scores.sum / row.scores.count).toFixed(2) : '',
    percent(ratioBp(row.repeats.repeated, row.repeats.judged)),
  ]
}

function percent(bp: number | null): string {
  return bp === null ? '' : (bp / 100).toFixed(2)
}
