/**
 * Everything a subscriber can do, written by hand: reading it is the product tour.
 *
 * The key is the operation's name everywhere: URL, touch, function matrix, tests.
 */
import { checkBalance } from './balance/check-balance.ts'
import { seeBill } from './bill/see-bill.ts'
import { checkUsage } from './usage/check-usage.ts'

export const operations = {
  checkBalance,
  checkUsage,
  seeBill,
}

export type Operations = typeof operations
export type OperationName = keyof Operations
