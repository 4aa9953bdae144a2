/** The fields of a condition, by what it looks at. Catalogues are chosen from by name, never typed. */
import type { Message } from '#words/message.ts'
import { useSay } from '../../ui/frame.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { nameIn, type Choice, type ChoiceKind, type Choices } from '#words/rule/choices.ts'
import { factInfo, uses, type FactName } from './facts.ts'
import { answers, comes } from '#words/rule/sentences.ts'
import { m } from './messages.ts'
import { fieldName } from './tree.ts'

type Fields = {
  fact: FactName
  typed: Record<string, string[]>
  path: string
  choices: Choices
  wrong: Record<string, string>
}

export function ValueFields(fields: Fields) {
  switch (factInfo[fields.fact].shape) {
    case 'set':
      return (
        <>
          <Op {...fields} ops={{ is: m.oneOf, not: m.noneOf }} />
          <Several {...fields} kind={fields.fact as ChoiceKind} />
        </>
      )
    case 'service':
      return (
        <>
          <Op {...fields} ops={{ has: m.has, hasNot: m.hasNot, ever: m.ever, never: m.never }} />
          <Several {...fields} kind="service" />
        </>
      )
    case 'span':
      return <SpanFields {...fields} />
    case 'dates':
      return <DateFields {...fields} />
    case 'birthday':
      return <BirthdayFields {...fields} />
    case 'touch':
      return <TouchFields {...fields} />
    case 'answer':
      return <AnswerFields {...fields} />
    case 'kept':
      return <KeptFields {...fields} />
    default:
      return <ConsentField {...fields} />
  }
}

const first = (typed: Fields['typed'], field: string) => typed[field]?.[0] ?? ''

/** How it compares; a word that another kind of condition left behind means the first. */
function Op({ typed, path, ops, width = 'w-40' }: Fields & { ops: Record<string, Message>; width?: string }) {
  const say = useSay()
  const options = Object.entries(ops).map(([value, label]) => ({ value, label: say(label) }))
  const value = first(typed, 'op')
  return (
    <SmallSelect
      name={fieldName(path, 'op')}
      label={say(m.op)}
      options={options}
      value={Object.hasOwn(ops, value) ? value : options[0]?.value}
      width={width}
    />
  )
}

function NumberField({ typed, path, wrong, field, label, width = 'w-32', preset }: Fields & Numbered) {
  return (
    <SmallField
      name={fieldName(path, field)}
      label={label}
      value={typed[field]?.[0] ?? preset}
      inputMode="decimal"
      required={false}
      maxLength={16}
      width={width}
      {...(wrong[field] && { wrong: wrong[field] })}
    />
  )
}

type Numbered = { field: string; label: string; width?: string; preset?: string }

function SpanFields(fields: Fields) {
  const say = useSay()
  const { fact, typed, path } = fields
  const info = factInfo[fact]
  const { uses: kinds } = info
  const what = first(typed, 'what') || (kinds?.[0] ?? '')
  const unit = info.unit ?? uses[what]?.unit
  const named = unit ? say(unit) : ''
  return (
    <>
      {kinds && (
        <SmallSelect
          name={fieldName(path, 'what')}
          label={say(m.what)}
          options={kinds.map((value) => ({ value, label: uses[value] ? say(uses[value].label) : value }))}
          value={what}
          width="w-36"
        />
      )}
      {info.months && (
        <NumberField {...fields} field="months" label={say(m.months)} width="w-36" preset="3" />
      )}
      <Op {...fields} ops={{ is: m.within, not: m.outside }} />
      <NumberField
        {...fields}
        field="min"
        label={say(m.min, kinds && !info.unit ? '' : named)}
        width="w-36"
      />
      <NumberField
        {...fields}
        field="max"
        label={say(m.max, kinds && !info.unit ? '' : named)}
        width="w-36"
      />
    </>
  )
}

function DateFields(fields: Fields) {
  const say = useSay()
  return (
    <>
      <Op {...fields} ops={{ is: m.within, not: m.outside }} />
      <NumberField {...fields} field="min" label={say(m.from)} width="w-40" />
      <NumberField {...fields} field="max" label={say(m.until)} width="w-40" />
    </>
  )
}

function BirthdayFields({ typed, path, ...fields }: Fields) {
  const say = useSay()
  return (
    <>
      <Op {...fields} typed={typed} path={path} ops={{ is: m.oneOf, not: m.noneOf }} />
      <SmallField
        name={fieldName(path, 'in')}
        label={say(m.birthdays)}
        value={first(typed, 'in')}
        required={false}
        maxLength={2000}
        width="w-56"
      />
    </>
  )
}

