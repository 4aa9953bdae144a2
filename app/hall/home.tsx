import { redirect } from 'react-router'
import { LinkButton } from '../ui/button.tsx'
import { useSay } from '../ui/frame.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { m as ui } from '../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  if (visit.line) throw redirect('/overview', 303)
  const { operations } = visit.hall
  const offered = Object.values(operations).filter((operation) => operation.keyword)
  return {
    keywords: offered
      .slice(0, 8)
      .map((operation) => ({ keyword: operation.keyword ?? '', title: visit.say(operation.title) })),
  }
}

const offers = [
  { icon: 'bill', title: m.offerBill, text: m.offerBillText },
  { icon: 'plan', title: m.offerPlan, text: m.offerPlanText },
  { icon: 'topup', title: m.offerTopUp, text: m.offerTopUpText },
  { icon: 'ecoin', title: m.offerEcoin, text: m.offerEcoinText },
] as const satisfies { icon: IconName; title: unknown; text: unknown }[]

export default function Home({ loaderData: { keywords } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <div className="grid gap-14">
      <title>{say(ui.titled, say(ui.operator))}</title>
      <section className="haze relative overflow-hidden rounded-[2rem] px-6 py-14 sm:px-14 sm:py-24">
        <Ridges />
        <div className="relative grid max-w-2xl gap-6">
          <h1 className="text-4xl font-semibold tracking-tight sm:text-5xl">{say(m.homeHead)}</h1>
          <p className="max-w-xl text-lg text-white/90">{say(m.homeLead)}</p>
          <p>
            <LinkButton tone="bright" icon="in" href="/sign-in">
              {say(m.enter)}
            </LinkButton>
          </p>
        </div>
      </section>
      <section aria-labelledby="offers" className="grid gap-6">
        <h2 id="offers" className="text-2xl font-semibold">
          {say(m.offers)}
        </h2>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {offers.map((offer) => (
            <li
              key={offer.icon}
              className="grid content-start gap-3 rounded-card border border-line bg-card p-6 shadow-card"
            >
              <span className="grid size-12 place-items-center rounded-2xl bg-lan-tint text-lan-text">
                <Icon name={offer.icon} className="size-6" />
              </span>
              <h3 className="text-lg font-semibold">{say(offer.title)}</h3>
              <p className="text-soft">{say(offer.text)}</p>
            </li>
          ))}
        </ul>
      </section>
      <section
        aria-labelledby="by-text"
        className="grid gap-6 rounded-card border border-line bg-card p-6 shadow-card sm:grid-cols-[1fr_2fr] sm:p-10"
      >
        <div className="grid content-start gap-2">
          <h2 id="by-text" className="text-2xl font-semibold">
            {say(m.byText)}
          </h2>
          <p className="text-soft">{say(m.byTextLead)}</p>
        </div>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-1 lg:grid-cols-3">
          {keywords.map(({ keyword, title }) => (
            <div
              key={keyword}
              className="flex items-baseline justify-between gap-3 border-b border-line py-2.5"
            >
              <dt className="font-mono font-semibold text-lan-text">{keyword}</dt>
              <dd className="text-right text-soft">{title}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  )
}

/** The mountains of the logo, large and far. */
function Ridges() {
  return (
    <svg
      viewBox="0 0 800 240"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      className="absolute inset-x-0 bottom-0 h-3/5 w-full"
    >
      <path
        d="M0 130 C80 70 150 60 230 110 S380 150 470 100 S640 30 720 70 S790 100 800 95 V240 H0Z"
        fill="#ffffff"
        fillOpacity="0.07"
      />
      <path
        d="M0 180 C110 120 180 130 260 165 S430 190 520 140 S700 90 800 120 V240 H0Z"
        fill="#ffffff"
        fillOpacity="0.09"
      />
      <path
        d="M0 220 C140 180 260 190 380 208 S600 210 680 190 S760 175 800 178 V240 H0Z"
        fill="#ffffff"
        fillOpacity="0.12"
      />
    </svg>
  )
}
