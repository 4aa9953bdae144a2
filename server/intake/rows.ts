/** What an import is made of before it is checked: rows with named cells, from whatever form they came in. */
import { speak, type Say } from '#words/message.ts'

export type RawRow = { line: number; cells: Record<string, string> }

export type Rows = {
  rows: RawRow[]
  /** Lines that are no record at all. */
  malformed: number[]
}

/** Why a whole file cannot be read, in the words for whoever sent it. */
export class UnreadableFile extends Error {
  readonly words: (say: Say) => string

  constructor(words: (say: Say) => string) {
    super(words(speak.en))
    this.name = 'UnreadableFile'
    this.words = words
  }
}

/** The columns of a file, by any of the names that files give them, and which of them it must have. */
export type Columns = { names: Record<string, string[]>; required: string[] }

const contactNames: Record<string, string[]> = {
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

/** Of a file of contacts. */
export const contactColumns: Columns = {
  names: contactNames,
  required: ['msisdn', 'time', 'channel', 'business'],
}

export function columnOf(name: string, { names }: Columns = contactColumns): string {
  const wanted = name.trim().toLowerCase()
  return Object.entries(names).find(([, known]) => known.includes(wanted))?.[0] ?? wanted
}

export function missingColumns(columns: string[], { required }: Columns = contactColumns): string[] {
  return required.filter((name) => !columns.includes(name))
}
