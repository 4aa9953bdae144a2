/** The form of an offer, in the order in which marketing thinks of it: what, in which words, for whom, how high, where. */
import type { ReactNode } from 'react'
import type { Message } from '#words/message.ts'
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { SmallField, SmallSelect } from '../desk/console/form-row.tsx'
import { brands as brandNames } from '../desk/console/messages.ts'
import { m } from './messages.ts'
import { OfferWordsFields } from './offer-words-fields.tsx'
import { figures, type Typed } from './offer-typed.ts'

type Choice = { value: string; label: string }

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

function Who({ typed, ticked, wrong }: OfferForm) {
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

const figureNames = {
  tenure: m.figureTenure,
  bill: m.figureBill,
  usage: m.figureUsage,
  ecoins: m.figureEcoins,
}

function Rank({ typed, wrong }: OfferForm) {
  const say = useSay()
  return (
    <Card title={say(m.rank)}>
      <div className="grid gap-4">
        <p className="text-sm text-soft">{say(m.rankLead)}</p>
        <SmallField
          name="points"
          label={say(m.points)}
          inputMode="numeric"
          value={typed['points'] ?? '50'}
          wrong={wrong['points']}
        />
        {wrong['raises'] && <p className="text-sm font-medium text-bad">{wrong['raises']}</p>}
        <div className="flex flex-wrap gap-x-8 gap-y-3">
          {figures.map((figure) => (
            <div key={figure} className="flex gap-2">
              <SmallField
                name={`raise.${figure}.from`}
                label={say(m.raiseFrom, say(figureNames[figure]))}
                inputMode="decimal"
                required={false}
                value={typed[`raise.${figure}.from`]}
              />
              <SmallField
                name={`raise.${figure}.points`}
                label={say(m.raisePoints)}
                inputMode="numeric"
                required={false}
                width="w-28"
                value={typed[`raise.${figure}.points`]}
              />
            </div>
          ))}
        </div>
      </div>
    </Card>
  )
}

function Where({ typed, ticked, wrong, channels }: OfferForm) {
  const say = useSay()
  return (
    <Card title={say(m.where)}>
      <div className="grid gap-4">
        <Boxes name="channels" label={say(m.channels)} ticked={ticked['channels']} choices={channels} />
        <div className={row}>
          <SmallSelect
            name="firstChannel"
            label={say(m.firstChannel)}
            value={typed['firstChannel']}
            wrong={wrong['firstChannel']}
            options={[{ value: '', label: say(m.noFirst) }, ...channels]}
          />
          <Day name="firstUntil" label={say(m.firstUntil)} value={typed['firstUntil']} />
          <Day
            name="startsAt"
            label={say(m.startsAt)}
            value={typed['startsAt']}
            wrong={wrong['startsAt']}
            required
          />
          <Day name="endsAt" label={say(m.endsAt)} value={typed['endsAt']} wrong={wrong['endsAt']} required />
          <SmallField
            name="coolDownDays"
            label={say(m.coolDown)}
            inputMode="numeric"
            value={typed['coolDownDays'] ?? '30'}
            wrong={wrong['coolDownDays']}
          />
        </div>
      </div>
    </Card>
  )
}

function Day({
  name,
  label,
  value,
  wrong,
  required = false,
}: {
  name: string
  label: string
  value: string | undefined
  wrong?: string | undefined
  required?: boolean
}) {
  return (
    <div className="grid w-44 content-start gap-1 max-sm:w-full">
      <label htmlFor={name} className="text-xs text-soft">
        {label}
      </label>
      <input
        id={name}
        name={name}
        type="date"
        defaultValue={value}
        required={required}
        aria-invalid={wrong ? true : undefined}
        className="block min-h-10 w-full rounded-field border border-edge bg-card px-3 py-1.5 text-sm text-ink aria-invalid:border-2 aria-invalid:border-bad"
      />
      {wrong && <p className="text-sm font-medium text-bad">{wrong}</p>}
    </div>
  )
}

/** Several of a few. */
function Boxes({
  name,
  label,
  ticked = [],
  choices,
}: {
  name: string
  label: ReactNode
  ticked?: string[] | undefined
  choices: Choice[]
}) {
  return (
    <fieldset>
      {label && <legend className="text-xs text-soft">{label}</legend>}
      <div className="flex flex-wrap gap-x-4">
        {choices.map(({ value, label: text }) => (
          <label key={value} className="flex min-h-10 items-center gap-2 text-sm">
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={ticked.includes(value)}
              className="size-4 accent-lan"
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
