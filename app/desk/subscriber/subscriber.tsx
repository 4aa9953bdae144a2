/** One subscriber: who it is, as far as staff may see it, and everything that was said on every channel. */
import type { TimelineTouch } from '#server/touch/timeline.ts'
import { isoDate } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState } from '../../ui/card.tsx'
import { useFrame, useLanguage, useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, may, no, seen } from '../console/ask.ts'
import { dayStart, DAY_MS } from '../console/day.ts'
import { FilterDate, Filters, FilterSelect } from '../console/filter.tsx'
import { brands, m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { WatchState } from '../console/watch-state.tsx'
import { CreditBadge } from './find.tsx'
import { m, marketingWays, outcomes, payments, pushChannels, textLanguages } from './messages.ts'
import { Reveal, Revealed } from './reveal.tsx'
import { TimelineDays, type Titled } from './timeline.tsx'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const asked = {
    channel: searchParams.get('channel') ?? '',
    business: searchParams.get('business') ?? '',
    outcome: searchParams.get('outcome') ?? '',
    from: searchParams.get('from') ?? '',
    until: searchParams.get('until') ?? '',
    cursor: searchParams.get('cursor') ?? '',
  }
  const subscriberId = params['subscriber']
  const until = dayStart(asked.until)
  const input = { ...asked, from: dayStart(asked.from), until: until && until + DAY_MS, subscriberId }
  const [page, codes] = await Promise.all([seen(visit, 'seeTimeline', input), visit.hall.codes()])
  return {
    ...page,
    ...codes,
    asked,
    touches: page.touches.map((touch): Titled => ({ ...touch, title: titleOf(touch.operation) })),
    today: isoDate(visit.now),
    yesterday: isoDate(visit.now - DAY_MS),
    reveals: may(visit, 'revealNumber'),
    proves: may(visit, 'exportEvidence'),
    asksWhy: may(visit, 'whySubscriber'),
    seesEcoins: may(visit, 'seeEcoinAccount'),
  }

  function titleOf(operation: TimelineTouch['operation']): string | null {
    const known: Record<string, { title: Parameters<typeof visit.say>[0] } | undefined> =
      visit.hall.operations
    const found = operation ? known[operation] : undefined
    return found ? visit.say(found.title) : null
  }
}

