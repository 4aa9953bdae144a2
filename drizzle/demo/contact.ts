/** Which channel somebody takes, and the touch that is left there. */
import type { TouchOutcome } from '#drizzle/schema/touch.ts'
import type { Reply } from '#server/operation.ts'
import { isElectronic } from '#server/touch/channels.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import { monthOf } from '#words/format.ts'
import { shareIn, type CalendarMonth, type Side } from './calendar.ts'
import type { Line } from './line.ts'

/** Branches differ: the first does best, the island lags behind. */
const branchLeaning: Record<string, number> = {
  lanxi: 0.06,
  qinghe: 0.05,
  yungang: 0,
  shuangqiao: -0.02,
  songtai: -0.06,
  luzhou: -0.13,
}

/** @param leaning how much likelier this business is done in the e-hall than others */
export function sideOf(line: Line, month: CalendarMonth, leaning = 0): Side {
  const { person, chance } = line
  const share = shareIn(month) + (branchLeaning[person.branchCode] ?? 0) + person.leaning + leaning
  return chance.yes(Math.min(0.97, Math.max(0.05, share))) ? 'electronic' : 'human'
}

const electronic: Record<string, [string, number][]> = {
  gotone: [
    ['web', 42],
    ['sms', 36],
    ['wap', 8],
    ['kiosk', 14],
  ],
  easyown: [
    ['web', 22],
    ['sms', 48],
    ['wap', 5],
    ['kiosk', 25],
  ],
  mzone: [
    ['web', 42],
    ['sms', 30],
    ['wap', 18],
    ['kiosk', 10],
  ],
}
const human: [string, number][] = [
  ['counter', 58],
  ['hotline', 42],
]

/** @param without electronic channels on which it is closed */
export function channelOf(line: Line, side: Side, without: string[] = []): string {
  const { chance, person } = line
  if (side === 'human') return chance.choose(human)
  const open = (electronic[person.brand] ?? []).filter(([channel]) => !without.includes(channel))
  return chance.choose(open)
}

const stores: Record<string, string[]> = {
  lanxi: ['岚西中心营业厅', '望岚路营业厅'],
  qinghe: ['青禾大学城营业厅', '青禾东站营业厅'],
  yungang: ['云港码头营业厅', '云港新区营业厅'],
  shuangqiao: ['双桥北路营业厅'],
  songtai: ['松台镇营业厅', '松风里营业厅'],
  luzhou: ['鹭洲营业厅'],
}

/** Where and by whom: the counter's desk, the agent, the kiosk. */
function placeOf(line: Line, channel: string): string | null {
  const { chance, person } = line
  const store = () => chance.pick(stores[person.branchCode] ?? ['营业厅'])
  if (channel === 'counter') return `${store()}${chance.between(1, 6)}号台席`
  if (channel === 'kiosk') return `${store()}自助终端${chance.between(1, 4)}号`
  if (channel === 'hotline') return `话务员${chance.between(1001, 1060)}`
  if (channel === 'outbound') return `外呼坐席${chance.between(201, 216)}`
  if (channel === 'partner') return `合作店${chance.between(1, 40)}`
  return null
}

export type Told = {
  /** Chosen before where something is named by it. */
  id?: string
  at: number
  channel: string
  business: BusinessType
  operation: string | null
  outcome?: TouchOutcome
  amountFen?: number
  said?: string | null
  told?: Reply
  answersId?: string
  place?: string
  /** The operator speaks, not the subscriber: that makes nobody an active customer. */
  byOperator?: boolean
  /** A shop of the alliance verified it at its till: told in words, and in no file of contacts. */
  atTill?: boolean
}

/** Leaves a touch and counts it as `server/touch/record.ts` does; the touch's id. */
export function leaveTouch(line: Line, told: Told): string {
  const { person, chance, rows, counters } = line
  const { at, channel, business, outcome = 'done' } = told
  const id = told.id ?? chance.id(at)
  const month = monthOf(at)
  const list = rows.touches.get(month) ?? []
  rows.touches.set(month, list)
  list.push({
    subscriberId: person.id,
    id,
    channel,
    business,
    operation: isElectronic(channel) ? told.operation : null,
    outcome,
    branchCode: person.branchCode,
    amountFen: told.amountFen ?? null,
    said: told.said ?? null,
    told: isElectronic(channel) || told.atTill ? (told.told ?? null) : null,
    answersId: told.answersId ?? null,
    place: told.place ?? placeOf(line, channel),
  })
  const key = `${month} ${business} ${channel} ${person.branchCode} ${outcome}`
  const counted = counters.touches.get(key)
  if (counted) {
    counted.count++
    counted.amountFen += told.amountFen ?? 0
  } else {
    const { branchCode } = person
    counters.touches.set(key, {
      month,
      business,
      channel,
      branchCode,
      outcome,
      count: 1,
      amountFen: told.amountFen ?? 0,
    })
  }
  if (isElectronic(channel)) {
    if (!told.byOperator) countActive(line, month)
  } else if (!told.atTill) counters.human.set(month, (counters.human.get(month) ?? 0) + 1)
  return id
}

function countActive(line: Line, month: number): void {
  const { activeMonths, counters, person } = line
  if (activeMonths.has(month)) return
  activeMonths.add(month)
  const key = `${month} ${person.branchCode}`
  counters.active.set(key, (counters.active.get(key) ?? 0) + 1)
}
