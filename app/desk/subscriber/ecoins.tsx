/** A subscriber's e-coins for the back office: an earning is taken back, an unused voucher cancelled, each for a reason. */
import { redirect } from 'react-router'
import { dateTime, isoDate } from '#words/format.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, no as noOf, seen, type No } from '../console/ask.ts'
import { smallButton } from '../console/filter.tsx'
import { SmallField } from '../console/form-row.tsx'
import { Grid } from '../console/grid.tsx'
import { m as shell } from '../console/messages.ts'
import { NoNotice } from '../console/no-notice.tsx'
import { m } from './ecoin-messages.ts'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const account = await seen(visit, 'seeEcoinAccount', { subscriberId: params['subscriber'] })
  const undo = searchParams.get('undo')
  return {
    ...account,
    now: visit.now,
    earning: account.earnings.find(({ id, takenBack }) => id === undo && takenBack === null) ?? null,
    voucher: account.vouchers.find(({ id, state }) => id === undo && state === 'issued') ?? null,
    returned: searchParams.get('returned'),
    taken: searchParams.get('taken'),
    missing: Number(searchParams.get('missing') ?? 0),
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const subscriberId = params['subscriber']
  const { earning, voucher, reason } = visit.typed
  const place = `/desk/subscribers/${subscriberId}/ecoins`
  if (voucher) {
    const outcome = await ask(visit, 'cancelVoucher', { subscriberId, voucher, reason })
    if (outcome.kind !== 'done') return noOf(visit, outcome)
    return redirect(`${place}?returned=${outcome.output.coins}`, 303)
  }
  const outcome = await ask(visit, 'reverseEarning', { subscriberId, earning, reason })
  if (outcome.kind !== 'done') return noOf(visit, outcome)
  const { taken, missing } = outcome.output
  return redirect(`${place}?taken=${taken}&missing=${missing}`, 303)
}

type Page = PageProps<typeof loader, typeof action>
type Account = StaffOutputOf<'seeEcoinAccount'>

export default function EcoinAccount({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const { subscriber, balance, earning, voucher, returned, taken, missing } = loaderData
  const place = `/desk/subscribers/${subscriber.id}`
  return (
    <>
      <title>{say(shell.titled, say(m.ecoins))}</title>
      <PageHead title={`${subscriber.name} · ${say(m.ecoins)}`} lead={say(m.balance, balance)}>
        <LinkButton tone="plain" icon="back" href={place}>
          {say(m.back)}
        </LinkButton>
      </PageHead>
      <NoNotice no={no} />
      {!no && returned !== null && <Notice tone="good">{say(m.returned, Number(returned))}</Notice>}
      {!no && taken !== null && (
        <Notice tone={missing > 0 ? 'warn' : 'good'}>
          {say(m.taken, Number(taken))}
          {missing > 0 && ` ${say(m.missing, missing)}`}
        </Notice>
      )}
      {earning && (
        <Undo
          what="earning"
          id={earning.id}
          title={say(m.takeBackWhat, earning.coins)}
          hint={say(m.takeBackHint)}
          no={no}
        />
      )}
      {voucher && (
        <Undo
          what="voucher"
          id={voucher.id}
          title={say(m.cancelWhat, voucher.code)}
          hint={say(m.cancelHint)}
          no={no}
        />
      )}
      <Vouchers {...loaderData} />
      <Earnings {...loaderData} />
    </>
  )
}

function Undo({
  what,
  id,
  title,
  hint,
  no,
}: {
  what: 'earning' | 'voucher'
  id: string
  title: string
  hint: string
  no: No | undefined
}) {
  const say = useSay()
  return (
    <Card title={title}>
      <SealedForm name={`undo-${what}`} className="grid gap-3">
        <input type="hidden" name={what} value={id} />
        <p className="text-sm text-soft">{hint}</p>
        <div className="flex flex-wrap items-end gap-3">
          <SmallField
            name="reason"
            label={say(m.reason)}
            maxLength={200}
            width="w-80"
            value={no?.typed['reason']}
            wrong={no?.issues['reason']}
          />
          <Button tone="danger">{say(m.confirm)}</Button>
        </div>
      </SealedForm>
    </Card>
  )
}

const states = { used: m.used, cancelled: m.cancelled, issued: m.issued } as const

function Vouchers({ vouchers, now }: Account & { now: number }) {
  const say = useSay()
  return (
    <Card title={say(m.vouchers)} flush>
      <Grid
        caption={say(m.vouchers)}
        rows={vouchers}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="ticket" title={say(m.noVouchers)} />}
        columns={[
          {
            key: 'name',
            label: say(m.reward),
            cell: ({ name, merchant }) => `${say(name)} · ${say(merchant)}`,
          },
          { key: 'code', label: say(m.code), cell: ({ code }) => <span className="font-mono">{code}</span> },
          { key: 'coins', label: say(m.coins), align: 'right', cell: ({ coins }) => coins },
          { key: 'at', label: say(m.issuedAt), cell: ({ issuedAt }) => dateTime(issuedAt) },
          { key: 'until', label: say(m.validUntil), cell: ({ validUntil }) => isoDate(validUntil - 1) },
          {
            key: 'state',
            label: say(m.state),
            cell: ({ state, validUntil }) => (
              <Badge tone={state === 'issued' && validUntil > now ? 'good' : 'plain'}>
                {say(state === 'issued' && validUntil <= now ? m.lapsed : states[state])}
              </Badge>
            ),
          },
          {
            key: 'do',
            label: say(m.cancel),
            align: 'right',
            cell: ({ id, code, state }) =>
              state === 'issued' && (
                <a href={`?undo=${id}`} className={smallButton} aria-label={say(m.cancelWhat, code)}>
                  {say(m.cancel)}
                </a>
              ),
          },
        ]}
      />
    </Card>
  )
}

function Earnings({ earnings }: Account) {
  const say = useSay()
  return (
    <Card title={say(m.earnings)} flush>
      <Grid
        caption={say(m.earnings)}
        rows={earnings}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="ecoin" title={say(m.noEarnings)} />}
        columns={[
          {
            key: 'at',
            label: say(m.when),
            cell: ({ at }) => <span className="tabular-nums">{dateTime(at)}</span>,
          },
          { key: 'what', label: say(m.what), cell: ({ what }) => what },
          { key: 'coins', label: say(m.coins), align: 'right', cell: ({ coins }) => coins },
          {
            key: 'do',
            label: say(m.takeBack),
            align: 'right',
            cell: ({ id, coins, takenBack }) =>
              takenBack === null ? (
                <a href={`?undo=${id}`} className={smallButton} aria-label={say(m.takeBackWhat, coins)}>
                  {say(m.takeBack)}
                </a>
              ) : (
                <span className="text-soft">{say(m.takenBack, takenBack)}</span>
              ),
          },
        ]}
      />
    </Card>
  )
}
