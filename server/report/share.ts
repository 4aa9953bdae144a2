/**
 * The diversion share: how much business has moved from counters and agents to the electronic channels.
 *
 *     share = e-channel handled ÷ (e-channel + counter + hotline agent) handled
 *
 * of the same business types, branch and period. Queries, handled and paid are kept apart: a share made of queries is
 * worthless. Outbound calls and partner stores are on neither side. Pure: counters in, figures out.
 */
import type { Month } from '#words/format.ts'
import type { Counted, CountedIn } from './counted.ts'

export type Kind = 'query' | 'handle' | 'pay'

/** Contacts by side; the sides of the share, and of the banking form `electronic ÷ counter`. */
export type Sides = { electronic: number; counter: number; hotline: number; amountFen: number }

export type ShareRow = {
  /** A business code, a branch code or a month, by what the report is asked by. */
  key: string
  kinds: Record<Kind, Sides>
  /** Basis points (8500 = 85 %) of the chosen kind; null where nothing was counted. */
  shareBp: number | null
  /** electronic ÷ counter, basis points; can pass 10000. */
  bankingBp: number | null
  targetBp: number | null
  /** actual ÷ target, basis points: the score by the target. */
  completionBp: number | null
  /** share ÷ the best row's share, basis points: the score by the best peer. */
  bestPeerBp: number | null
  active: number | null
  /** Scores from 1 to 5 that subscribers gave, summed; the average is `sum ÷ count`. */
  scores: { count: number; sum: number }
  /** Contacts of the chosen kind whose seven days are over, and those followed by another one about the same. */
  repeats: { judged: number; repeated: number }
}

export type ShareAsk = {
  by: 'business' | 'branch' | 'month'
  /** Which kind the share is of; the others stand beside it. */
  kind: Kind
  /** One business type or branch only, or all. */
  business: string | null
  branchCode: string | null
}

export type ShareReport = { rows: ShareRow[]; total: ShareRow }

const FULL_BP = 10_000

export function shareReport(ask: ShareAsk, data: CountedIn): ShareReport {
  const electronic = new Set(data.channels.filter((channel) => channel.electronic).map(({ code }) => code))
  const kinds = new Map(data.businessTypes.map(({ code, kind }) => [code, kind]))
  const asked = data.counted.filter(
    (row) =>
      (!ask.business || row.business === ask.business) &&
      (!ask.branchCode || row.branchCode === ask.branchCode),
  )
  const rows = new Map<string, ShareRow>()
  const total = emptyRow('total')
  for (const row of asked) {
    const kind = kinds.get(row.business)
    if (!kind || kind === 'other') continue
    const key = keyOf(ask, row)
    const own = rows.get(key) ?? emptyRow(key)
    rows.set(key, own)
    for (const into of [own, total]) add(into.kinds[kind], row, electronic)
  }
  addActive(ask, data, rows, total)
  addScores(ask, data, rows, total)
  addRepeats(ask, data, rows, total)
  const ordered = [...rows.values()]
    .filter((row) => any(row))
    .sort((a, b) => positionOf(ask, data, a) - positionOf(ask, data, b))
  for (const row of [...ordered, total]) judge(row, ask, data)
  const best = Math.max(...ordered.map((row) => row.shareBp ?? 0))
  for (const row of ordered)
    row.bestPeerBp = row.shareBp === null || best <= 0 ? null : ratioBp(row.shareBp, best)
  return { rows: ordered, total }
}

/** Basis points of a ratio, rounded half up; null where there is nothing to divide by. */
export function ratioBp(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part * FULL_BP) / whole) : null
}

export function shareBpOf(sides: Sides): number | null {
  return ratioBp(sides.electronic, sides.electronic + sides.counter + sides.hotline)
}

function judge(row: ShareRow, ask: ShareAsk, data: CountedIn): void {
  const sides = row.kinds[ask.kind]
  row.shareBp = shareBpOf(sides)
  row.bankingBp = ratioBp(sides.electronic, sides.counter)
  row.targetBp = targetFor(row, ask, data)
  row.completionBp = row.shareBp === null || row.targetBp === null ? null : ratioBp(row.shareBp, row.targetBp)
}

