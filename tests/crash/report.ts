/** What a run of crashes was, and whether anything was lost, doubled or made up. */
import { yuan } from '#words/format.ts'
import type { Verdict } from './verify.ts'

export type CrashReport = Verdict & {
  engine: 'sqlite' | 'postgres'
  seed: number
  seconds: number
  kills: number
  /** While a text was unanswered, or a form was. */
  killsInWork: number
  /** Before the process was open. */
  killsAtStart: number
  texts: number
  redelivered: number
  forms: number
  retries: number
  creditFen: number
  cards: number
}

const MOST_SHOWN = 40

export function crashReport(report: CrashReport): string {
  const { violations } = report
  const lines = [
    `engine        ${report.engine}, seed ${report.seed}, ${report.seconds.toFixed(0)} s`,
    `kills         ${report.kills} (${report.killsInWork} with work in flight, ${report.killsAtStart} during a start)`,
    `acknowledged  ${report.texts} texts, ${report.forms} forms; ¥${yuan(report.creditFen)} topped up, ${report.cards} recharge cards`,
    `again         ${report.redelivered} texts delivered again, ${report.retries} web requests sent again`,
    `read          ${report.touches} touches, ${report.transfers} transfers, ${report.lettersWaiting} letters waiting for their lease`,
    `violations    ${violations.length}`,
    ...violations.slice(0, MOST_SHOWN).map((violation) => `  ${violation}`),
  ]
  return lines.join('\n')
}
