/** The logins of a merchant's shops: added, disabled, given a new password. */
import { Button } from '../../ui/button.tsx'
import { Badge, Card, EmptyState } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import type { No } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import type { Seen } from './merchant.tsx'
import { m } from './messages.ts'

export function Shops({
  shops,
  merchantCode,
  no,
}: Pick<Seen, 'shops'> & { merchantCode: string; no: No | undefined }) {
  const say = useSay()
  return (
    <Card title={say(m.shops)} flush>
      <p className="px-5 pb-3 text-sm text-soft sm:px-6">{say(m.shopsLead)}</p>
      <Grid
        caption={say(m.shops)}
        rows={shops}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="key" title={say(m.noShops)} />}
        columns={[
          {
            key: 'name',
            label: say(m.shopName),
            cell: ({ name }) => <span className="font-medium">{name}</span>,
          },
          {
            key: 'login',
            label: say(m.login),
            cell: ({ login }) => <span className="font-mono">{login}</span>,
          },
          {
            key: 'state',
            label: say(m.status),
            cell: ({ disabled }) => (
              <Badge tone={disabled ? 'bad' : 'good'}>{say(disabled ? m.disabled : m.working)}</Badge>
            ),
          },
          {
            key: 'do',
            label: say(m.disable),
            align: 'right',
            cell: ({ id, name, disabled }) => (
              <SealedForm name={`shop-${id}`}>
                <input type="hidden" name="what" value="disable" />
                <input type="hidden" name="shopId" value={id} />
                <button
                  type="submit"
                  name="disabled"
                  value={String(!disabled)}
                  aria-label={say(disabled ? m.enableWhom : m.disableWhom, name)}
                  className={smallButton}
                >
                  {say(disabled ? m.enable : m.disable)}
                </button>
              </SealedForm>
            ),
          },
        ]}
      />
      <div className="grid gap-5 border-t border-line p-5 sm:p-6">
        <AddShop merchantCode={merchantCode} no={no} />
        {shops.length > 0 && <ResetPassword shops={shops} />}
      </div>
    </Card>
  )
}

function AddShop({ merchantCode, no }: { merchantCode: string; no: No | undefined }) {
  const say = useSay()
  const field = (name: string) => ({
    name,
    value: no?.typed[name],
    wrong: no?.issues[name],
    id: `shop-${name}`,
  })
  return (
    <SealedForm name="shop" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="what" value="shop" />
      <input type="hidden" name="merchantCode" value={merchantCode} />
      <SmallField {...field('name')} label={say(m.shopName)} maxLength={40} />
      <SmallField {...field('login')} label={say(m.login)} maxLength={40} />
      <SmallField {...field('password')} value={undefined} label={say(m.password)} type="password" />
      <Button icon="plus">{say(m.addShop)}</Button>
    </SealedForm>
  )
}

function ResetPassword({ shops }: Pick<Seen, 'shops'>) {
  const say = useSay()
  return (
    <SealedForm name="password" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="what" value="password" />
      <SmallSelect
        name="shopId"
        label={say(m.shop)}
        options={shops.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SmallField name="password" id="new-password" label={say(m.newPassword)} type="password" />
      <Button tone="plain">{say(m.resetPassword)}</Button>
    </SealedForm>
  )
}
