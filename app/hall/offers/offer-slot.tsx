/** A place on a page where an offer may stand: what it is, what it costs, a yes that asks first, and a no. */
import type { ShownOffer } from '#server/recommendation/see-offers.ts'
import { Button } from '../../ui/button.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m } from './messages.ts'

/** Nothing to offer, nothing shown. */
export function OfferSlot({ offers }: { offers: ShownOffer[] }) {
  const say = useSay()
  if (offers.length === 0) return null
  return (
    <section aria-labelledby="offers" className="grid gap-3" data-screen-only="">
      <div className="flex items-center justify-between gap-3">
        <h2 id="offers" className="text-lg font-semibold">
          {say(m.offers)}
        </h2>
        <a href="/offers" className="inline-flex min-h-11 items-center font-medium text-lan-text">
          {say(m.all)}
        </a>
      </div>
      <OfferCards offers={offers} />
    </section>
  )
}

/** @param heading one below the heading the cards stand under */
export function OfferCards({ offers, heading = 'h3' }: { offers: ShownOffer[]; heading?: 'h2' | 'h3' }) {
  return (
    <ul className={`grid gap-4 ${offers.length > 1 ? 'md:grid-cols-2' : ''}`}>
      {offers.map((offer) => (
        <OfferCard key={offer.code} offer={offer} heading={heading} />
      ))}
    </ul>
  )
}

function OfferCard({
  offer: { code, title, text, price, lastDay },
  heading: Heading,
}: {
  offer: ShownOffer
  heading: 'h2' | 'h3'
}) {
  const say = useSay()
  const name = say(title)
  const cost = say(price)
  return (
    <li
      id={`offer-${code}`}
      className="flex flex-wrap items-center gap-x-6 gap-y-4 rounded-card border border-line bg-card p-5 shadow-card target:border-2 target:border-lan sm:p-6"
    >
      <div className="grid min-w-0 flex-1 basis-60 gap-1">
        <Heading className="flex items-center gap-2 font-semibold">
          <Icon name="gift" className="size-5 flex-none text-warn" />
          {name}
        </Heading>
        <p className="text-soft">{say(text)}</p>
        <p className="text-sm text-soft">
          {cost && <span className="mr-3 font-semibold text-ink">{cost}</span>}
          {say(m.until, lastDay)}
        </p>
      </div>
      <OfferButtons code={code} name={name} />
    </li>
  )
}

/** A yes, which asks first where it costs, and a no. @param name what a reader of the page hears it called */
export function OfferButtons({ code, name }: { code: string; name: string }) {
  const say = useSay()
  return (
    <div className="flex flex-wrap gap-2">
      <SealedForm name={`take-${code}`} action="/offers">
        <input type="hidden" name="offer" value={code} />
        <Button name="answer" value="take" label={say(m.takeOf, name)}>
          {say(m.take)}
        </Button>
      </SealedForm>
      <SealedForm name={`decline-${code}`} action="/offers">
        <input type="hidden" name="offer" value={code} />
        <Button tone="plain" name="answer" value="decline" label={say(m.declineOf, name)}>
          {say(m.decline)}
        </Button>
      </SealedForm>
    </div>
  )
}
