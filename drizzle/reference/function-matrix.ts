/**
 * The first state of the function matrix: every operation, for every brand, on every electronic channel.
 *
 * An operation without a printed keyword is not offered in texts, unless a text is the answer it waits for. The rest is open but for a few that do not belong on
 * a screen that others can see, or on a phone's keypad. Staff change the rows afterwards.
 */
import type { functionSwitch } from '#drizzle/schema/reference.ts'
import type { Brand } from '#drizzle/schema/subscriber.ts'
import { channels, isElectronic } from '#server/touch/channels.ts'
import type { Registry } from './seed.ts'

const brands: Brand[] = ['gotone', 'easyown', 'mzone']

/** Performed by the answer to something the hall has sent (the indexes of a list, a score, an offer's code), or by words that are data. */
const answered = new Set(['cancelServices', 'rateSatisfaction', 'takeOffer', 'declineOffer', 'takePart'])

const closed: Record<string, readonly string[]> = {
  // Secrets: neither through a WAP gateway nor under a stranger's eyes.
  changePassword: ['wap'],
  resetPassword: ['wap'],
  seeSessions: ['wap', 'kiosk'],
  endSession: ['wap', 'kiosk'],
  // A year of contacts is not for a screen in a shopping mall.
  seeTouches: ['kiosk'],
  // Nobody writes a paragraph on a kiosk.
  complain: ['kiosk'],
  // The cashier's page needs a browser of today.
  startPayment: ['wap'],
}

export function switchRows(registry: Registry): (typeof functionSwitch.$inferInsert)[] {
  const codes = Object.keys(channels).filter(isElectronic)
  return Object.entries(registry).flatMap(([operation, { keyword }]) =>
    brands.flatMap((brand) =>
      codes.map((channel) => ({
        operation,
        brand,
        channel,
        open:
          channel === 'sms'
            ? keyword !== undefined || answered.has(operation)
            : !closed[operation]?.includes(channel),
      })),
    ),
  )
}
