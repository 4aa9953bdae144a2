/** What is told by text: queries in two segments at most, quotes, with all that the law wants in them, in four. */
import { expect, test } from 'vitest'
import type { Language } from '#words/message.ts'
import { message } from '#words/message.ts'
import { operations, type OperationName } from '#server/operations.ts'
import { framed, pagesOf, type Style } from '#sms/say.ts'
import { segmentCount } from '#words/segments.ts'
import { openLines, type Line } from './support/line.ts'

const lines = await openLines()
const GB = 1024 * 1024
const style: Style = {
  operations,
  head: message('【青岚通信】', '[Qinglan] '),
  signature: message('', ''),
  pageSegments: 4,
}

const shorts: [OperationName, object][] = [
  ['checkBalance', {}],
  ['seeBill', {}],
  ['seeBill', { month: '11' }],
  ['checkUsage', {}],
  ['seePlan', {}],
  ['listServices', {}],
  ['cancelPlanChange', {}],
  ['turnServiceOff', { code: 'LDXS' }],
  ['turnServiceOn', { code: 'GJMY' }],
]

const quotes: [OperationName, object][] = [
  ['changePlan', { code: 'GT88' }],
  ['changePlan', { code: 'GT128', when: 'now' }],
  ['turnServiceOn', { code: 'LL10' }],
]

async function segments(
  me: Line,
  [name, input]: [OperationName, object],
  language: Language,
): Promise<number> {
  const outcome = await me.perform(name, input, { language })
  const pages = pagesOf(outcome.reply, outcome.kind === 'quoted', language, style)
  expect(pages).toHaveLength(1)
  return segmentCount(framed(pages[0]?.body ?? '', language, style))
}

test.for(['zh', 'en'] as const)(
  'in %s a query is one or two segments and a quote four at most',
  async (language) => {
    const me = await lines.newLine({
      bills: [6250, 5950],
      used: { 202610: { minutes: 180 }, 202611: { minutes: 80, messages: 12, dataKb: 7 * GB } },
    })
    for (const asked of shorts) expect(await segments(me, asked, language), asked[0]).toBeLessThanOrEqual(2)
    for (const asked of quotes) expect(await segments(me, asked, language), asked[0]).toBeLessThanOrEqual(4)
  },
)