function TouchFields(fields: Fields) {
  const say = useSay()
  const { typed, path, choices } = fields
  return (
    <>
      <SmallSelect
        name={fieldName(path, 'business')}
        label={say(m.business)}
        options={[{ value: '', label: say(m.anyBusiness) }, ...known(choices, 'business', typed)]}
        value={first(typed, 'business')}
      />
      <SmallSelect
        name={fieldName(path, 'channel')}
        label={say(m.channel)}
        options={[{ value: '', label: say(m.anyChannel) }, ...known(choices, 'channel', typed)]}
        value={first(typed, 'channel')}
        width="w-36"
      />
      <Op {...fields} ops={{ did: m.did, fewer: m.fewer, never: m.neverDid }} width="w-44" />
      <NumberField {...fields} field="times" label={say(m.times)} width="w-20" preset="1" />
      <NumberField {...fields} field="days" label={say(m.days)} width="w-44" />
    </>
  )
}

/** The choices, and what was chosen before the catalogue lost it. */
function known(choices: Choices, kind: ChoiceKind, typed: Fields['typed'], field: string = kind): Choice[] {
  const chosen = (typed[field] ?? []).filter(Boolean)
  const offered = choices[kind].filter(({ gone }) => !gone)
  const lost = chosen.filter((value) => !offered.some((choice) => choice.value === value))
  return [...offered, ...lost.map((value) => ({ value, label: nameIn(choices, kind, value) }))]
}

function AnswerFields(fields: Fields) {
  const say = useSay()
  const { fact, typed, path } = fields
  const words = fact === 'offer' ? answers : comes
  return (
    <>
      <Op {...fields} ops={{ is: m.is, not: m.isNot }} />
      <SmallSelect
        name={fieldName(path, 'answer')}
        label={say(m.answer)}
        options={Object.entries(words).map(([value, label]) => ({ value, label: say(label) }))}
        value={first(typed, 'answer')}
      />
      <Several {...fields} kind={fact === 'offer' ? 'offer' : 'campaign'} optional />
      <NumberField {...fields} field="days" label={say(m.days)} width="w-44" />
    </>
  )
}

/** In one list or segment that was kept, or not in it. */
function KeptFields(fields: Fields) {
  const say = useSay()
  const { fact, typed, path, choices } = fields
  const kind = fact === 'list' ? 'list' : 'segment'
  return (
    <>
      <Op {...fields} ops={{ is: m.inIt, not: m.notInIt }} />
      <SmallSelect
        name={fieldName(path, 'in')}
        label={say(kind === 'list' ? m.list : m.segment)}
        options={[{ value: '', label: say(m.chosen) }, ...known(choices, kind, typed, 'in')]}
        value={first(typed, 'in')}
        width="w-80"
      />
      {kind === 'segment' && <p className="basis-full text-sm text-soft">{say(m.insideHow)}</p>}
    </>
  )
}

function ConsentField(fields: Fields) {
  return <Op {...fields} ops={{ is: m.agreed, not: m.notAgreed }} width="w-60" />
}

const FEW = 6

/** Some of several: all in sight where they are few, behind a summary where they are many. */
function Several({ kind, optional = false, ...fields }: Fields & { kind: ChoiceKind; optional?: boolean }) {
  const say = useSay()
  const { typed, path, choices } = fields
  const chosen = typed['in'] ?? []
  const list = known(choices, kind, typed, 'in')
  const boxes = (
    <div className="flex max-h-64 flex-wrap gap-x-4 overflow-y-auto">
      {list.map(({ value, label }) => (
        <label key={value} className="flex min-h-10 items-center gap-2 text-sm">
          <input
            type="checkbox"
            name={fieldName(path, 'in')}
            value={value}
            defaultChecked={chosen.includes(value)}
            className="size-4 accent-lan"
          />
          {label}
        </label>
      ))}
    </div>
  )
  return (
    <fieldset className="min-w-0 max-w-full flex-auto basis-56">
      <legend className="text-xs text-soft">{say(m.values)}</legend>
      {list.length <= FEW ? (
        boxes
      ) : (
        <details id={`${path}-several`} open={chosen.length === 0 && !optional}>
          <summary className="flex min-h-10 items-center text-sm font-medium text-lan-text">
            {chosen.length > 0
              ? chosen.map((value) => nameIn(choices, kind, value)).join(' · ')
              : say(optional ? m.optionalValues : m.chosen)}
          </summary>
          {boxes}
        </details>
      )}
    </fieldset>
  )
}
