import type { OutputOf } from '#server/portal.ts'
import { dateTime, isoDate } from '#words/format.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Table } from '../../ui/table.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered } from '../answer.ts'
import { look } from '../look.ts'
import { NoNotice } from '../no-notice.tsx'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'

type Ecoins = OutputOf<'seeEcoins'>

/** Few enough to say so. */
const SCARCE = 20

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const wanted = visit.url.searchParams.get('item')
  return { ...(await look(visit, 'seeEcoins')), wanted, now: visit.now }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { item = '' } = visit.typed
  return answered(visit, await visit.perform('redeemEcoins', { item }))
}

export default function EcoinsPage({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { seen, refused, wanted, now } = loaderData
  return (
    <>
      <title>{say(ui.titled, say(m.ecoins))}</title>
      <PageHead title={say(m.ecoins)} />
      <NoNotice no={actionData} />
      {seen ? <Purse ecoins={seen} wanted={wanted} now={now} /> : <Refused refused={refused} />}
    </>
  )
}

function Purse({ ecoins, wanted, now }: { ecoins: Ecoins; wanted: string | null; now: number }) {
  const say = useSay()
  const { balance, expiringNext } = ecoins
  return (
    <>
      <section className="haze grid gap-1 rounded-[1.75rem] px-6 py-7 sm:px-9">
        <h2 className="text-white/85">{say(m.balance)}</h2>
        <p className="flex items-center gap-3 text-5xl font-semibold tabular-nums">
          <Icon name="ecoin" className="size-10 text-[#ffdca0]" />
          {balance}
        </p>
        <p className="text-white/85">
          {expiringNext
            ? say(m.expiring, { coins: expiringNext.coins, until: isoDate(expiringNext.expiresAt - 1) })
            : say(m.none)}
        </p>
      </section>
      <Rewards ecoins={ecoins} wanted={wanted} />
      <Vouchers vouchers={ecoins.vouchers} now={now} />
      <Refer />
      <Movements movements={ecoins.movements} />
    </>
  )
}

/** What somebody came for stands first. */
function Rewards({ ecoins: { rewards, balance }, wanted }: { ecoins: Ecoins; wanted: string | null }) {
  const say = useSay()
  const isWanted = (code: string) => Number(code === wanted)
  return (
    <section aria-labelledby="rewards" className="grid gap-4">
      <div>
        <h2 id="rewards" className="text-xl font-semibold">
          {say(m.rewards)}
        </h2>
        <p className="text-soft">{say(m.rewardsLead)}</p>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {rewards
          .toSorted((one, other) => isWanted(other.code) - isWanted(one.code))
          .map((reward) => (
            <li
              key={reward.code}
              className="grid content-between gap-4 rounded-card border border-line bg-card p-5 shadow-card"
            >
              <div>
                <p className="flex items-start justify-between gap-3">
                  <span className="font-semibold">{say(reward.name)}</span>
                  <Icon name="gift" className="size-6 flex-none text-lan-text" />
                </p>
                {reward.code === wanted && <Badge tone="lan">{say(m.wanted)}</Badge>}
                <p className="text-sm text-soft">{say(reward.merchant)}</p>
                {reward.stock <= SCARCE && <p className="text-sm text-warn">{say(m.left, reward.stock)}</p>}
              </div>
              <div className="flex items-center justify-between gap-3">
                <span className="font-semibold tabular-nums">{say(m.price, reward.price)}</span>
                {reward.price <= balance ? (
                  <SealedForm name={`redeem-${reward.code}`}>
                    <input type="hidden" name="item" value={reward.code} />
                    <Button tone="quiet" label={say(m.redeemNamed, say(reward.name))}>
                      {say(m.redeem)}
                    </Button>
                  </SealedForm>
                ) : (
                  <span className="text-sm text-soft">{say(m.missing, reward.price - balance)}</span>
                )}
              </div>
            </li>
          ))}
      </ul>
    </section>
  )
}

function Vouchers({ vouchers, now }: { vouchers: Ecoins['vouchers']; now: number }) {
  const say = useSay()
  return (
    <Card title={say(m.vouchers)}>
      {vouchers.length === 0 ? (
        <EmptyState icon="ticket" title={say(m.noVouchers)} />
      ) : (
        <ul className="grid gap-3 md:grid-cols-2">
          {vouchers.map((voucher) => {
            const over = endOf(voucher, now)
            return (
              <li
                key={voucher.code}
                className="grid gap-1 rounded-field border border-dashed border-edge p-4"
              >
                <p className="flex justify-between gap-3 font-medium">
                  {say(voucher.name)}
                  {over && <Badge>{say(m[over])}</Badge>}
                </p>
                <p className="font-mono text-xl tracking-wider">{voucher.code}</p>
                <p className="text-sm text-soft">
                  {say(voucher.merchant)} · {say(m.validUntil, isoDate(voucher.validUntil - 1))}
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

function Refer() {
  const say = useSay()
  return (
    <Card title={say(m.refer)}>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="min-w-0 flex-1 basis-60 text-soft">{say(m.referLead)}</p>
        <LinkButton tone="quiet" icon="people" href="/friends">
          {say(m.referGo)}
        </LinkButton>
      </div>
    </Card>
  )
}

/** Why a voucher is over; null while it is good. */
function endOf({ state, validUntil }: Ecoins['vouchers'][number], now: number) {
  if (state !== 'issued') return state
  return validUntil <= now ? 'lapsed' : null
}

function Movements({ movements }: { movements: Ecoins['movements'] }) {
  const say = useSay()
  if (movements.length === 0) return null
  return (
    <Card title={say(m.movements)} flush>
      <Table
        caption={say(m.movements)}
        rows={movements}
        rowKey={(row, index) => `${row.at}${index}`}
        columns={[
          { label: say(m.when), cell: (row) => <span className="tabular-nums">{dateTime(row.at)}</span> },
          { label: say(m.what), cell: (row) => say(m[row.kind]) },
          {
            label: say(m.coins),
            cell: (row) => (row.coins > 0 ? `+${row.coins}` : row.coins),
            align: 'right',
          },
          { label: say(m.after), cell: (row) => row.after, align: 'right' },
        ]}
      />
    </Card>
  )
}
