/**
 * Bytes of a spreadsheet to rows: UTF-8 with or without BOM, or GBK as counters' Excel writes it.
 *
 * A line that is no CSV is reported with its number and the rest is read on.
 */
import { parse } from 'csv-parse/sync'
import { speak, type Say } from '#words/message.ts'
import { m } from './messages.ts'

export type RawRow = { line: number; cells: Record<string, string> }

/** Why a whole file cannot be read, in the words for whoever sent it. */
export class UnreadableFile extends Error {
  readonly words: (say: Say) => string

  constructor(words: (say: Say) => string) {
    super(words(speak.en))
    this.name = 'UnreadableFile'
    this.words = words
  }
}

/** The columns of an import, by any of the names that files give them. */
const columnNames: Record<string, string[]> = {
  msisdn: ['msisdn', '手机号', '号码', '手机号码'],
  time: ['time', '时间', '办理时间', '接触时间'],
  channel: ['channel', '渠道'],
  business: ['business', '业务类型', '业务'],
  branch: ['branch', '分公司', '营业厅分公司'],
  place: ['place', '营业厅', '工号', '地点'],
  amount: ['amount', '金额', '金额(元)'],
  note: ['note', '备注', '内容'],
  record: ['record', '流水号', '记录号'],
}
const required = ['msisdn', 'time', 'channel', 'business']

const TAB = '\t'

/** @throws UnreadableFile when the encoding is unknown, nothing is in it, or a needed column is missing */
export function readCsv(bytes: Uint8Array): { rows: RawRow[]; malformed: number[] } {
  const text = decode(bytes)
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  if (!firstLine.trim()) throw new UnreadableFile((say) => say(m.empty))
  const delimiter = firstLine.includes(TAB) && !firstLine.includes(',') ? TAB : ','
  const malformed: number[] = []
  const records = parse(text, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      malformed.push(Number(error?.lines ?? 0))
      return undefined
    },
    info: true,
    trim: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const header = records.shift()?.record ?? []
  const columns = header.map((name) => columnOf(name))
  const missing = required.filter((name) => !columns.includes(name))
  if (missing.length > 0) {
    throw new UnreadableFile((say) => say(m.missingColumns, missing.join(', ')))
  }
  const rows: RawRow[] = []
  for (const { record, info } of records) {
    if (record.length !== header.length) malformed.push(info.lines)
    else rows.push({ line: info.lines, cells: cellsOf(columns, record) })
  }
  return { rows, malformed }
}

function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // Not this encoding; the next one is tried.
    }
  }
  throw new UnreadableFile((say) => say(m.encoding))
}

function columnOf(name: string): string {
  const wanted = name.trim().toLowerCase()
  return Object.entries(columnNames).find(([, names]) => names.includes(wanted))?.[0] ?? wanted
}

function cellsOf(columns: string[], record: string[]): Record<string, string> {
  return Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']))
}
