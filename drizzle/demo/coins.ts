/** E-coins through the year: earned by rule, spent on rewards with what expires first, expired in the end. */
import { earningRules } from '#drizzle/reference/earning-rules.ts'
import { merchants } from '#drizzle/reference/merchants.ts'
import { rewards } from '#drizzle/reference/rewards.ts'
import type { SpentLot } from '#drizzle/schema/reward.ts'
import { lastFour, VOUCHER_LETTERS } from '#server/ecoin/voucher-code.ts'
import { dueFor } from '#server/merchant/merchant.ts'
import { settlementReason } from '#server/merchant/settlement.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import { addMonths, isoDate, monthOf, monthStart, shanghai, shanghaiMs } from '#words/format.ts'
import { leaveTouch } from './contact.ts'
import { later, nameOf, type Line } from './line.ts'
import { m } from './messages.ts'

const DAY_MS = 86_400_000

/** Shops are open from ten to nine; minutes of the day. */
const OPEN = [10 * 60, 21 * 60] as const

const letterList = Array.from(VOUCHER_LETTERS)

type Voucher = Line['rows']['rewardVoucher'][number]

/** What was left from before the window; it expires within it or soon. */
export function openCoins(line: Line, at: number): void {
  const { chance, life, setting } = line
  if (life.openingCoins <= 0) return
  const months = chance.between(1, 14)
  grant(line, at, life.openingCoins, 'opening', 'ecoin-opening', monthStart(addMonths(monthOf(at), months)))
  expireCoins(line, Math.min(at, setting.now))
}

/** As the rules give it for something done in the e-hall; each rule so many times a day. */
export function earnCoins(
  line: Line,
  at: number,
  business: BusinessType,
  channel: string,
  touchId: string,
): void {
  for (const rule of earningRules) {
    if (rule.kind !== 'operation' || rule.business !== business || (rule.channel && rule.channel !== channel))
      continue
    const day = `${rule.code} ${isoDate(at)}`
    const times = line.earned.get(day) ?? 0
    if (times >= (rule.perDay ?? Infinity)) continue
    line.earned.set(day, times + 1)
    const expiresAt = monthStart(addMonths(monthOf(at), rule.validMonths + 1))
    grant(line, at, rule.coins, rule.code, `earn:${touchId}:${rule.code}`, expiresAt)
  }
}

/** A prize: e-coins that no rule of earning gave. @param lotId of the lot, where it opens a new one */
export function giveCoins(
  line: Line,
  at: number,
  coins: number,
  source: string,
  key: string,
  validMonths: number,
  lotId: string,
): void {
  const expiresAt = monthStart(addMonths(monthOf(at), validMonths + 1))
  grant(line, at, coins, source, key, expiresAt, lotId)
}

function grant(
  line: Line,
  at: number,
  coins: number,
  source: string,
  key: string,
  expiresAt: number,
  lotId?: string,
): void {
  const { person, purse, rows, chance, lots } = line
  purse.post({ key, debit: 'ecoin-grant', credit: 'ecoin', amount: coins, reason: source, at })
  const same = lots.find((lot) => lot.source === source && lot.expiresAt === expiresAt)
  if (same) {
    same.earned += coins
    same.remaining += coins
    return
  }
  const lot = {
    subscriberId: person.id,
    id: lotId ?? chance.id(at),
    source,
    earned: coins,
    remaining: coins,
    earnedAt: at,
    expiresAt,
  }
  lots.push(lot)
  rows.ecoinLot.push(lot)
}

/** At a month's start: what is left of lots whose time is over goes. */
export function expireCoins(line: Line, at: number): void {
  for (const lot of line.lots) {
    if (lot.expiresAt > at || lot.remaining === 0) continue
    const key = `expire:${lot.id}`
    line.purse.post({
      key,
      debit: 'ecoin',
      credit: 'ecoin-expired',
      amount: lot.remaining,
      reason: lot.source,
      at,
    })
    lot.remaining = 0
  }
  line.lots = line.lots.filter((lot) => lot.remaining > 0)
}

