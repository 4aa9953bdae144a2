/** The results of a campaign as a table for a spreadsheet. */
import { yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { m } from './messages.ts'
import type { Line, Results } from './results.ts'

export function resultsCsv({ all, variants, holdout }: Results, say: Say) {
  const { columnNames: c } = m
  const kept = [c.variant, c.channel, c.sent, c.delivered, c.failed, c.skipped, c.unknown, c.answered, c.rate]
  const names = kept.concat([c.holdout, c.holdoutRate, c.lift, c.low, c.high, c.optOuts, c.costYuan])
  const row = (line: Line) => [
    line.variant || '*',
    line.channel,
    line.sent,
    line.delivered,
    line.failed,
    line.skipped,
    line.unknown,
    line.answered,
    percent(line.lift?.rate),
    holdout.people,
    percent(line.lift?.holdoutRate),
    percent(line.lift?.difference),
    percent(line.lift?.low),
    percent(line.lift?.high),
    line.optedOut,
    yuan(line.costFen).replaceAll(',', ''),
  ]
  return { head: names.map((name) => say(name)), rows: [...variants, all].map(row) }
}

/** A figure and no text, so that a spreadsheet can add it up. */
function percent(share: number | undefined): number | null {
  return share === undefined ? null : Math.round(share * 1_000_000) / 10_000
}
