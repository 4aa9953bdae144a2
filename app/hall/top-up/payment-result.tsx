/** Where the cashier sends the subscriber back to. The truth comes by the cashier's callback, not by this address. */
import type { PaymentState } from '#drizzle/schema/money.ts'
import type { SeenPayment } from '#server/topup/see-payments.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Money } from '../../ui/money.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'

/** The page looks again by itself for as long as a callback may take, then leaves it to the reader. */
const LOOK_AGAIN_S = 3
const LOOKS = 20

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const { seen, refused } = await look(visit, 'seePayments')
  // The number a payment has outside is `subscriber.intent`.
  const intent = searchParams.get('payment')?.split('.').at(-1)
  const payment = seen?.payments.find((each) => each.id === intent)
  if (seen && !payment) throw new Response(null, { status: 404 })
  const looks = Number(searchParams.get('look') ?? 0)
  const again = `/top-up/return?payment=${encodeURIComponent(searchParams.get('payment') ?? '')}&look=${looks + 1}`
  return { payment, refused, again, byItself: looks < LOOKS }
}

export default function PaymentResult({ loaderData }: PageProps<typeof loader>) {
  const say = useSay()
  const { payment, refused, again, byItself } = loaderData
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      <title>{say(ui.titled, say(m.result))}</title>
      {refused && <Refused refused={refused} />}
      {payment && <Result payment={payment} />}
      {payment?.state === 'open' && (
        <p
          className="flex flex-wrap justify-center gap-3"
          {...(byItself && { 'data-go': again, 'data-go-in': LOOK_AGAIN_S })}
        >
          <LinkButton href={again}>{say(m.lookAgain)}</LinkButton>
          {payment.payUrl && (
            <LinkButton tone="plain" href={payment.payUrl}>
              {say(m.payNow)}
            </LinkButton>
          )}
        </p>
      )}
      {payment && payment.state !== 'open' && (
        <p className="flex flex-wrap justify-center gap-3">
          <LinkButton href="/overview">{say(m.seeBalance)}</LinkButton>
          <LinkButton tone="quiet" href="/top-up">
            {say(m.another)}
          </LinkButton>
        </p>
      )}
    </div>
  )
}

const looks: Record<PaymentState, { icon: IconName; tone: string }> = {
  open: { icon: 'clock', tone: 'bg-warn-tint text-warn' },
  paid: { icon: 'check', tone: 'bg-good-tint text-good' },
  failed: { icon: 'cross', tone: 'bg-bad-tint text-bad' },
  expired: { icon: 'clock', tone: 'bg-sunk text-soft' },
  mismatched: { icon: 'search', tone: 'bg-warn-tint text-warn' },
  refunded: { icon: 'check', tone: 'bg-sunk text-soft' },
}

const texts = {
  open: m.openText,
  paid: m.paidText,
  failed: m.failedText,
  expired: m.expiredText,
  mismatched: m.mismatchedText,
  refunded: m.refundedText,
}

function Result({ payment: { state, amountFen } }: { payment: SeenPayment }) {
  const say = useSay()
  return (
    <Card>
      <div className="grid justify-items-center gap-4 py-6 text-center">
        <span className={`grid size-16 place-items-center rounded-full ${looks[state].tone}`}>
          <Icon name={looks[state].icon} className="size-8" />
        </span>
        <h1 className="text-2xl font-semibold">{say(m[state])}</h1>
        <Money fen={amountFen} className="text-4xl font-semibold" />
        <p className="text-soft">{say(texts[state])}</p>
      </div>
    </Card>
  )
}
