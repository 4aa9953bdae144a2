/** What the form of a campaign says, as the action takes it; what does not fit is the action's to say. */
import { shanghaiMs } from '#words/format.ts'

export type Typed = Record<string, string>

export const codes = ['A', 'B', 'C', 'D']

const events = ['birthday', 'new-line', 'plan-expiring'] as const
export const kinds = ['once', 'daily', 'weekly', 'monthly', ...events] as const

export function planIn(typed: Typed) {
  const [segmentId = '', segmentVersion = ''] = (typed['segment'] ?? '').split(' ')
  return {
    name: typed['name'],
    goal: typed['goal'],
    theme: typed['theme'],
    segmentId,
    segmentVersion,
    variants: codes.flatMap((code) => variantIn(typed, code)),
    holdoutBp: Math.round(Number(typed['holdout']) * 100),
    schedule: scheduleIn(typed),
    windowFrom: minuteOf(typed['windowFrom']),
    windowUntil: minuteOf(typed['windowUntil']),
    perSecond: typed['perSecond'],
    onUnknown: typed['onUnknown'],
    ...answersIn(typed),
    responseDays: typed['responseDays'],
    segmentPriceFen: typed['price'],
    openDays: typed['openDays'],
    benefit: benefitIn(typed),
    abTest: testIn(typed),
  }
}

/** What it is about: an offer, something to order (`operation code`, or an operation alone), or nothing but a message. */
export const abouts = ['offer', 'order', 'plain'] as const

function answersIn(typed: Typed) {
  const none = { offerCode: null, operation: null, operationCode: null }
  if (typed['about'] === 'offer') return { ...none, offerCode: typed['offer'] ?? '' }
  if (typed['about'] !== 'order') return none
  const [operation = '', operationCode = null] = (typed['operation'] ?? '').split(' ')
  return { ...none, operation, operationCode }
}

/** What the draft looks like so far: as much of the plan as texts, numbers and costs hang on. */
export function lookIn(typed: Typed) {
  const plan = planIn(typed)
  return { ...plan, person: typed['person'], language: typed['speaks'] }
}

/** A variant without a text is none, except the first. */
function variantIn(typed: Typed, code: string) {
  const zh = typed[`zh${code}`]?.trim() ?? ''
  if (!zh && code !== 'A') return []
  return [
    {
      code,
      channels: ['first', 'second', 'third'].map((name) => typed[`${name}${code}`]).filter(Boolean),
      share: typed[`share${code}`],
      title: { zh: typed[`title${code}`] ?? '', en: typed[`titleEn${code}`] ?? '' },
      text: { zh, en: typed[`en${code}`] ?? '' },
    },
  ]
}

function scheduleIn(typed: Typed) {
  const firstAt = momentOf(typed['date'], minuteOf(typed['time']))
  const { kind } = typed
  if (kind === 'once') return { kind, firstAt }
  const until = momentOf(typed['until'], 1439)
  const event = events.find((each) => each === kind)
  return event ? { kind: 'event', event, days: typed['eventDays'], firstAt, until } : { kind, firstAt, until }
}

function testIn(typed: Typed) {
  if (typed['test'] !== 'yes') return null
  return {
    shareBp: Math.round(Number(typed['testShare']) * 100),
    hours: typed['testHours'],
    sample: typed['testSample'],
    metric: typed['testMetric'],
    confidence: typed['testConfidence'],
    fallback: typed['testFallback'],
  }
}

/** Without a budget there is nothing to pay. */
function benefitIn(typed: Typed) {
  const { budget } = typed
  return budget ? { budget, coins: typed['coins'], validMonths: typed['coinMonths'] } : null
}

/** NaN for what is no date: refused with the field. */
function momentOf(date = '', minute: number): number {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
  return shanghaiMs(Number(year), Number(month), Number(day), 0, minute)
}

/** `09:30` → 570; NaN for what is no time. */
export function minuteOf(time = ''): number {
  const [, hour, minute] = /^(\d{1,2})[:：](\d\d)$/.exec(time.trim()) ?? []
  return Number(hour) * 60 + Number(minute)
}

/** 570 → `09:30`. */
export function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
