/** Settlement as marketing sees it: a month over all merchants, the statement of one, its file, its closing. */
import { z } from 'zod'
import { Refusal } from '#server/operation.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { csvOf } from '#server/staff/csv.ts'
import { filled } from '#server/staff/filled.ts'
import { monthTyped } from '#server/staff/typed.ts'
import { dateTime, monthOf, yuan, type Month } from '#words/format.ts'
import { everyMerchant, merchantOf, type Merchant } from './merchant.ts'
import { m } from './messages.ts'
import { closedStatement } from './settlement.ts'
import {
  closeMonth,
  LINES_A_PAGE,
  postedSums,
  statementLines,
  sumsOf,
  type StatementLine,
} from './statement.ts'
import { reverseVerification } from './verify.ts'

const roles = ['marketing', 'admin'] as const

/** Every merchant's sums of a month, and whether it is closed. */
export const seeStatements = staffAction({
  title: m.seeStatements,
  roles,
  input: z.object({ month: filled(monthTyped) }),
  fields: { month: { label: m.month, wrong: m.monthWrong } },
  async run({ tx, now }, { month = monthOf(now) }) {
    const rows = []
    for (const { code, name, status } of await everyMerchant(tx)) {
      const sums = await sumsOf(tx, code, month)
      const closed = await closedStatement(tx, code, month)
      rows.push({ code, name, status, ...sums, closedAt: closed?.closedAt ?? null })
    }
    return { month, isOver: month < monthOf(now), rows }
  },
  audit: ({ month }) => ({ detail: { month } }),
})

const ofMonth = {
  input: z.object({ merchant: z.string().max(31), month: monthTyped }),
  fields: { merchant: { label: m.merchant }, month: { label: m.month, wrong: m.monthWrong } },
}

/** A page of a statement; the sums are of the whole month, beside them what the ledger holds for it. */
export const seeStatement = staffAction({
  title: m.seeStatement,
  roles,
  input: ofMonth.input.extend({ after: filled(z.uuid()) }),
  fields: { ...ofMonth.fields, after: { label: m.page } },
  async run(visit, { merchant: code, month, after }) {
    const { tx, now } = visit
    const merchant = await found(visit, code)
    const lines = await statementLines(tx, code, month, after)
    const next = lines.length === LINES_A_PAGE ? (lines.at(-1)?.id ?? null) : null
    const closed = (await closedStatement(tx, code, month)) ?? null
    const sums = await sumsOf(tx, code, month)
    return { merchant, month, lines, next, sums, closed, isOver: month < monthOf(now) }
  },
  audit: ({ merchant, month }, page) => ({ detail: { merchant, month, shown: page?.lines.length ?? 0 } }),
})

/** For good: what is verified or taken back later belongs to the next month. */
export const closeStatement = staffAction({
  title: m.closeStatement,
  roles,
  ...ofMonth,
  async run(visit, { merchant, month }) {
    const { tx, staff, now } = visit
    await found(visit, merchant)
    if (month >= monthOf(now)) throw new Refusal('not-over', (say) => say(m.notOver))
    const closed = await closeMonth(tx, merchant, month, { closedBy: staff.id, closedAt: now })
    if (!closed) throw new Refusal('closed-before', (say) => say(m.closedBefore))
    const posted = await postedSums(tx, merchant, month)
    if (posted.coins !== closed.coins || posted.dueFen !== closed.dueFen) {
      throw new Refusal('books-differ', (say) => say(m.booksDiffer))
    }
    return closed
  },
  audit: ({ merchant, month }, closed) => ({
    detail: { merchant, month, dueFen: closed?.dueFen, coins: closed?.coins },
  }),
})

/** More lines than this are asked of the database itself. */
const MOST_IN_A_FILE = 100_000

export const exportStatement = staffAction({
  title: m.exportStatement,
  roles,
  ...ofMonth,
  async run(visit, { merchant: code, month }) {
    const { tx, say, language } = visit
    const merchant = await found(visit, code)
    const heads = [m.time, m.event, m.reward, m.voucherCode, m.msisdn, m.shop, m.coins, m.due, m.reason]
    const rows: (string | number)[][] = []
    for await (const line of everyLine(visit, code, month)) {
      const sign = line.kind === 'verified' ? 1 : -1
      const told = [
        dateTime(line.at),
        say(m[line.kind]),
        line.name[language],
        line.code,
        line.msisdn,
        line.by,
      ]
      rows.push([...told, sign * line.coins, yuan(sign * line.dueFen), line.reason ?? ''])
    }
    const sums = await sumsOf(tx, code, month)
    rows.push([say(m.total), '', merchant.name[language], '', '', '', sums.coins, yuan(sums.dueFen), ''])
    return {
      csv: csvOf(
        heads.map((head) => say(head)),
        rows,
      ),
      name: `settlement-${code}-${month}.csv`,
    }
  },
  audit: ({ merchant, month }) => ({ detail: { merchant, month } }),
})

async function* everyLine({ tx }: StaffVisit, code: string, month: Month): AsyncGenerator<StatementLine> {
  let after: string | undefined
  for (let read = 0; read < MOST_IN_A_FILE; read += LINES_A_PAGE) {
    const lines = await statementLines(tx, code, month, after)
    yield* lines
    if (lines.length < LINES_A_PAGE) return
    after = lines.at(-1)?.id
  }
}

/** A shop pressed the wrong button: the voucher is the subscriber's again, the merchant is owed that much less. */
export const reverseVoucher = staffAction({
  title: m.reverseVoucher,
  roles,
  input: z.object({ subscriberId: z.uuid(), line: z.uuid(), reason: z.string().trim().min(4).max(200) }),
  fields: {
    subscriberId: { label: m.subscriber },
    line: { label: m.line },
    reason: { label: m.reason, wrong: m.reasonWrong },
  },
  async run({ tx, staff, now }, { subscriberId, line: id, reason }) {
    const done = await reverseVerification(
      tx,
      { subscriberId, id },
      { staffId: staff.id, login: staff.login, reason },
      now,
    )
    if (!done) throw new Refusal('not-standing', (say) => say(m.notStanding))
    return { month: done.month, dueFen: done.line.dueFen }
  },
  audit: ({ subscriberId, line, reason }, output) => ({ subscriberId, detail: { line, reason, ...output } }),
})

async function found({ tx }: StaffVisit, code: string): Promise<Merchant> {
  const merchant = await merchantOf(tx, code)
  if (!merchant) throw new Refusal('no-merchant', (say) => say(m.noMerchant))
  return merchant
}
