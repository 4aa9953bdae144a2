/** One merchant: what was agreed, what it offers, and its shops' logins. */
import { redirect } from 'react-router'
import { yuan } from '#words/format.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, ask, no as noOf, seen, type No } from '../../desk/console/ask.ts'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { m, statuses } from './messages.ts'
import { RewardForm, Rewards } from './rewards.tsx'
import { Shops } from './shops.tsx'

export type Seen = StaffOutputOf<'seeMerchant'>

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const { merchant: code = '' } = params
  return {
    ...(await seen(visit, 'seeMerchant', { code: code === 'new' ? '' : code })),
    /** The code of the reward that is changed, `new`, or nothing. */
    reward: searchParams.get('reward') ?? '',
    saved: searchParams.has('saved'),
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { what, ...typed } = visit.typed
  const place = `/marketing/merchants/${params['merchant']}?saved`
  if (what === 'reward') return acted(visit, 'saveReward', typed, place)
  if (what === 'shop') return acted(visit, 'addShop', typed, place, ['password'])
  if (what === 'disable') return acted(visit, 'disableShop', typed, place)
  if (what === 'password') return acted(visit, 'resetShopPassword', typed, place, ['password'])
  const outcome = await ask(visit, 'saveMerchant', typed)
  if (outcome.kind !== 'done') return noOf(visit, outcome)
  return redirect(`/marketing/merchants/${outcome.output.code}?saved`, 303)
}

type Page = PageProps<typeof loader, typeof action>

export default function Merchant({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const { merchant, reward, saved } = loaderData
  const title = merchant ? say(merchant.name) : say(m.newMerchant)
  const asked = no?.typed['what'] ?? 'merchant'
  const noFor = (what: string) => (asked === what ? no : undefined)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} lead={say(m.merchantsLead)} />
      <NoNotice no={no} />
      {saved && !no && <Notice tone="good">{say(m.saved)}</Notice>}
      <MerchantForm merchant={merchant} channels={loaderData.channels} no={noFor('merchant')} />
      {merchant && (
        <>
          {reward && <RewardForm {...loaderData} merchantCode={merchant.code} no={noFor('reward')} />}
          <Rewards {...loaderData} merchantCode={merchant.code} />
          <Shops {...loaderData} merchantCode={merchant.code} no={noFor('shop')} />
        </>
      )}
    </>
  )
}

const empty = { settleBy: 'voucher', status: 'active', channel: 'partner' }

function typedOf(merchant: Seen['merchant']): Record<string, string> {
  if (!merchant) return empty
  const { code, name, contact, phone, channel, settleBy, settleFen, settlePercent, status } = merchant
  const settled = { settleBy, settleFen: yuan(settleFen), settlePercent: String(settlePercent) }
  return { code, nameZh: name.zh, nameEn: name.en, contact, phone, channel, status, ...settled }
}

function MerchantForm({
  merchant,
  channels,
  no,
}: Pick<Seen, 'merchant' | 'channels'> & { no: No | undefined }) {
  const say = useSay()
  const typed: Record<string, string | undefined> = no?.typed ?? typedOf(merchant)
  const field = (name: string) => ({ name, value: typed[name], wrong: no?.issues[name] })
  return (
    <Card>
      <SealedForm name="merchant" className="grid gap-4">
        <input type="hidden" name="changing" value={merchant?.code ?? ''} />
        <div className="flex flex-wrap gap-3">
          {merchant ? (
            <input type="hidden" name="code" value={merchant.code} />
          ) : (
            <SmallField {...field('code')} label={say(m.code)} maxLength={31} />
          )}
          <SmallField {...field('nameZh')} label={say(m.nameZh)} maxLength={40} width="w-52" />
          <SmallField {...field('nameEn')} label={say(m.nameEn)} maxLength={40} width="w-52" />
          <SmallField {...field('contact')} label={say(m.contact)} maxLength={40} width="w-36" />
          <SmallField {...field('phone')} label={say(m.phone)} inputMode="tel" maxLength={20} width="w-40" />
        </div>
        <div className="flex flex-wrap gap-3">
          <SmallSelect
            {...field('settleBy')}
            label={say(m.settleBy)}
            options={[
              { value: 'voucher', label: say(m.voucher) },
              { value: 'percent', label: say(m.percent) },
            ]}
          />
          <SmallField {...field('settleFen')} label={say(m.settleFen)} inputMode="decimal" required={false} />
          <SmallField
            {...field('settlePercent')}
            label={say(m.settlePercent)}
            inputMode="numeric"
            required={false}
          />
          <SmallSelect
            {...field('channel')}
            label={say(m.channel)}
            options={channels.map(({ code: value, name }) => ({ value, label: say(name) }))}
          />
          <SmallSelect
            {...field('status')}
            label={say(m.status)}
            options={Object.entries(statuses).map(([value, label]) => ({ value, label: say(label) }))}
          />
        </div>
        <p className="text-sm text-soft">
          {say(m.statusHint)} {say(m.channelHint)}
        </p>
        <div>
          <Button icon="check">{say(m.save)}</Button>
        </div>
      </SealedForm>
    </Card>
  )
}