/** The target of the last month in the span, the most particular one that was set. */
function targetFor(row: ShareRow, ask: ShareAsk, data: CountedIn): number | null {
  const month =
    ask.by === 'month' && row.key !== 'total'
      ? Number(row.key)
      : Math.max(...data.targets.map((t) => t.month), 0)
  const business = ask.by === 'business' && row.key !== 'total' ? row.key : (ask.business ?? '*')
  const branchCode = ask.by === 'branch' && row.key !== 'total' ? row.key : (ask.branchCode ?? '*')
  const ofMonth = data.targets.filter((target) => target.month === month)
  const wanted: [string, string][] = [
    [business, branchCode],
    [business, '*'],
    ['*', branchCode],
    ['*', '*'],
  ]
  for (const [business, branch] of wanted) {
    const found = ofMonth.find((target) => target.business === business && target.branchCode === branch)
    if (found) return found.shareBp
  }
  return null
}

/** Active customers have a month and a branch but no business type. */
function addActive(ask: ShareAsk, data: CountedIn, rows: Map<string, ShareRow>, total: ShareRow): void {
  if (ask.business || ask.by === 'business') return
  const lastMonth = Math.max(...data.active.map(({ month }) => month), 0)
  for (const row of data.active) {
    if (ask.branchCode && row.branchCode !== ask.branchCode) continue
    const own = rows.get(keyOf(ask, { ...row, business: '' }))
    // A subscriber active in two months is one active customer in each: months are shown side by side, never summed.
    if (own && (ask.by === 'month' || row.month === lastMonth)) own.active = (own.active ?? 0) + row.count
    if (row.month === lastMonth) total.active = (total.active ?? 0) + row.count
  }
}

function addScores(ask: ShareAsk, data: CountedIn, rows: Map<string, ShareRow>, total: ShareRow): void {
  for (const row of data.scores) {
    if (ask.business && row.business !== ask.business) continue
    if (ask.branchCode && row.branchCode !== ask.branchCode) continue
    for (const into of [rows.get(keyOf(ask, row)), total]) {
      if (!into) continue
      into.scores.count += row.count
      into.scores.sum += row.sum
    }
  }
}

function addRepeats(ask: ShareAsk, data: CountedIn, rows: Map<string, ShareRow>, total: ShareRow): void {
  const kinds = new Map(data.businessTypes.map(({ code, kind }) => [code, kind]))
  for (const row of data.repeats) {
    if (kinds.get(row.business) !== ask.kind) continue
    if (ask.business && row.business !== ask.business) continue
    if (ask.branchCode && row.branchCode !== ask.branchCode) continue
    for (const into of [rows.get(keyOf(ask, row)), total]) {
      if (!into) continue
      into.repeats.judged += row.judged
      into.repeats.repeated += row.repeated
    }
  }
}

function keyOf(ask: ShareAsk, row: { month: Month; business: string; branchCode: string }): string {
  return ask.by === 'business' ? row.business : ask.by === 'branch' ? row.branchCode : String(row.month)
}

function positionOf(ask: ShareAsk, data: CountedIn, row: ShareRow): number {
  if (ask.by === 'month') return Number(row.key)
  const list = ask.by === 'business' ? data.businessTypes : data.branches
  return list.find(({ code }) => code === row.key)?.position ?? Number.MAX_SAFE_INTEGER
}

function add(sides: Sides, row: Counted, electronic: Set<string>): void {
  if (electronic.has(row.channel)) {
    sides.electronic += row.count
    sides.amountFen += row.amountFen
  } else if (row.channel === 'counter') sides.counter += row.count
  else if (row.channel === 'hotline') sides.hotline += row.count
}

function any(row: ShareRow): boolean {
  return Object.values(row.kinds).some((sides) => sides.electronic + sides.counter + sides.hotline > 0)
}

function emptyRow(key: string): ShareRow {
  const none = (): Sides => ({ electronic: 0, counter: 0, hotline: 0, amountFen: 0 })
  return {
    key,
    kinds: { query: none(), handle: none(), pay: none() },
    shareBp: null,
    bankingBp: null,
    targetBp: null,
    completionBp: null,
    bestPeerBp: null,
    active: null,
    scores: { count: 0, sum: 0 },
    repeats: { judged: 0, repeated: 0 },
  }
}
