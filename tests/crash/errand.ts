/** What people set out to do in the hall, and what must have come of it when they were told so. */
import type { OperationName } from '#server/operations.ts'
import type { Card } from './people.ts'

/** One thing to do, in the words of a text and of a form. */
export type Errand = {
  operation: OperationName
  /** The form's field and what is typed into it; empty where the operation asks for nothing. */
  field: string
  word: string
  /** Whether it is quoted first and runs at the yes. */
  asks: boolean
  effect: Partial<Effect>
}

export type Effect = {
  /** Put on the balance, and taken from it; fen. */
  creditFen: number
  chargeFen: number
  coins: number
  card: Card
  service: { code: string; on: boolean }
}

/** A touch that must be there, and no other between it and the next. */
export type Expected = {
  operation: string
  outcome: 'done' | 'quoted'
  /** It took so long that what was said may count as said again. */
  slow: boolean
}

/** What one channel of one person has done, as far as it was acknowledged. */
export type Done = {
  expected: Expected[]
  creditFen: number
  chargeFen: number
  coins: number
  cards: Card[]
  services: Map<string, boolean>
  redeemed: number
}

export function nothingDone(): Done {
  return {
    expected: [],
    creditFen: 0,
    chargeFen: 0,
    coins: 0,
    cards: [],
    services: new Map(),
    redeemed: 0,
  }
}

/** Writes down an errand that was acknowledged to the end. */
export function acknowledge(done: Done, { effect }: Errand): void {
  done.creditFen += effect.creditFen ?? 0
  done.chargeFen += effect.chargeFen ?? 0
  done.coins += effect.coins ?? 0
  if (effect.coins) done.redeemed++
  if (effect.card) done.cards.push(effect.card)
  if (effect.service) done.services.set(effect.service.code, effect.service.on)
}

/** What a channel has to do errands with; no two channels of a person share any of it. */
export type Kit = {
  cards: Card[]
  free: string
  charged: { code: string; priceFen: number }
}

export const REWARD = { item: '501', coins: 50 }

/** The next errand; `count` makes its words different from all before. */
export function nextErrand(random: () => number, kit: Kit, done: Done, count: number): Errand {
  const draw = random()
  if (draw < 0.3) return topUp(kit, count)
  if (draw < 0.5) return redeem
  if (draw < 0.7) return toggle(done, kit.free, 0)
  if (draw < 0.85) return toggle(done, kit.charged.code, kit.charged.priceFen)
  return checkBalance
}

const checkBalance: Errand = { operation: 'checkBalance', field: '', word: '', asks: false, effect: {} }

const redeem: Errand = {
  operation: 'redeemEcoins',
  field: 'item',
  word: REWARD.item,
  asks: true,
  effect: { coins: REWARD.coins },
}

function topUp(kit: Kit, count: number): Errand {
  const operation = { operation: 'topUp', field: 'what', asks: true } as const
  const card = kit.cards.pop()
  if (card) return { ...operation, word: card.code, effect: { card, creditFen: card.faceFen } }
  const yuan = 1 + (count % 500)
  return { ...operation, word: String(yuan), effect: { creditFen: yuan * 100 } }
}

function toggle(done: Done, code: string, priceFen: number): Errand {
  const on = !done.services.get(code)
  const effect = { service: { code, on }, ...(on && priceFen > 0 && { chargeFen: priceFen }) }
  const operation = on ? 'turnServiceOn' : 'turnServiceOff'
  return { operation, field: 'code', word: code, asks: on && priceFen > 0, effect }
}
