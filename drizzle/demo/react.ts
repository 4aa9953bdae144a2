/** What somebody does who was told: an order, a question what it costs, or no more marketing. */
import type { CalendarMonth } from './calendar.ts'
import { RESPONSE_DAYS, type DemoCampaign } from './campaign-list.ts'
import type { Chance } from './chance.ts'
import { allServices, later, type Line } from './line.ts'
import { orderNamed } from './orders.ts'
import { turnConsent } from './own-affairs.ts'

const HOUR_MS = 3600_000
const DAY_MS = 24 * HOUR_MS

/** Most decide within a day, some later; some only ask for the price. */
export function react(line: Line, campaign: DemoCampaign, drawn: number, sentAt: number, luck: Chance): void {
  const soon = () =>
    sentAt + Math.floor(luck.next() ** 3 * (RESPONSE_DAYS - 1) * DAY_MS) + luck.between(60_000, HOUR_MS)
  const orders = luck.yes(drawn)
  if (orders || luck.yes(drawn * 0.4)) {
    later(line, soon(), (at) => {
      const month = monthAt(line, at)
      const service = allServices.find(({ code }) => code === campaign.service)
      if (!month || !service) return
      orderNamed({ line, month, at, side: 'electronic', answer: orders ? 'yes' : 'no' }, service)
    })
  }
  if (luck.yes(campaign.leaving)) {
    later(line, soon(), (at) => {
      const month = monthAt(line, at)
      if (month && line.marketing) turnConsent({ line, month, at, side: 'electronic' })
    })
  }
}

function monthAt(line: Line, at: number): CalendarMonth | undefined {
  return line.setting.calendar.find(({ startsAt, endsAt }) => at >= startsAt && at < endsAt)
}
