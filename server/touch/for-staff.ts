/** A touch as staff may read it: a voucher's code is worth what it buys, and only the subscriber sees it whole. */
import { hideVoucherCodes } from '#server/ecoin/voucher-code.ts'
import type { Reply } from '#server/operation.ts'
import type { Touch } from './record.ts'

export function forStaff<T extends Touch>(touch: T): T {
  const { said, told } = touch
  return { ...touch, said: said && hideVoucherCodes(said), told: told && withoutCodes(told) }
}

/** Letters and dashes alone are replaced, so the text stays the same JSON. */
function withoutCodes(told: Reply): Reply {
  const text = JSON.stringify(told)
  const hidden = hideVoucherCodes(text)
  return hidden === text ? told : (JSON.parse(hidden) as Reply)
}
