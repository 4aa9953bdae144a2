/** What callers write into a list: one line of a file, cells in, a result or the reason why not. */
import type { RawRow } from '#server/intake/rows.ts'
import type { Message } from '#words/message.ts'
import { m } from './messages.ts'

export const callResults = ['reached', 'no-answer', 'refused', 'accepted', 'ordered', 'do-not-call'] as const
export type CallResult = (typeof callResults)[number]

/** What each result is called in a file; `clicked` and `dismissed` are what people do with banners. */
export const resultWords = m.responses

/** Other words that callers use for the same. */
const alsoSaid: Record<CallResult, readonly string[]> = {
  reached: ['已接通', '接通，考虑中'],
  'no-answer': ['无人接听', '未接', '占线', '关机', 'no answer'],
  refused: ['拒接', '不需要'],
  accepted: ['有意向', '愿意', 'agreed'],
  ordered: ['办理', '已订购'],
  'do-not-call': ['免打扰', '勿打', '不再致电', 'do not call', 'dnc'],
}

const byWord = new Map<string, CallResult>(
  callResults.flatMap((result) => {
    const { zh, en } = resultWords[result]
    return [result, zh, en, ...alsoSaid[result]].map((word) => [String(word).toLowerCase(), result] as const)
  }),
)

export type ReadResult = { code: string; line: number; result: CallResult; note: string }

/** Null: the caller has written nothing yet. */
export function readResult({ cells }: RawRow): ReadResult | { fault: Message } | null {
  const { line: reference = '', result: said = '', note = '' } = cells
  if (said.trim() === '') return null
  const [, code = '', line = ''] = /^'?([0-9a-f]{8})-(\d{1,6})$/.exec(reference.trim().toLowerCase()) ?? []
  if (!code) return { fault: m.notALine }
  const result = byWord.get(said.trim().toLowerCase())
  if (!result) return { fault: m.resultUnclear }
  if (note.length > 500) return { fault: m.noteTooLong }
  return { code, line: Number(line), result, note: note.trim() }
}

/** The columns of a file of results, by any of the names that files give them. */
export const resultColumns = {
  names: {
    line: ['line', '行号', '名单行号'],
    result: ['result', '结果', '外呼结果'],
    note: ['note', '备注'],
  },
  required: ['line', 'result'],
}
