/** For whom an offer is: every rule that is filled in must be met. */
import type { Message } from '#words/message.ts'
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { SmallField, SmallSelect } from '../desk/console/form-row.tsx'
import { brands as brandNames } from '../desk/console/messages.ts'
import { m } from './messages.ts'
import { Boxes } from './offer-boxes.tsx'
import type { OfferForm } from './offer-fields.tsx'

const row = 'flex flex-wrap gap-3'

export function Who({ typed, ticked, wrong }: OfferForm) {
  const say = useSay()
  const field = (name: string, label: Message, numeric = true) => (
    <SmallField
      key={name}
      name={name}
      label={say(label)}
      required={false}
      inputMode={numeric ? 'decimal' : 'text'}
      width={numeric ? 'w-40' : 'w-56'}
      value={typed[name]}
    />
  )
  return (
    <Card title={say(m.who)}>
      <div className="grid gap-4">
        <p className="text-sm text-soft">{say(m.whoLead)}</p>
        {wrong['rules'] && <p className="text-sm font-medium text-bad">{wrong['rules']}</p>}
        <div className="flex flex-wrap gap-x-8 gap-y-3">
          <Boxes
            name="brands"
            label={say(m.brands)}
            ticked={ticked['brands']}
            choices={Object.entries(brandNames).map(([value, label]) => ({ value, label: say(label) }))}
          />
          <Boxes
            name="credits"
            label={say(m.credits)}
            ticked={ticked['credits']}
            choices={(['active', 'arrears', 'suspended'] as const).map((value) => ({
              value,
              label: say(m[value]),
            }))}
          />
          <SmallSelect
            name="payment"
            label={say(m.payment)}
            value={typed['payment']}
            options={[
              { value: '', label: say(m.anyPayment) },
              { value: 'prepaid', label: say(m.prepaid) },
              { value: 'postpaid', label: say(m.postpaid) },
            ]}
          />
          <Boxes
            name="consent"
            label=""
            ticked={ticked['consent']}
            choices={[{ value: 'true', label: say(m.consent) }]}
          />
        </div>
        <div className={row}>
          {field('plans', m.plans, false)}
          {field('holds', m.holds, false)}
          {field('lacks', m.lacks, false)}
        </div>
        <div className={row}>
          {field('tierFrom', m.tierFrom)}
          {field('tierTo', m.tierTo)}
          {field('tenureMonths', m.tenure)}
          {field('ecoinsFrom', m.ecoinsFrom)}
          {field('billFromFen', m.billFrom)}
          {field('billToFen', m.billTo)}
          {field('usageFrom', m.usageFrom)}
          {field('usageTo', m.usageTo)}
        </div>
      </div>
    </Card>
  )
}