/** Buys a reward that the coins are enough for; false when they are not. */
export function redeem(line: Line, at: number, channel: string): boolean {
  const { chance, person, purse, rows, say, setting } = line
  const affordable = rewards.filter(({ price }) => price <= purse.balanceOf('ecoin'))
  if (affordable.length === 0) return false
  const reward = chance.pick(affordable)
  const validUntil = at + reward.validDays * DAY_MS
  const code = codeBy(chance)
  const name = nameOf(line, reward.name)
  const told = {
    title: say(m.redeemTitle),
    lines: [say(m.redeemed, { name, code, until: isoDate(validUntil) })],
  }
  const said = channel === 'sms' ? `DH ${reward.code}` : reward.code
  const touchId = leaveTouch(line, {
    at,
    channel,
    business: 'ecoin-redeem',
    operation: 'redeemEcoins',
    said,
    told,
  })
  const posting = { key: `redeem:${touchId}`, amount: reward.price, reason: reward.code, at }
  purse.post({ ...posting, debit: 'ecoin', credit: 'ecoin-reward' })
  const voucher: Voucher = {
    subscriberId: person.id,
    id: chance.id(at),
    rewardCode: reward.code,
    merchantCode: reward.merchantCode,
    code,
    coins: reward.price,
    lots: spendLots(line, reward.price),
    issuedAt: at,
    validUntil,
    state: 'issued',
    usedAt: null,
    usedId: null,
  }
  rows.rewardVoucher.push(voucher)
  const usedAt =
    dayStart(at) + chance.between(1, reward.validDays) * DAY_MS + chance.between(...OPEN) * 60_000
  if (chance.yes(0.7) && usedAt < Math.min(setting.now, validUntil))
    later(line, usedAt, (then) => verify(line, voucher, then))
  return true
}

/** A shop took it: the voucher, the line of the merchant's statement and its postings. */
function verify(line: Line, voucher: Voucher, at: number): void {
  const { chance, purse, rows, setting, counters } = line
  const { subscriberId, rewardCode, merchantCode, coins } = voucher
  const month = monthOf(at)
  const id = chance.id(at)
  const dueFen = dueOf(rewardCode)
  const shared = { reason: settlementReason(merchantCode, month), at }
  const key = `verify:${id}`
  purse.post({
    ...shared,
    key: `${key}:coins`,
    debit: 'ecoin-reward',
    credit: 'ecoin-settled',
    amount: coins,
  })
  if (dueFen > 0) {
    purse.post({ ...shared, key: `${key}:fen`, debit: 'alliance', credit: 'merchant', amount: dueFen })
  }
  Object.assign(voucher, { state: 'used', usedAt: at, usedId: id })
  const till = setting.tills.get(merchantCode)
  const byId = till?.id ?? subscriberId
  leaveVerified(line, voucher, id, till?.name ?? '', at)
  const bought = { merchantCode, month, voucherId: voucher.id, rewardCode, coins, dueFen }
  rows.voucherSettlement.push({ subscriberId, id, kind: 'verified', ...bought, at, byId })
  const sums = counters.settled.get(`${merchantCode} ${month}`) ?? { verified: 0, coins: 0, dueFen: 0 }
  counters.settled.set(`${merchantCode} ${month}`, {
    verified: sums.verified + 1,
    coins: sums.coins + coins,
    dueFen: sums.dueFen + dueFen,
  })
}

/** As `server/merchant/verify.ts` leaves it. */
function leaveVerified(line: Line, voucher: Voucher, id: string, shop: string, at: number): void {
  const { rewardCode, merchantCode, code } = voucher
  const reward = rewards.find((each) => each.code === rewardCode)
  const merchant = merchants.find((each) => each.code === merchantCode)
  const name = reward ? nameOf(line, reward.name) : rewardCode
  leaveTouch(line, {
    id,
    at,
    channel: merchant?.channel ?? 'partner',
    business: 'ecoin-voucher',
    operation: null,
    said: lastFour(code),
    told: { title: line.say(m.usedTitle), lines: [line.say(m.used, { name, shop })] },
    place: shop,
    atTill: true,
  })
}

/** As `server/merchant/merchant.ts` reckons it. */
function dueOf(rewardCode: string): number {
  const reward = rewards.find(({ code }) => code === rewardCode)
  const merchant = merchants.find(({ code }) => code === reward?.merchantCode)
  if (!reward || !merchant) throw new Error(`demo: there is no reward ${rewardCode}`)
  return dueFor(merchant, { ...reward, settleFen: reward.settleFen ?? null })
}

function dayStart(at: number): number {
  const { year, month, day } = shanghai(at)
  return shanghaiMs(year, month, day)
}

function codeBy(chance: Line['chance']): string {
  const letters = () => Array.from({ length: 4 }, () => chance.pick(letterList)).join('')
  return `${letters()}-${letters()}-${letters()}`
}

function spendLots(line: Line, coins: number): SpentLot[] {
  const spent: SpentLot[] = []
  let left = coins
  for (const lot of line.lots.toSorted((one, other) => one.expiresAt - other.expiresAt)) {
    const taken = Math.min(left, lot.remaining)
    lot.remaining -= taken
    left -= taken
    if (taken > 0) spent.push({ lotId: lot.id, source: lot.source, expiresAt: lot.expiresAt, coins: taken })
  }
  line.lots = line.lots.filter((lot) => lot.remaining > 0)
  return spent
}
