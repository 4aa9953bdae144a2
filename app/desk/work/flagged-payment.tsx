import type { CallbackVerdict, PaymentState, Resolution } from '#drizzle/schema/money.ts'
import { dateTime, yuan } from '#words/format.ts'
import { Badge } from '../../ui/card.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import type { No } from '../console/ask.ts'
import { m, verdictOf } from './payment-words.ts'

type Row = {
  id: string
  subscriberId: string
  name: string
  msisdn: string
  verdict: CallbackVerdict
  intentState: PaymentState
  orderedFen: number
  paidFen: number
  cashierRef: string
  receivedAt: number
  credits: boolean
  resolution: Resolution | null
  resolvedAt: number | null
  resolver: string | null
  note: string | null
}

/** One word of the cashier: what happened, and what is to be done or was done about it. */
export function FlaggedPayment({ row, no }: { row: Row; no: No | undefined }) {
  const say = useSay()
  const verdict = verdictOf(row.verdict) ?? 'contradicted'
  const told = { ordered: yuan(row.orderedFen), paid: yuan(row.paidFen) }
  return (
    <li
      id={row.id}
      className="grid content-start gap-3 rounded-card border border-line bg-card p-5 shadow-card"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Badge tone="bad">{say(m.verdicts[verdict])}</Badge>
        <a href={`/desk/subscribers/${row.subscriberId}`} className="text-lan-text tabular-nums">
          {row.name} {row.msisdn}
        </a>
        <span className="text-soft tabular-nums">{dateTime(row.receivedAt)}</span>
      </div>
      <p>{say(m.happened[verdict], told)}</p>
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm tabular-nums">
        <Fact name={say(m.ordered)} value={`¥${told.ordered}`} />
        <Fact name={say(m.paid)} value={`¥${told.paid}`} />
        <Fact name={say(m.ref)} value={row.cashierRef} />
      </dl>
      {row.resolution ? <Ended row={row} resolution={row.resolution} /> : <Resolve row={row} no={no} />}
    </li>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-2">
      <dt className="text-soft">{name}</dt>
      <dd className="break-all">{value}</dd>
    </div>
  )
}

function Ended({ row, resolution }: { row: Row; resolution: Resolution }) {
  const say = useSay()
  return (
    <p className="rounded-field bg-sunk px-4 py-3 whitespace-pre-line">
      <strong className="font-medium">{say(m.ended[resolution])}</strong> {row.note}
      <span className="block pt-1 text-sm text-soft tabular-nums">
        {row.resolver} {row.resolvedAt !== null && dateTime(row.resolvedAt)}
      </span>
    </p>
  )
}

/** One reason and the ways to end it that are open; a refund is made at the cashier and told here. */
function Resolve({ row, no }: { row: Row; no: No | undefined }) {
  const say = useSay()
  const { search } = useFrame()
  const money = row.paidFen > 0 && row.verdict !== 'contradicted'
  return (
    <SealedForm name={`resolve-${row.id}`} action={`/desk/payments${search}`} className="grid gap-3">
      <input type="hidden" name="subscriberId" value={row.subscriberId} />
      <input type="hidden" name="id" value={row.id} />
      <Field
        id={`note-${row.id}`}
        name="note"
        rows={2}
        maxLength={200}
        label={say(m.note)}
        hint={say(money ? m.noteMoney : m.noteNoMoney)}
        value={no?.typed['note']}
        wrong={no?.issues['note']}
      />
      <div className="flex flex-wrap gap-2">
        {row.credits && (
          <Button tone="quiet" name="resolution" value="credited">
            {say(m.credit, yuan(row.paidFen))}
          </Button>
        )}
        {money && (
          <Button tone="plain" name="resolution" value="refunded">
            {say(m.refund)}
          </Button>
        )}
        <Button tone="plain" name="resolution" value="dismissed">
          {say(m.dismiss)}
        </Button>
      </div>
    </SealedForm>
  )
}
