/** The refusal of whoever wants more than the line holds; it names both amounts and the way to top up. */
import { Refusal } from '#server/operation.ts'
import { yuan } from '#words/format.ts'
import { Overdrawn } from './ledger.ts'
import { m } from './messages.ts'

export function balanceTooLow(balanceFen: number, priceFen: number): Refusal {
  const told = { balance: yuan(balanceFen), price: yuan(priceFen) }
  return new Refusal('balance-too-low', (say) => say(m.tooLow, told), ['topUp'])
}

/** Runs an order of money; a purse that proves too small only then is the same refusal. */
export async function orTooLow<T>(order: Promise<T>): Promise<T> {
  try {
    return await order
  } catch (error) {
    if (error instanceof Overdrawn) throw balanceTooLow(error.available, error.wanted)
    throw error
  }
}
