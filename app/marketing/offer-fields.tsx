/** The form of an offer, in the order in which marketing thinks of it: what, in which words, for whom, how high, where. */
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { SmallField, SmallSelect } from '../desk/console/form-row.tsx'
import { m } from './messages.ts'
import { OfferWordsFields } from './offer-words-fields.tsx'
import type { Choice } from './offer-boxes.tsx'
import { Rank } from './offer-rank.tsx'
import type { Typed } from './offer-typed.ts'
import { Where } from './offer-where.tsx'
import { Who } from './offer-who.tsx'

export type OfferForm = {
  /** An offer keeps its code. */
  fixed: boolean
  typed: Typed
  ticked: Record<string, string[]>
  wrong: Record<string, string>
  operations: { name: string; title: string; fields: string[] }[]
  channels: Choice[]
}

export function OfferFields(form: OfferForm) {
  return (
    <>
      <What {...form} />
      <OfferWordsFields typed={form.typed} wrong={form.wrong} channels={form.channels} />
      <Who {...form} />
      <Rank {...form} />
      <Where {...form} />
    </>
  )
}

const row = 'flex flex-wrap gap-3'

function What({ fixed, typed, wrong, operations }: OfferForm) {
  const say = useSay()
  return (
    <Card title={say(m.what)}>
      <div className={row}>
        {fixed ? (
          <input type="hidden" name="code" value={typed['code']} />
        ) : (
          <SmallField
            name="code"
            label={`${say(m.code)} (${say(m.codeHint)})`}
            maxLength={3}
            value={typed['code']}
            wrong={wrong['code']}
          />
        )}
        <SmallField
          name="name"
          label={`${say(m.name)} (${say(m.nameHint)})`}
          width="w-64"
          maxLength={60}
          value={typed['name']}
          wrong={wrong['name']}
        />
        <SmallSelect
          name="operation"
          label={say(m.operation)}
          width="w-64"
          value={typed['operation'] ?? 'turnServiceOn'}
          wrong={wrong['operation']}
          options={operations.map(({ name, title, fields }) => ({
            value: name,
            label: `${title} (${fields.join(', ')})`,
          }))}
        />
        <SmallField
          name="input"
          label={`${say(m.input)} (${say(m.inputHint)})`}
          width="w-80"
          required={false}
          value={typed['input']}
          wrong={wrong['input']}
        />
      </div>
    </Card>
  )
}
