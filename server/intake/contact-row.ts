/** One line of an import, checked once: cells in, a contact or the reason why not. */
import { z } from 'zod'
import { channels } from '#server/touch/channels.ts'
import { firstOpenMonth } from '#server/touch/retention.ts'
import { monthOf, shanghaiMs } from '#words/format.ts'
import type { Message } from '#words/message.ts'
import { m } from './messages.ts'
import type { RawRow } from './rows.ts'

/** What the rows may refer to: codes and names of the reference tables, any of which stands for its code. */
export type Known = { businesses: Map<string, string>; branches: Map<string, string> }

export type ContactRow = {
  msisdn: string
  happenedAt: number
  channel: string
  business: string
  branchCode: string | null
  place: string | null
  amountFen: number | null
  note: string | null
  /** What makes the record the same one when it comes again. */
  key: string
}

const human = new Map<string, string>(
  Object.entries(channels)
    .filter(([, channel]) => !channel.electronic)
    .flatMap(([code, { name }]) => [
      [code, code],
      [name.zh, code],
      [name.en.toLowerCase(), code],
    ]),
)

const cells = z.object({
  msisdn: z.string().transform((text) => text.replace(/[\s-]/g, '').replace(/^(\+|00)?86/, '')),
  time: z.string(),
  channel: z.string(),
  business: z.string(),
  branch: z.string().default(''),
  place: z.string().default(''),
  amount: z.string().default(''),
  note: z.string().default(''),
  record: z.string().default(''),
})

export function readContact(row: RawRow, known: Known, now: number): ContactRow | { fault: Message } {
  const cell = cells.parse(row.cells)
  const happenedAt = readTime(cell.time)
  const channel = human.get(cell.channel.toLowerCase())
  const business = known.businesses.get(cell.business.toLowerCase())
  const branchCode = cell.branch ? known.branches.get(cell.branch.toLowerCase()) : null
  const amountFen = cell.amount ? readAmount(cell.amount) : null
  if (!/^1[3-9]\d{9}$/.test(cell.msisdn)) return { fault: m.msisdn }
  if (happenedAt === undefined) return { fault: m.time }
  if (happenedAt > now) return { fault: m.future }
  if (monthOf(happenedAt) < firstOpenMonth(now)) return { fault: m.tooOld }
  if (!channel) return { fault: m.channel }
  if (!business) return { fault: m.business }
  if (branchCode === undefined) return { fault: m.branch }
  if (amountFen === undefined) return { fault: m.amount }
  if (cell.note.length > 500) return { fault: m.note }
  const { msisdn, place, note } = cell
  const key = cell.record
    ? `import:${channel}:${cell.record}`
    : `import:${channel}:${msisdn}:${happenedAt}:${business}:${place}:${amountFen}:${note}`
  return {
    msisdn,
    happenedAt,
    channel,
    business,
    branchCode,
    place: place || null,
    amountFen,
    note: note || null,
    key,
  }
}

/** `2026-11-22 09:30[:15]`, `2026/11/22 9:30` in Shanghai; undefined for anything else, 31 February included. */
export function readTime(text: string): number | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth) return undefined
  if (hour > 23 || minute > 59 || second > 59) return undefined
  return shanghaiMs(year, month, day, hour, minute) + second * 1000
}

function readAmount(text: string): number | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.replace(/[,¥￥\s]/g, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
}
