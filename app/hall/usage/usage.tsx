import type { ShownOffer } from '#server/recommendation/see-offers.ts'
import type { UsageOutput } from '#server/usage/check-usage.ts'
import { asOf, volume, yuan } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { BannerSlot } from '../banner/banner-slot.tsx'
import { OfferSlot } from '../offers/offer-slot.tsx'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'
import { UsageBars } from './usage-bars.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  return { ...(await look(visit, 'checkUsage')), offers: await visit.offers(1), banner: await visit.banner() }
}

export default function UsagePage({
  loaderData: { seen, refused, offers, banner },
}: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.usage))}</title>
      <BannerSlot banner={banner} />
      {seen ? <Usage usage={seen} offers={offers} /> : <Refused refused={refused} />}
    </>
  )
}

function Usage({ usage, offers }: { usage: UsageOutput; offers: ShownOffer[] }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <>
      <PageHead
        title={say(m.usage)}
        lead={say(m.usageLead, { asOf: asOf(usage.asOf, language), days: usage.daysLeft })}
      />
      {usage.overFen > 0 && (
        <Notice tone="warn">
          <p>{say(m.overSoFar, yuan(usage.overFen))}</p>
        </Notice>
      )}
      <Card title={say(m.onPlan, say(usage.plan.name))}>
        <UsageBars bars={usage.bars} detailed />
      </Card>
      <OfferSlot offers={offers} />
      <Card title={say(m.packs)}>
        {usage.packs.length === 0 ? (
          <EmptyState icon="data" title={say(m.none)} />
        ) : (
          <ul className="grid gap-3">
            {usage.packs.map((pack) => (
              <li key={say(pack.name)} className="flex justify-between gap-4">
                <span>{say(pack.name)}</span>
                <span className="font-semibold tabular-nums">{volume(pack.dataKb)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <p className="flex flex-wrap gap-3">
        <LinkButton href="/services" icon="plus">
          {say(m.buyPack)}
        </LinkButton>
        <LinkButton href="/plan" tone="quiet">
          {say(m.comparePlans)}
        </LinkButton>
      </p>
    </>
  )
}
