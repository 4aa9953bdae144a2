/** A merchant's rewards, and the form to make or change one. */
import { yuan } from '#words/format.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Money } from '../../ui/money.tsx'
import type { No } from '../../desk/console/ask.ts'
import { FilterCheck, smallButton } from '../../desk/console/filter.tsx'
import { SmallField } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import type { Seen } from './merchant.tsx'
import { m } from './messages.ts'

export function Rewards({ rewards, merchantCode }: Pick<Seen, 'rewards'> & { merchantCode: string }) {
  const say = useSay()
  const place = `/marketing/merchants/${merchantCode}`
  const create = (
    <LinkButton href={`${place}?reward=new`} tone="plain" icon="plus">
      {say(m.newReward)}
    </LinkButton>
  )
  return (
    <Card title={say(m.rewards)} aside={create} flush>
      <Grid
        caption={say(m.rewards)}
        rows={rewards}
        rowKey={({ code }) => code}
        empty={<EmptyState icon="gift" title={say(m.noRewards)} />}
        columns={[
          {
            key: 'name',
            label: say(m.name),
            cell: ({ code, name }) => (
              <>
                <span className="font-medium">{say(name)}</span>{' '}
                <span className="font-mono text-xs text-soft">{code}</span>
              </>
            ),
          },
          { key: 'price', label: say(m.price), align: 'right', cell: ({ price }) => price },
          {
            key: 'value',
            label: say(m.value),
            align: 'right',
            cell: ({ valueFen }) => <Money fen={valueFen} />,
          },
          {
            key: 'settle',
            label: say(m.ownSettle),
            align: 'right',
            cell: ({ settleFen }) =>
              settleFen === null ? (
                <span className="text-soft">{say(m.asAgreed)}</span>
              ) : (
                <Money fen={settleFen} />
              ),
          },
          { key: 'stock', label: say(m.stock), align: 'right', cell: ({ stock }) => stock },
          { key: 'days', label: say(m.validDays), align: 'right', cell: ({ validDays }) => validDays },
          {
            key: 'state',
            label: say(m.status),
            cell: ({ open }) => <Badge tone={open ? 'good' : 'plain'}>{say(open ? m.on : m.off)}</Badge>,
          },
          {
            key: 'change',
            label: say(m.change),
            align: 'right',
            cell: ({ code, name }) => (
              <a
                href={`${place}?reward=${code}`}
                className={smallButton}
                aria-label={say(m.changeWhat, say(name))}
              >
                {say(m.change)}
              </a>
            ),
          },
        ]}
      />
    </Card>
  )
}

function typedOf(reward: Seen['rewards'][number] | undefined): Record<string, string> {
  if (!reward) return { validDays: '30', open: 'true' }
  const { code, name, price, valueFen, settleFen, validDays, open } = reward
  const counts = { price: String(price), validDays: String(validDays) }
  const money = { valueFen: yuan(valueFen), settleFen: settleFen === null ? '' : yuan(settleFen) }
  return { code, nameZh: name.zh, nameEn: name.en, ...counts, ...money, open: open ? 'true' : '' }
}

export function RewardForm({
  rewards,
  reward: changing,
  merchantCode,
  no,
}: Pick<Seen, 'rewards'> & { reward: string; merchantCode: string; no: No | undefined }) {
  const say = useSay()
  const reward = rewards.find(({ code }) => code === changing)
  const typed: Record<string, string | undefined> = no?.typed ?? typedOf(reward)
  const field = (name: string) => ({
    name,
    value: typed[name],
    wrong: no?.issues[name],
    id: `reward-${name}`,
  })
  return (
    <Card title={reward ? say(m.changeReward, say(reward.name)) : say(m.newReward)}>
      <SealedForm name="reward" className="grid gap-4">
        <input type="hidden" name="what" value="reward" />
        <input type="hidden" name="merchantCode" value={merchantCode} />
        <input type="hidden" name="changing" value={reward?.code ?? ''} />
        <div className="flex flex-wrap gap-3">
          {reward ? (
            <input type="hidden" name="code" value={reward.code} />
          ) : (
            <SmallField {...field('code')} label={say(m.rewardCode)} maxLength={12} width="w-32" />
          )}
          <SmallField {...field('nameZh')} label={say(m.nameZh)} maxLength={40} width="w-52" />
          <SmallField {...field('nameEn')} label={say(m.nameEn)} maxLength={40} width="w-52" />
          <SmallField {...field('price')} label={say(m.price)} inputMode="numeric" width="w-28" />
          <SmallField {...field('valueFen')} label={say(m.value)} inputMode="decimal" width="w-32" />
          <SmallField
            {...field('settleFen')}
            label={say(m.ownSettle)}
            inputMode="decimal"
            width="w-36"
            required={false}
          />
          {reward ? (
            <SmallField
              {...field('stockChange')}
              label={say(m.stockNow, reward.stock)}
              width="w-40"
              maxLength={10}
              required={false}
            />
          ) : (
            <SmallField {...field('stock')} label={say(m.stock)} inputMode="numeric" width="w-28" />
          )}
          <SmallField {...field('validDays')} label={say(m.validDays)} inputMode="numeric" width="w-28" />
        </div>
        {reward && <p className="text-sm text-soft">{say(m.stockHint)}</p>}
        <FilterCheck name="open" label={say(m.open)} checked={typed['open'] === 'true'} />
        <div>
          <Button icon="check">{say(m.save)}</Button>
        </div>
      </SealedForm>
    </Card>
  )
}