export async function action({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const input = { subscriberId: params['subscriber'], reason: visit.typed['reason'] }
  const outcome = await ask(visit, 'revealNumber', input)
  if (outcome.kind !== 'done') return no(visit, outcome)
  return { revealed: outcome.output }
}

type Page = PageProps<typeof loader, typeof action>

export default function SubscriberPage({ loaderData, actionData }: Page) {
  const say = useSay()
  const { subscriber, reveals, seesEcoins } = loaderData
  const revealed = actionData && 'revealed' in actionData ? actionData.revealed : null
  const why = actionData && 'issues' in actionData ? actionData : undefined
  return (
    <>
      <title>{say(shell.titled, `${subscriber.name} ${subscriber.msisdn}`)}</title>
      <div className="grid items-start gap-5 xl:grid-cols-[19rem_minmax(0,1fr)]">
        <div className="grid gap-5 xl:sticky xl:top-20">
          <Summary {...loaderData} />
          {seesEcoins && (
            <LinkButton tone="plain" icon="ecoin" href={`/desk/subscribers/${subscriber.id}/ecoins`}>
              {say(m.ecoins)}
            </LinkButton>
          )}
          {revealed && <Revealed {...revealed} />}
          {reveals && !revealed && <Reveal why={why} />}
        </div>
        <div className="grid min-w-0 gap-4">
          <NoNotice no={why} />
          <Timeline {...loaderData} />
        </div>
      </div>
    </>
  )
}

function Summary({ subscriber, branches, learned, proves }: Page['loaderData']) {
  const say = useSay()
  const language = useLanguage()
  const [first] = learned
  const branch = branches.find(({ code }) => code === subscriber.branchCode)
  const facts = [
    [m.brand, say(brands[subscriber.brand])],
    [m.payment, say(payments[subscriber.payment])],
    [m.credit, <CreditBadge key="credit" credit={subscriber.credit} />],
    [m.tier, say(m.stars, subscriber.tier)],
    [m.branch, branch?.name[language] ?? subscriber.branchCode],
    [m.openedAt, isoDate(subscriber.openedAt)],
    [m.language, say(textLanguages[subscriber.language])],
    [
      m.marketing,
      <Badge key="marketing" tone={subscriber.marketing ? 'good' : 'plain'}>
        {say(subscriber.marketing ? m.allowed : m.stopped)}
      </Badge>,
    ],
    [m.way, say(marketingWays[subscriber.marketingWay])],
    [m.learned, first ? say(pushChannels[first]) : say(m.learnedNothing)],
  ] as const
  return (
    <Card>
      <h1 className="text-2xl font-semibold">{subscriber.name}</h1>
      <p className="text-lg text-soft tabular-nums">{subscriber.msisdn}</p>
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-1 text-sm sm:grid-cols-4 xl:grid-cols-1">
        {facts.map(([label, value]) => (
          <div
            key={say(label)}
            className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1.5"
          >
            <dt className="text-soft">{say(label)}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      {proves && (
        <p className="pt-3 text-sm" data-screen-only="">
          <a href={`/desk/evidence?subscriber=${subscriber.id}`}>{say(shell.evidence)}</a>
        </p>
      )}
    </Card>
  )
}

function Timeline(page: Page['loaderData']) {
  const say = useSay()
  const { path } = useFrame()
  const { asked, touches, next } = page
  const newest = touches[0]?.id ?? ''
  const filtered = Object.entries(asked).some(([name, value]) => name !== 'cursor' && value !== '')
  const earlier = next && `${path}?${new URLSearchParams({ ...asked, cursor: next }).toString()}`
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-xl font-semibold">
          {say(m.timeline)} <span className="text-sm font-normal text-soft">{say(m.timelineLead)}</span>
        </h2>
        <WatchState />
      </div>
      <TimelineFilters {...page} clear={filtered || asked.cursor ? path : undefined} />
      <div
        id="timeline"
        className="grid gap-4"
        {...(!asked.cursor && { 'data-watch': `${path}/news`, 'data-newest': newest })}
      >
        <TimelineDays {...page} />
        {touches.length === 0 && (
          <Card>
            <EmptyState icon="touches" title={say(m.nothing)}>
              <p>{say(filtered || asked.cursor ? m.nothingLead : m.nothingYet)}</p>
            </EmptyState>
          </Card>
        )}
        <div className="flex justify-center gap-3">
          {asked.cursor && (
            <LinkButton tone="plain" icon="prev" href={path}>
              {say(m.latest)}
            </LinkButton>
          )}
          {earlier && (
            <LinkButton tone="plain" icon="next" href={earlier}>
              {say(touches.length === 0 ? m.goneOn : shell.earlier)}
            </LinkButton>
          )}
        </div>
      </div>
    </>
  )
}

function TimelineFilters({
  asked,
  channels,
  businessTypes,
  clear,
}: Page['loaderData'] & { clear: string | undefined }) {
  const say = useSay()
  const language = useLanguage()
  const named = (rows: { code: string; name: Record<'zh' | 'en', string> }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: name[language] }))
  const results = Object.entries(outcomes).map(([value, label]) => ({ value, label: say(label) }))
  return (
    <Filters label={say(m.filters)} clear={clear}>
      <FilterSelect name="channel" label={say(m.channel)} value={asked.channel} options={named(channels)} />
      <FilterSelect
        name="business"
        label={say(m.business)}
        value={asked.business}
        options={named(businessTypes)}
      />
      <FilterSelect name="outcome" label={say(m.outcome)} value={asked.outcome} options={results} />
      <FilterDate name="from" label={say(shell.from)} value={asked.from} />
      <FilterDate name="until" label={say(shell.until)} value={asked.until} />
    </Filters>
  )
}
