/** Activities as a list: what, until when, and whether one can still take part. */
import type { ShownActivity } from '#server/activity/see-activities.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Badge } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m } from './messages.ts'

export const kindIcons = { vote: 'chart', survey: 'request', quiz: 'sparkle', grab: 'ticket' } as const

/** Where something can be taken part in now, and only there. */
export function ActivitySlot({ activities }: { activities: ShownActivity[] }) {
  const say = useSay()
  if (activities.length === 0) return null
  return (
    <section aria-labelledby="activities" className="grid gap-3" data-screen-only="">
      <div className="flex items-center justify-between gap-3">
        <h2 id="activities" className="text-lg font-semibold">
          {say(m.nowOn)}
        </h2>
        <a href="/activities" className="inline-flex min-h-11 items-center font-medium text-lan-text">
          {say(m.back)}
        </a>
      </div>
      <ActivityCards activities={activities} heading="h3" />
    </section>
  )
}

/** @param heading one below the heading the cards stand under */
export function ActivityCards({
  activities,
  heading,
}: {
  activities: ShownActivity[]
  heading: 'h2' | 'h3'
}) {
  return (
    <ul className={`grid gap-4 ${activities.length > 1 ? 'md:grid-cols-2' : ''}`}>
      {activities.map((activity) => (
        <ActivityCard key={activity.code} activity={activity} heading={heading} />
      ))}
    </ul>
  )
}

function ActivityCard({
  activity: { code, kind, title, lead, lastDay, hours, state },
  heading: Heading,
}: {
  activity: ShownActivity
  heading: 'h2' | 'h3'
}) {
  const say = useSay()
  const name = say(title)
  const open = state === 'open' || state === 'going'
  const what = open ? say(m[state]) : say(m.look)
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-card border border-line bg-card p-5 shadow-card sm:p-6">
      <div className="grid min-w-0 flex-1 basis-60 gap-1">
        <Heading className="flex items-center gap-2 font-semibold">
          <Icon name={kindIcons[kind]} className="size-5 flex-none text-lan-text" />
          {name}
        </Heading>
        <p className="text-soft">{say(lead)}</p>
        <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
          <span>{say(m[kind])}</span>
          <span>{say(m.until, lastDay)}</span>
          {hours && <span>{say(m.hours, hours)}</span>}
          {!open && <Badge tone={state === 'joined' ? 'good' : 'plain'}>{say(m[state])}</Badge>}
        </p>
      </div>
      <LinkButton tone={open ? 'main' : 'plain'} href={`/activities/${code}`}>
        {what}
        <span className="sr-only">{name}</span>
      </LinkButton>
    </li>
  )
}
