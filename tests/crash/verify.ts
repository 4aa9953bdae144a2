/**
 * After the crashes: does the database say exactly what people were told, and nothing else?
 *
 * Every errand was carried to its end, so nothing is "perhaps": each purse holds its opening and what was acknowledged, each
 * step left one touch, each touch its effect.
 */
import { rewards } from '#drizzle/reference/rewards.ts'
import { auditLedger } from '#server/balance/audit-ledger.ts'
import { operations } from '#server/operations.ts'
import { operator } from '#server/operator.ts'
import { recount } from '#server/report/recount.ts'
import type { Store } from '#server/store/store.ts'
import type { Touch } from '#server/touch/record.ts'
import { framed, pagesOf, type Style } from '#sms/say.ts'
import { message } from '#words/message.ts'
import type { Browser } from './browser.ts'
import { REWARD, type Done, type Expected } from './errand.ts'
import { OPENING_COINS, OPENING_FEN, type Card, type Person } from './people.ts'
import type { Phone } from './phone.ts'
import { commonRows, rowsOf, type Rows } from './rows.ts'

export type Life = { person: Person; phone: Phone; browser: Browser | undefined }

export type Verdict = { violations: string[]; touches: number; transfers: number; lettersWaiting: number }

export async function verify(store: Store, lives: Life[]): Promise<Verdict> {
  const violations: string[] = []
  const books = await auditLedger(store)
  for (const { subscriberId, what } of books.faults) violations.push(`ledger of ${subscriberId}: ${what}`)
  const counters = await recount(store, { mend: false })
  for (const { counter, counted, recounted } of counters.drifts) {
    violations.push(
      `counter ${counter}: ${JSON.stringify(counted)}, its touches ${JSON.stringify(recounted)}`,
    )
  }
  const common = await store.read((tx) => commonRows(tx, REWARD.item))
  for (const life of lives) {
    const rows = await store.read((tx) => rowsOf(tx, life.person.id))
    violations.push(
      ...lifeFaults(life, rows, common.usedCards).map((what) => `${life.person.msisdn}: ${what}`),
    )
  }
  const redeemed = lives.flatMap(channelsOf).reduce((sum, { redeemed }) => sum + redeemed, 0)
  const opening = rewards.find(({ code }) => code === REWARD.item)?.stock ?? 0
  if (common.stock !== opening - redeemed)
    violations.push(`stock ${common.stock}, ${opening - redeemed} expected`)
  const cards = lives.flatMap(channelsOf).flatMap((done) => done.cards)
  if (common.usedCards.size !== cards.length) {
    violations.push(`${common.usedCards.size} cards are used up, ${cards.length} were acknowledged`)
  }
  const { touches } = counters
  return { violations, touches, transfers: books.transfers, lettersWaiting: common.letters }
}

function channelsOf({ phone, browser }: Life): Done[] {
  return browser ? [phone.done, browser.done] : [phone.done]
}

function lifeFaults(life: Life, rows: Rows, usedCards: Map<string, string | null>): string[] {
  const channels = channelsOf(life)
  const { phone, browser } = life
  return [
    ...purseFaults(channels, rows),
    ...cardFaults(life.person, channels, rows, usedCards),
    ...effectFaults(channels, rows),
    ...sequenceFaults('sms', phone.done.expected, rows.touches),
    ...sequenceFaults('web', browser?.done.expected ?? [], rows.touches),
    ...requestFaults(phone, rows),
    ...answerFaults(phone, rows),
    ...toldFaults(browser?.told ?? [], rows.touches),
  ]
}

const sum = (channels: Done[], what: 'creditFen' | 'chargeFen' | 'coins') =>
  channels.reduce((all, done) => all + done[what], 0)

function purseFaults(channels: Done[], rows: Rows): string[] {
  const faults: string[] = []
  const fen = OPENING_FEN + sum(channels, 'creditFen') - sum(channels, 'chargeFen')
  if (rows.balanceFen !== fen) faults.push(`the purse holds ${rows.balanceFen} fen, ${fen} were acknowledged`)
  const earned = rows.transfers
    .filter(({ key }) => key.startsWith('earn:'))
    .reduce((all, { amount }) => all + amount, 0)
  const coins = OPENING_COINS + earned - sum(channels, 'coins')
  if (rows.coins !== coins) faults.push(`${rows.coins} e-coins, ${coins} were acknowledged`)
  return faults
}

/** Each card that was acknowledged went to this person, once, for what it is worth; no other card of theirs is gone. */
function cardFaults(
  person: Person,
  channels: Done[],
  rows: Rows,
  usedCards: Map<string, string | null>,
): string[] {
  const faults: string[] = []
  const acknowledged = new Set(channels.flatMap(({ cards }) => cards.map(({ hash }) => hash)))
  const check = ({ hash, faceFen, code }: Card) => {
    const posted = rows.transfers.filter(({ key }) => key === `card:${hash}`)
    const name = `card …${code.slice(-4)}`
    if (!acknowledged.has(hash)) {
      if (usedCards.has(hash) || posted.length > 0) faults.push(`${name} was used and nobody was told`)
      return
    }
    if (usedCards.get(hash) !== person.id) faults.push(`${name} was acknowledged and is not used by them`)
    if (posted.length !== 1 || posted[0]?.amount !== faceFen)
      faults.push(`${name} was posted ${posted.length} times`)
  }
  for (const card of [...person.phoneCards, ...person.browserCards]) check(card)
  return faults
}

