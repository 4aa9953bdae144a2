/** One merchant's statement of a month: its lines, what they come to, closing, taking back; printed, it is signed. */
import { redirect } from 'react-router'
import { dateTime, monthName } from '#words/format.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, Sheet, Stat } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Money } from '../../ui/money.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, ask, may, no as noOf, seen, type No } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { SmallField } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { ReportHead } from '../../desk/console/report-head.tsx'
import { m } from './messages.ts'
import { ClosedBadge } from './settlement.tsx'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const after = searchParams.get('after') ?? ''
  const asked = { merchant: params['merchant'], month: params['month'], after }
  const statement = await seen(visit, 'seeStatement', asked)
  const chosen = searchParams.get('line')
  return {
    ...statement,
    after,
    closes: may(visit, 'closeStatement'),
    reverses: may(visit, 'reverseVoucher'),
    /** The line that is about to be taken back. */
    chosen: statement.lines.find(({ id, stands }) => id === chosen && stands) ?? null,
    back: Number(searchParams.get('back') ?? 0),
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const place = `/marketing/settlement/${params['merchant']}/${params['month']}`
  const { what, ...typed } = visit.typed
  if (what === 'close') {
    const asked = { merchant: params['merchant'], month: params['month'] }
    return acted(visit, 'closeStatement', asked, place)
  }
  const outcome = await ask(visit, 'reverseVoucher', typed)
  if (outcome.kind !== 'done') return noOf(visit, outcome)
  return redirect(`${place}?back=${outcome.output.month}`, 303)
}

type Page = PageProps<typeof loader, typeof action>
type Line = StaffOutputOf<'seeStatement'>['lines'][number]

export default function StatementPage({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const language = useLanguage()
  const { merchant, month, chosen, back } = loaderData
  const title = say(m.statementOf, { name: say(merchant.name), month: monthName(month, language) })
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <ReportHead
        title={title}
        lead={`${say(m.contactLine)}：${merchant.contact} ${merchant.phone}`}
        csv={`/marketing/settlement/${merchant.code}/${month}/csv`}
      />
      <NoNotice no={no} />
      {back > 0 && !no && <Notice tone="good">{say(m.takenBack, monthName(back, language))}</Notice>}
      {chosen && <TakeBack line={chosen} no={no} />}
      <Totals {...loaderData} />
      <Lines {...loaderData} />
      <Signatures />
    </>
  )
}

function Totals({ sums, closed, isOver, closes }: Page['loaderData']) {
  const say = useSay()
  return (
    <Card>
      <div className="grid grid-cols-2 gap-5 sm:grid-cols-4">
        <Stat label={say(m.verified)} value={sums.verified} />
        <Stat label={say(m.reversed)} value={sums.reversed} />
        <Stat label={say(m.coins)} value={sums.coins} />
        <Stat label={say(m.due)} value={<Money fen={sums.dueFen} />} />
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-4">
        <ClosedBadge closedAt={closed?.closedAt ?? null} isOver={isOver} />
        {!closed && isOver && closes && (
          <SealedForm name="close" className="flex flex-wrap items-center gap-3">
            <input type="hidden" name="what" value="close" />
            <Button icon="lock">{say(m.close)}</Button>
            <span className="text-sm text-soft">{say(m.closeHint)}</span>
          </SealedForm>
        )}
      </div>
      <p className="mt-3 text-sm text-soft">{say(m.ledgerNote)}</p>
    </Card>
  )
}

function TakeBack({ line, no }: { line: Line; no: No | undefined }) {
  const say = useSay()
  return (
    <Card title={say(m.takeBackWhat, line.code)}>
      <SealedForm name="take-back" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="what" value="reverse" />
        <input type="hidden" name="subscriberId" value={line.subscriberId} />
        <input type="hidden" name="line" value={line.id} />
        <SmallField
          name="reason"
          label={say(m.reason)}
          maxLength={200}
          width="w-80"
          value={no?.typed['reason']}
          wrong={no?.issues['reason']}
        />
        <Button tone="danger">{say(m.takeBack)}</Button>
      </SealedForm>
    </Card>
  )
}

function Lines({ merchant, month, lines, next, after, reverses }: Page['loaderData']) {
  const say = useSay()
  const place = `/marketing/settlement/${merchant.code}/${month}`
  const query = (more: Record<string, string>) => new URLSearchParams({ after, ...more }).toString()
  return (
    <Sheet>
      <Grid
        caption={say(m.statement)}
        rows={lines}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="ticket" title={say(m.noLines)} />}
        columns={[
          {
            key: 'when',
            label: say(m.when),
            cell: ({ at }) => <span className="tabular-nums">{dateTime(at)}</span>,
          },
          {
            key: 'what',
            label: say(m.what),
            cell: ({ kind }) => <Badge tone={kind === 'verified' ? 'good' : 'warn'}>{say(m[kind])}</Badge>,
          },
          { key: 'reward', label: say(m.reward), cell: ({ name }) => say(name) },
          {
            key: 'code',
            label: say(m.voucherCode),
            cell: ({ code }) => <span className="font-mono">{code}</span>,
          },
          {
            key: 'number',
            label: say(m.number),
            cell: ({ msisdn }) => <span className="tabular-nums">{msisdn}</span>,
          },
          { key: 'by', label: say(m.by), cell: ({ by }) => by },
          {
            key: 'coins',
            label: say(m.coins),
            align: 'right',
            cell: ({ kind, coins }) => signed(kind, coins),
          },
          {
            key: 'due',
            label: say(m.due),
            align: 'right',
            cell: ({ kind, dueFen }) => <Money fen={signed(kind, dueFen)} />,
          },
          {
            key: 'do',
            label: say(m.note),
            cell: ({ id, code, stands, reason }) =>
              stands && reverses ? (
                <a
                  href={`${place}?${query({ line: id })}`}
                  className={smallButton}
                  aria-label={say(m.takeBackWhat, code)}
                  data-screen-only=""
                >
                  {say(m.takeBack)}
                </a>
              ) : (
                <span className="text-xs text-soft">{reason}</span>
              ),
          },
        ]}
      />
      <div className="flex gap-3 px-5 py-4 empty:hidden" data-screen-only="">
        {after && (
          <LinkButton tone="plain" href={place}>
            {say(m.first)}
          </LinkButton>
        )}
        {next && (
          <LinkButton tone="plain" href={`${place}?${query({ after: next })}`}>
            {say(m.next)}
          </LinkButton>
        )}
      </div>
    </Sheet>
  )
}

function signed(kind: Line['kind'], amount: number): number {
  return kind === 'verified' ? amount : -amount
}

/** On paper both sides sign. */
function Signatures() {
  const say = useSay()
  return (
    <div className="hidden grid-cols-2 gap-12 pt-12 text-sm print:grid">
      <p className="border-t border-edge pt-2">{say(m.signOperator)}</p>
      <p className="border-t border-edge pt-2">{say(m.signMerchant)}</p>
    </div>
  )
}
