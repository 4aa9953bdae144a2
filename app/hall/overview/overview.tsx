import type { ShownActivity } from '#server/activity/see-activities.ts'
import type { ShownOffer } from '#server/recommendation/see-offers.ts'
import type { Overview } from '#server/overview/see-overview.ts'
import { isoDate, yuan } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card, EmptyState, Stat } from '../../ui/card.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ActivitySlot } from '../activities/activity-cards.tsx'
import { BillTrend } from '../bill/bill-trend.tsx'
import { look } from '../look.ts'
import { BannerSlot } from '../banner/banner-slot.tsx'
import { OfferSlot } from '../offers/offer-slot.tsx'
import { Refused } from '../refused.tsx'
import { UsageBars } from '../usage/usage-bars.tsx'
import { m } from './messages.ts'
import { OpenMatters } from './open-matters.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const overview = await look(visit, 'seeOverview')
  const activities = (await visit.activities()).slice(0, SLOT)
  return { ...overview, offers: await visit.offers(2), banner: await visit.banner(), activities }
}

/** Activities shown here; the rest is one click away. */
const SLOT = 2

export default function OverviewPage({ loaderData }: PageProps<typeof loader>) {
  const say = useSay()
  const { seen, refused, offers, banner, activities } = loaderData
  return (
    <>
      <title>{say(ui.titled, say(m.overview))}</title>
      <BannerSlot banner={banner} />
      {seen ? (
        <Dashboard overview={seen} offers={offers} activities={activities} />
      ) : (
        <Refused refused={refused} />
      )}
    </>
  )
}

function Dashboard({
  overview,
  offers,
  activities,
}: {
  overview: Overview
  offers: ShownOffer[]
  activities: ShownActivity[]
}) {
  const say = useSay()
  return (
    <>
      <Purse overview={overview} />
      <OpenMatters overview={overview} />
      <OfferSlot offers={offers} />
      <ActivitySlot activities={activities} />
      <Card
        title={say(m.usage)}
        aside={
          <LinkButton tone="quiet" href="/usage">
            {say(m.details)}
          </LinkButton>
        }
      >
        <UsageBars bars={overview.usage.bars} />
      </Card>
      <div className="grid gap-6 md:grid-cols-2">
        <PlanCard overview={overview} />
        <EcoinCard overview={overview} />
      </div>
      <Card title={say(m.trend)}>
        {overview.lastBill ? (
          <BillTrend bill={{ trend: overview.trend, month: overview.lastBill.month }} />
        ) : (
          <EmptyState icon="bill" title={say(m.noBill)} />
        )}
      </Card>
    </>
  )
}

/** The first thing one looks for: how much is there, or owed. */
function Purse({ overview }: { overview: Overview }) {
  const say = useSay()
  const { who } = useFrame()
  const owes = overview.owedFen > 0
  return (
    <section className="haze grid gap-6 rounded-[1.75rem] px-6 py-7 sm:px-9 sm:py-9">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-lg font-medium">{say(m.hello, who?.name ?? '')}</h1>
        <span className="rounded-full bg-black/20 px-3 py-1 text-sm">{say(m[overview.credit])}</span>
      </div>
      <div>
        <p className="text-white/85">{say(owes ? m.owed : m.balance)}</p>
        <p className="text-5xl font-semibold tracking-tight tabular-nums sm:text-6xl">
          <span className="mr-1 text-3xl font-medium">¥</span>
          {yuan(Math.abs(overview.balanceFen))}
        </p>
        <p className="mt-1 text-white/85">{say(m.runningCost, yuan(overview.runningCostFen))}</p>
      </div>
      <p className="flex flex-wrap gap-3">
        <LinkButton tone="bright" icon="topup" href="/top-up">
          {say(m.topUp)}
        </LinkButton>
        <a
          href="/bill"
          className="inline-flex min-h-11 items-center gap-2 rounded-field px-5 font-medium text-white no-underline ring-1 ring-white/50 hover:bg-white/10 focus-visible:outline-white"
        >
          <Icon name="bill" />
          {say(m.seeBill)}
        </a>
      </p>
    </section>
  )
}

function PlanCard({ overview: { plan, services } }: { overview: Overview }) {
  const say = useSay()
  const { current, next } = plan
  return (
    <Card
      title={say(m.plan)}
      aside={
        <LinkButton tone="quiet" href="/plan">
          {say(m.changePlan)}
        </LinkButton>
      }
    >
      <div className="grid gap-4">
        <Stat
          label={say(m.monthly, yuan(current.monthlyFen))}
          value={say(current.name)}
          note={
            next
              ? say(m.nextPlan, { name: say(next.plan.name), from: isoDate(next.startsAt) })
              : say(current.summary)
          }
        />
        <p className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-4 text-soft">
          {say(m.servicesOn, services)}
          <a href="/services" className="inline-flex min-h-11 items-center font-medium text-lan-text">
            {say(m.manage)}
          </a>
        </p>
      </div>
    </Card>
  )
}

function EcoinCard({ overview: { ecoins } }: { overview: Overview }) {
  const say = useSay()
  return (
    <Card
      title={say(m.ecoins)}
      aside={
        <LinkButton tone="quiet" href="/ecoins">
          {say(m.spend)}
        </LinkButton>
      }
    >
      <p className="flex items-center gap-3 text-4xl font-semibold tabular-nums">
        <Icon name="ecoin" className="size-9 text-warn" />
        {ecoins.balance}
      </p>
      <p className="mt-2 text-soft">
        {ecoins.nextExpiry ? say(m.nextExpiry, isoDate(ecoins.nextExpiry)) : say(m.noneExpire)}
      </p>
    </Card>
  )
}
