/** A campaign as its form is filled in. */
import type { StaffOutputOf } from '#server/staff/door.ts'
import { dateTime, isoDate } from '#words/format.ts'
import { clock, type Typed } from './plan-form.ts'

type Saved = StaffOutputOf<'seeCampaign'>['campaign']

export function typedOf(campaign: Saved): Typed {
  return {
    name: campaign.name,
    goal: campaign.goal,
    theme: campaign.theme,
    segment: `${campaign.segmentId} ${campaign.segmentVersion}`,
    windowFrom: clock(campaign.windowFrom),
    windowUntil: clock(campaign.windowUntil),
    perSecond: String(campaign.perSecond),
    holdout: String(campaign.holdoutBp / 100),
    onUnknown: campaign.onUnknown,
    about: campaign.offerCode !== null ? 'offer' : campaign.operation !== null ? 'order' : 'plain',
    offer: campaign.offerCode ?? '',
    operation: [campaign.operation, campaign.operationCode].filter(Boolean).join(' '),
    responseDays: String(campaign.responseDays),
    price: String(campaign.segmentPriceFen),
    openDays: String(campaign.openDays),
    ...typedSchedule(campaign),
    ...typedTest(campaign),
    ...typedBenefit(campaign),
    ...Object.assign({}, ...campaign.variants.map(typedVariant)),
  }
}

function typedSchedule({ schedule }: Saved): Typed {
  const begins = dateTime(schedule.firstAt)
  return {
    kind: schedule.kind === 'event' ? schedule.event : schedule.kind,
    eventDays: schedule.kind === 'event' ? String(schedule.days) : '0',
    date: begins.slice(0, 10),
    time: begins.slice(11),
    until: 'until' in schedule ? isoDate(schedule.until) : '',
  }
}

function typedTest({ abTest }: Saved): Typed {
  if (!abTest) return { test: 'no' }
  return {
    test: 'yes',
    testMetric: abTest.metric,
    testShare: String(abTest.shareBp / 100),
    testHours: String(abTest.hours),
    testSample: String(abTest.sample),
    testConfidence: String(abTest.confidence),
    testFallback: abTest.fallback,
  }
}

function typedBenefit({ benefit }: Saved): Typed {
  if (!benefit) return {}
  return { budget: benefit.budget, coins: String(benefit.coins), coinMonths: String(benefit.validMonths) }
}

function typedVariant({ code, channels, share, title, text }: Saved['variants'][number]): Typed {
  const [first = '', second = '', third = ''] = channels
  return {
    [`first${code}`]: first,
    [`second${code}`]: second,
    [`third${code}`]: third,
    [`share${code}`]: String(share),
    [`title${code}`]: title.zh,
    [`titleEn${code}`]: title.en,
    [`zh${code}`]: text.zh,
    [`en${code}`]: text.en,
  }
}
