import { z } from 'zod'
import type { DataPack } from '#server/boss/boss.ts'
import { operation } from '#server/operation.ts'
import { daysLeft } from '#server/plan/month-share.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { asOf, monthOf, yuan, type Month } from '#words/format.ts'
import { m } from './messages.ts'
import { monthSoFar, usageNow, type UsageBar } from './month-so-far.ts'
import { barLine } from './say-bar.ts'

export type UsageOutput = {
  month: Month
  /** When the network last reported, UTC ms. */
  asOf: number
  plan: { code: string; name: Bilingual }
  bars: UsageBar[]
  packs: DataPack[]
  /** What went beyond the allowances costs so far, fen. */
  overFen: number
  /** Days left in the month, today included. */
  daysLeft: number
}

export const checkUsage = operation({
  title: m.checkUsage,
  summary: m.checkUsageSummary,
  keyword: 'CXYL',
  access: 'sim',
  business: 'usage',
  input: z.object({}),
  fields: {},
  async run({ tx, boss, subscriber, now }): Promise<UsageOutput> {
    const month = monthOf(now)
    const line = await boss.planOnLine(tx, subscriber.id, now)
    const packs = await boss.dataPacks(tx, subscriber.id, month)
    const used = usageNow(await boss.usage(tx, subscriber.id, month), now)
    const { bars, overFen } = monthSoFar(line, packs, used, now)
    const { code, name } = line.current
    return {
      month,
      asOf: used?.asOf ?? now,
      plan: { code, name },
      bars,
      packs,
      overFen,
      daysLeft: daysLeft(now),
    }
  },
  reply(usage, { say, language }) {
    const left = usage.bars.map((bar) => barLine(bar, say)).join(say(m.comma))
    const lines = [say(m.left, { asOf: asOf(usage.asOf, language), left, days: usage.daysLeft })]
    if (usage.overFen > 0) lines.push(say(m.overrun, yuan(usage.overFen)))
    return {
      title: say(m.checkUsage),
      lines,
      next: usage.overFen > 0 ? ['turnServiceOn', 'seePlan'] : ['seePlan'],
    }
  },
})
