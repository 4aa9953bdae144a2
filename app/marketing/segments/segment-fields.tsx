/** The facts that a segment is usually made of; everything else is a tree. */
import { Select } from '../../ui/field.tsx'
import { useSay } from '../../ui/frame.tsx'
import { FilterCheck } from '../../desk/console/filter.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { m } from '../campaigns/messages.ts'
import { brands, touchRows } from './rule-form.ts'

type Option = { value: string; label: string }
type Typed = Record<string, string>

/** The codes of the house's channels, named by the console. */
const channels = ['web', 'sms', 'wap', 'kiosk', 'counter', 'hotline', 'outbound', 'partner']

export function SegmentFields({
  businesses,
  lists,
  typed,
}: {
  businesses: Option[]
  lists: Option[]
  typed: Typed
}) {
  const say = useSay()
  const any = { value: '', label: say(m.anyOf) }
  const small = (name: string, label: string, width = 'w-44') => (
    <SmallField name={name} label={label} value={typed[name]} required={false} width={width} />
  )
  return (
    <div className="mt-4 grid gap-4">
      <fieldset className="flex flex-wrap gap-4">
        <legend className="text-xs text-soft">{say(m.brand)}</legend>
        {brands.map((brand) => (
          <FilterCheck
            key={brand}
            name={`brand-${brand}`}
            label={say(shell[brand])}
            checked={Boolean(typed[`brand-${brand}`])}
          />
        ))}
        <FilterCheck name="consent" label={say(m.consent)} checked={Boolean(typed['consent'])} />
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <SmallSelect
          name="payment"
          label={say(m.payment)}
          value={typed['payment']}
          options={[
            any,
            { value: 'prepaid', label: say(m.prepaid) },
            { value: 'postpaid', label: say(m.postpaid) },
          ]}
        />
        {small('branches', say(m.branches), 'w-56')}
        {small('plans', say(m.plans), 'w-56')}
        {small('tier', say(m.tierMin))}
        {small('tenure', say(m.tenureMin))}
        {small('spend', say(m.spendMin), 'w-56')}
        {small('data', say(m.dataMin), 'w-56')}
        {small('coins', say(m.coinsMin))}
      </div>
      {touchRows.map((row) => (
        <TouchRow key={row} row={row} businesses={[any, ...businesses]} typed={typed} />
      ))}
      <Select
        name="list"
        label={say(m.list)}
        required={false}
        value={typed['list']}
        options={[any, ...lists]}
      />
    </div>
  )
}

function TouchRow({ row, businesses, typed }: { row: number; businesses: Option[]; typed: Typed }) {
  const say = useSay()
  const any = { value: '', label: say(m.anyOf) }
  const did = [
    { value: 'did', label: say(m.did) },
    { value: 'never', label: say(m.neverDid) },
  ]
  return (
    <fieldset className="flex flex-wrap items-end gap-3">
      <legend className="text-xs text-soft">
        {say(m.touchLine)} {row}
      </legend>
      <SmallSelect name={`did${row}`} label={say(m.touchLine)} options={did} value={typed[`did${row}`]} />
      <SmallSelect
        name={`business${row}`}
        label={say(m.business)}
        options={businesses}
        value={typed[`business${row}`]}
      />
      <SmallSelect
        name={`channel${row}`}
        label={say(m.channel)}
        options={[any, ...channels.map((value) => ({ value, label: value }))]}
        value={typed[`channel${row}`]}
      />
      <SmallField
        name={`times${row}`}
        label={say(m.times)}
        required={false}
        value={typed[`times${row}`]}
        width="w-32"
      />
      <SmallField
        name={`days${row}`}
        label={say(m.within)}
        required={false}
        value={typed[`days${row}`]}
        width="w-32"
      />
    </fieldset>
  )
}
