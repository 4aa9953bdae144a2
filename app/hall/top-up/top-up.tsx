import { data, redirect } from 'react-router'
import type { WebVisit } from '#server/http/visit.ts'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Choices, Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered, noOf, type No } from '../answer.ts'
import { NoNotice } from '../no-notice.tsx'
import { m } from './messages.ts'
import { Ways, type Way } from './ways.tsx'

const AMOUNTS_YUAN = [30, 50, 100, 200, 300, 500]

/** `what` yuan from the account, or `fen` to the cashier: an amount that is asked for elsewhere and filled in here. */
export async function loader({ context }: PageArgs): Promise<{ way: Way; what: string; other: string }> {
  const asked = visitIn(context).url.searchParams
  const way = asked.get('way')
  const fen = /^\d{1,6}$/.test(asked.get('fen') ?? '') ? Number(asked.get('fen')) : 0
  return {
    way: way === 'card' || way === 'account' ? way : 'online',
    what: /^\d{1,4}$/.exec(asked.get('what') ?? '')?.[0] ?? '',
    other: fen > 0 ? String(fen / 100) : '',
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { what } = visit.typed
  // The code of a card is money: it is not shown again.
  if (what !== undefined) return answered(visit, await visit.perform('topUp', { what }), ['what'])
  return pay(visit)
}

/** Off to the cashier; a form that was sent before leads to the payments, where its link is. */
async function pay(visit: WebVisit) {
  const amountFen = amountIn(visit.typed)
  if (amountFen === undefined) {
    const no = noOf(visit.say(m.topUp), [])
    return data<No>({ ...no, issues: { other: visit.say(m.wrongAmount) }, typed: visit.typed }, 422)
  }
  const outcome = await visit.perform('startPayment', { amountFen })
  if (outcome.kind === 'done') return redirect(outcome.output.payUrl, 303)
  return outcome.kind === 'repeated' ? redirect('/top-up/payments', 303) : answered(visit, outcome)
}

/** What was typed wins over what was chosen; fen, or undefined for what is no amount. */
function amountIn({ other = '', yuan = '' }: Record<string, string>): number | undefined {
  const text = (other.trim() || yuan).normalize('NFKC').replace(/^[\s¥]+|[\s元]+$/g, '')
  const [, whole, fen = ''] = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(fen.padEnd(2, '0'))
}

export default function TopUp({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { way, what, other } = loaderData
  return (
    <>
      <title>{say(ui.titled, say(m.topUp))}</title>
      <PageHead title={say(m.topUp)} lead={say(m.lead)} />
      <Ways current={way} />
      <NoNotice no={actionData} />
      <div className="w-full max-w-2xl">
        <Card>
          {way === 'online' && <PayForm no={actionData} other={other} />}
          {way === 'card' && <CardForm no={actionData} />}
          {way === 'account' && <AccountForm no={actionData} what={what} />}
        </Card>
      </div>
    </>
  )
}

function PayForm({ no, other }: { no: No | undefined; other: string }) {
  const say = useSay()
  const options = AMOUNTS_YUAN.map((yuan) => ({ value: String(yuan), label: `¥${yuan}` }))
  return (
    <SealedForm name="pay" className="grid gap-6">
      <Choices
        name="yuan"
        label={say(m.amount)}
        options={options}
        value={no?.typed['yuan'] ?? '100'}
        columns="grid-cols-3"
      />
      <Field
        name="other"
        label={say(m.otherAmount)}
        hint={say(m.otherHint)}
        inputMode="decimal"
        required={false}
        value={no ? no.typed['other'] : other}
        wrong={no?.issues['other'] ?? no?.issues['amountFen']}
      />
      <div className="grid gap-2">
        <Button wide icon="card">
          {say(m.pay)}
        </Button>
        <p className="text-sm text-soft">{say(m.payNote)}</p>
      </div>
    </SealedForm>
  )
}

function CardForm({ no }: { no: No | undefined }) {
  const say = useSay()
  return (
    <SealedForm name="card" className="grid gap-6">
      <Field
        name="what"
        label={say(m.cardCode)}
        hint={say(m.cardHint)}
        wrong={no?.issues['what']}
        inputMode="numeric"
        maxLength={40}
        large
      />
      <Button wide icon="voucher">
        {say(m.spendCard)}
      </Button>
    </SealedForm>
  )
}

function AccountForm({ no, what }: { no: No | undefined; what: string }) {
  const say = useSay()
  return (
    <SealedForm name="account" className="grid gap-6">
      <Field
        name="what"
        label={say(m.accountAmount)}
        hint={say(m.accountHint)}
        value={what}
        wrong={no?.issues['what']}
        inputMode="numeric"
        maxLength={6}
        large
      />
      <Button wide>{say(m.fromAccount)}</Button>
    </SealedForm>
  )
}
