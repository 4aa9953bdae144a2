/** What stands in braces in a campaign's text, and what it becomes for one subscriber. */
import { balanceOf } from '#server/balance/ledger.ts'
import type { Tx } from '#server/store/store.ts'
import { yuan } from '#words/format.ts'
import { speak } from '#words/message.ts'
import type { Recipient } from './recipient.ts'
import { m } from './messages.ts'

export type Variable = 'name' | 'number' | 'balance' | 'ecoins' | 'brand'

const values: Record<Variable, (tx: Tx, recipient: Recipient) => Promise<string> | string> = {
  name: (_, { name }) => maskedName(name),
  number: (_, { msisdn }) => msisdn.slice(-4),
  balance: async (tx, { id }) => yuan(await balanceOf(tx, id, 'balance')),
  ecoins: async (tx, { id }) => String(await balanceOf(tx, id, 'ecoin')),
  brand: (_, { brand, language }) => speak[language](m.brands[brand]),
}

export const variables = Object.keys(values) as Variable[]

export function isKnownVariable(name: string): name is Variable {
  return Object.hasOwn(values, name)
}

/** The names in braces, known or not. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name)
}

/** The text with its variables filled in for one subscriber. */
export async function filledIn(tx: Tx, text: string, recipient: Recipient): Promise<string> {
  if (!text.includes('{')) return text
  let filled = text
  for (const name of new Set(variablesIn(text))) {
    if (isKnownVariable(name)) filled = filled.replaceAll(`{${name}}`, await values[name](tx, recipient))
  }
  return filled
}

/** `林小满` → `林**`: a text may be read by whoever holds the phone. */
export function maskedName(name: string): string {
  const letters = Array.from(name)
  return (letters[0] ?? '') + '*'.repeat(Math.max(0, letters.length - 1))
}