/** No touch without its effect, and no effect without its touch. */
function effectFaults(channels: Done[], rows: Rows): string[] {
  const faults: string[] = []
  const ids = new Set(rows.touches.map(({ id }) => id))
  const done = (operation: string) =>
    rows.touches.filter((touch) => touch.operation === operation && touch.outcome === 'done')
  const equal = (what: string, effects: number, deeds: number) => {
    if (effects !== deeds) faults.push(`${effects} ${what} for ${deeds} touches`)
  }
  const posted = (prefix: string) => rows.transfers.filter(({ key }) => key.startsWith(prefix))
  equal('top-ups', rows.transfers.filter(({ reason }) => reason === 'topup').length, done('topUp').length)
  equal('rewards', rows.vouchers.length, done('redeemEcoins').length)
  equal('payments in e-coins', posted('redeem:').length, done('redeemEcoins').length)
  for (const [operation, kind] of [
    ['turnServiceOn', 'service-on'],
    ['turnServiceOff', 'service-off'],
  ] as const) {
    equal(`orders ${kind}`, rows.orders.filter((order) => order.kind === kind).length, done(operation).length)
  }
  const asked = rows.touches.filter(({ outcome }) => outcome === 'quoted')
  equal('pieces of evidence', rows.evidence.length, asked.length)
  for (const { key } of rows.transfers) {
    const [, touchId] = /^(?:topup|redeem|earn):([0-9a-f-]{36})/.exec(key) ?? []
    if (touchId && !ids.has(touchId)) faults.push(`the posting ${key} has no touch`)
  }
  for (const { services } of channels) {
    for (const [code, on] of services) {
      const held = rows.services.find(({ serviceCode }) => serviceCode === code)
      if ((held !== undefined && held.endsAt === null) !== on)
        faults.push(`${code} is not ${on ? 'on' : 'off'}`)
    }
  }
  return faults
}

/** One touch for each step, in their order, and no other; only what was under way for long may be there twice. */
function sequenceFaults(channel: 'sms' | 'web', expected: Expected[], all: Touch[]): string[] {
  const mine = all.filter((touch) => touch.channel === channel && touch.business !== 'sign-in')
  let at = 0
  let slow = false
  for (const [index, step] of expected.entries()) {
    const fits = (touch: Touch | undefined) =>
      touch?.operation === step.operation && touch.outcome === step.outcome
    if (slow) while (at < mine.length && !fits(mine[at])) at++
    if (!fits(mine[at])) {
      const found = mine[at]
      const is = found ? `${found.operation} ${found.outcome}` : 'nothing'
      return [`${channel} step ${index + 1} was ${step.operation} ${step.outcome}, its touch says ${is}`]
    }
    at++
    slow = step.slow
  }
  return at < mine.length && !slow ? [`${mine.length - at} touches more than steps on ${channel}`] : []
}

/** Each request is in the directory once, under a touch that exists. */
function requestFaults(phone: Phone, rows: Rows): string[] {
  const faults: string[] = []
  const channelOf = new Map(rows.touches.map(({ id, channel }) => [id, channel]))
  const claimed = (channel: string) =>
    rows.requests.filter(({ touchId }) => channelOf.get(touchId) === channel).length
  const lost = rows.requests.filter(({ touchId }) => !channelOf.has(touchId)).length
  if (lost > 0) faults.push(`${lost} requests whose touch is gone`)
  // The same words are one key, whose row points to the last touch; a form's key is its own.
  const texts = new Set(phone.said).size
  if (claimed('sms') !== texts) faults.push(`${claimed('sms')} requests for ${texts} different texts`)
  const forms = rows.touches.filter((touch) => touch.channel === 'web' && touch.business !== 'sign-in').length
  if (claimed('web') !== forms) faults.push(`${claimed('web')} requests for ${forms} forms`)
  return faults
}

const style: Style = { operations, head: operator.head, signature: message('', ''), pageSegments: 4 }

/** What each touch told is on the handset, or its letter still waits: never neither. */
function answerFaults({ heard }: Phone, rows: Rows): string[] {
  const owed = new Map<string, number>()
  for (const { channel, told, outcome } of rows.touches) {
    if (channel !== 'sms' || !told) continue
    const [page] = pagesOf(told, outcome === 'quoted', 'zh', style)
    const body = framed(page?.body ?? '', 'zh', style)
    owed.set(body, (owed.get(body) ?? 0) + 1)
  }
  const there = new Map<string, number>()
  for (const body of [...heard, ...rows.letters.map((letter) => letter.body)]) {
    there.set(body, (there.get(body) ?? 0) + 1)
  }
  const missing = [...owed].filter(([body, times]) => (there.get(body) ?? 0) < times)
  return missing.map(([body]) => `no answer and no letter: ${body.slice(0, 40)}`)
}

/** The touch that the browser was led to is the one that did it. */
function toldFaults(told: string[], all: Touch[]): string[] {
  const done = new Set(all.filter(({ outcome }) => outcome === 'done').map(({ id }) => id))
  const wrong = told.filter((id) => !done.has(id))
  const twice = told.length - new Set(told).size
  return [
    ...(wrong.length > 0 ? [`${wrong.length} answers without a touch that was done`] : []),
    ...(twice > 0 ? [`${twice} answers share their touch with another`] : []),
  ]
}
