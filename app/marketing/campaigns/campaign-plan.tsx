/** What a campaign is going to do, in words: what its approver agrees to. */
import type { ReactNode } from 'react'
import { yuan } from '#words/format.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { channelNames, m as words } from './messages.ts'
import { clock } from './plan-form.ts'
import { m } from './plan-messages.ts'

type Seen = StaffOutputOf<'seeCampaign'>
type Campaign = Pick<
  Seen['campaign'],
  'theme' | 'schedule' | 'variants' | 'holdoutBp' | 'perSecond' | 'onUnknown' | 'responseDays' | 'openDays'
>

export type Plan = Campaign & {
  /** Minutes of the day. */
  window: { from: number; until: number }
  begins: string
  until: string
  /** Code and title of the offer that it is about; empty: none. */
  offer: string
  /** The operation that answers, named, with its code; empty: none is counted. */
  answer: string
  planned: Seen['planned']
  author: string
  approver: string
}

export function PlanCard({ plan }: { plan: Plan }) {
  const say = useSay()
  const { theme, holdoutBp, perSecond, onUnknown, window } = plan
  const channels = new Set(plan.variants.flatMap((variant) => variant.channels))
  const opens = channels.has('banner') || channels.has('outbound')
  return (
    <Card title={say(m.title)}>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-3" data-plan="">
        <Fact label={say(words.theme)}>{theme || say(words.noTheme)}</Fact>
        <Fact label={say(m.when)}>{<When {...plan} />}</Fact>
        <Fact label={say(m.hours)}>
          {say(m.hoursOf, { from: clock(window.from), until: clock(window.until) })}
        </Fact>
        <Fact label={say(m.variants)}>
          <Variants variants={plan.variants} />
        </Fact>
        <Fact label={say(m.holdout)}>{`${holdoutBp / 100}%`}</Fact>
        {plan.offer && <Fact label={say(words.offer)}>{plan.offer}</Fact>}
        <Fact label={say(m.answer)}>
          {plan.answer ? say(m.answerIn, { what: plan.answer, days: plan.responseDays }) : say(m.noAnswer)}
        </Fact>
        <Fact label={say(m.pace)}>{say(m.paceOf, perSecond)}</Fact>
        <Fact label={say(m.unknown)}>{say(onUnknown === 'again' ? words.again : words.never)}</Fact>
        {opens && <Fact label={say(m.openDays)}>{say(m.openFor, plan.openDays)}</Fact>}
        <Fact label={say(m.cost)}>
          <Cost {...plan} />
        </Fact>
        <Fact label={say(m.people)}>{say(m.by, plan)}</Fact>
      </dl>
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-0.5">
      <dt className="text-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function When({ schedule, begins: from, until }: Plan) {
  const say = useSay()
  if (schedule.kind === 'once') return say(m.once, from)
  const how =
    schedule.kind === 'event' ? say(m.events[schedule.event], schedule.days) : say(words.kinds[schedule.kind])
  return say(m.repeats, { how, from, until })
}

function Variants({ variants }: Pick<Plan, 'variants'>) {
  const say = useSay()
  const shares = variants.reduce((sum, { share }) => sum + share, 0)
  return variants.map(({ code, channels, share }) => (
    <span key={code} className="block">
      {say(m.variantOf, {
        code,
        channels: channels.map((each) => say(channelNames[each] ?? words.channel)).join(say(m.orElse)),
        percent: Math.round((share / shares) * 100),
      })}
    </span>
  ))
}

function Cost({ planned, schedule }: Plan) {
  const say = useSay()
  if (!planned) return say(m.uncounted)
  const { texts, segments, costFen, coins } = planned
  const event = schedule.kind === 'event'
  return (
    <span data-cost="">
      {event
        ? say(m.ofEvent)
        : texts === 0
          ? say(m.noTexts)
          : say(m.costOf, { texts, segments, yuan: yuan(costFen) })}
      {!event && texts > 0 && schedule.kind !== 'once' && say(m.eachRound)}
      {coins && <span className="block">{say(m.coinsOf, coins)}</span>}
    </span>
  )
}
