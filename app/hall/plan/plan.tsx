import type { ShownOffer } from '#server/recommendation/see-offers.ts'
import type { PlanOutput } from '#server/plan/see-plan.ts'
import { isoDate, yuan } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Money } from '../../ui/money.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered } from '../answer.ts'
import { look } from '../look.ts'
import { BannerSlot } from '../banner/banner-slot.tsx'
import { OfferSlot } from '../offers/offer-slot.tsx'
import { NoNotice } from '../no-notice.tsx'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'
import { PlanAllowance } from './plan-allowance.tsx'
import { PlanChoiceCard } from './plan-choice.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const wanted = visit.url.searchParams.get('code')?.toUpperCase() ?? null
  const line = await look(visit, 'seePlan')
  return { ...line, wanted, offers: await visit.offers(1), banner: await visit.banner() }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { code = '', when = '', step } = visit.typed
  return answered(
    visit,
    step === 'cancel'
      ? await visit.perform('cancelPlanChange', {})
      : await visit.perform('changePlan', { code, when }),
  )
}

export default function PlanPage({
  loaderData: { seen, refused, wanted, offers, banner },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.plan))}</title>
      <PageHead title={say(m.plan)} lead={say(m.planLead)} />
      <NoNotice no={actionData} />
      <BannerSlot banner={banner} />
      {seen ? <Plans line={seen} wanted={wanted} offers={offers} /> : <Refused refused={refused} />}
    </>
  )
}

function Plans({ line, wanted, offers }: { line: PlanOutput; wanted: string | null; offers: ShownOffer[] }) {
  const say = useSay()
  const first = line.choices.find(({ plan }) => plan.code === wanted)
  return (
    <>
      {first && (
        <section aria-labelledby="wanted" className="grid gap-4">
          <h2 id="wanted" className="text-xl font-semibold">
            {say(m.wanted)}
          </h2>
          <PlanChoiceCard choice={first} />
        </section>
      )}
      <div className={`grid gap-6 ${line.next ? 'md:grid-cols-2' : ''}`}>
        <Now line={line} />
        {line.next && <Coming next={line.next} />}
      </div>
      <OfferSlot offers={offers} />
      <section aria-labelledby="compare" className="grid gap-4">
        <div>
          <h2 id="compare" className="text-xl font-semibold">
            {say(m.compare)}
          </h2>
          <p className="text-soft">{say(line.cost ? m.compareLead : m.noUse)}</p>
        </div>
        {line.choices.length === 0 && (
          <Card>
            <EmptyState icon="plan" title={say(m.none)} />
          </Card>
        )}
        <ul className="grid gap-4 md:grid-cols-2">
          {line.choices.flatMap((choice) =>
            choice === first
              ? []
              : [
                  <li key={choice.plan.code}>
                    <PlanChoiceCard choice={choice} />
                  </li>,
                ],
          )}
        </ul>
      </section>
    </>
  )
}

function Now({ line: { current, since, contractUntil, cost, brings } }: { line: PlanOutput }) {
  const say = useSay()
  return (
    <Card>
      <div className="grid gap-5">
        <div className="flex flex-wrap items-start justify-between gap-3">
          <div>
            <Badge tone="lan">{say(m.current)}</Badge>
            <h2 className="mt-2 text-2xl font-semibold">{say(current.name)}</h2>
            <p className="text-sm text-soft">
              {say(m.since, isoDate(since))}
              {contractUntil !== null && ` · ${say(m.contract, isoDate(contractUntil - 1))}`}
            </p>
          </div>
          <p className="text-right">
            <Money fen={current.monthlyFen} className="text-3xl font-semibold" />
            <span className="block text-sm text-soft">{say(m.monthly)}</span>
          </p>
        </div>
        <PlanAllowance plan={current} />
        <p className="text-soft">
          {say(current.summary)}
          {brings.length > 0 &&
            ` · ${say(m.brings)} ${brings.map((service) => say(service.name)).join(' · ')}`}
        </p>
        {cost && <p className="font-medium">{say(m.average, yuan(cost.averageFen))}</p>}
      </div>
    </Card>
  )
}

function Coming({ next }: { next: NonNullable<PlanOutput['next']> }) {
  const say = useSay()
  return (
    <Card>
      <div className="grid h-full content-between gap-5">
        <div>
          <Badge tone="warn">{say(m.next)}</Badge>
          <h2 className="mt-2 text-2xl font-semibold">{say(next.plan.name)}</h2>
          <p className="text-sm text-soft">{say(m.startsAt, isoDate(next.startsAt))}</p>
        </div>
        <PlanAllowance plan={next.plan} />
        <SealedForm name="cancel">
          <Button tone="plain" name="step" value="cancel">
            {say(m.cancelChange)}
          </Button>
        </SealedForm>
      </div>
    </Card>
  )
}
