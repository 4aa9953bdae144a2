/** One condition: what it looks at, how it compares, and with what. */
import { useSay } from '../../ui/frame.tsx'
import type { Building } from './building.ts'
import { factInfo, isFact, type FactName } from './facts.ts'
import { m } from './messages.ts'
import { fieldName, numberOf, type Condition } from './tree.ts'
import { PartSteps, StepButton } from './step-button.tsx'
import { ValueFields } from './value-fields.tsx'

export function ConditionRow({
  condition,
  path,
  building,
}: {
  condition: Condition
  path: string
  building: Building
}) {
  const say = useSay()
  const title = say(m.condition, numberOf(path))
  const name = fieldName(path, 'fact')
  const [fact = ''] = condition.typed['fact'] ?? []
  const faults = building.faults.filter((fault) => fault.path === path)
  const own = faults.filter(({ field }) => !saidBeside.has(field))
  const wrong = Object.fromEntries(faults.map(({ field, words }) => [field, words]))
  return (
    <fieldset
      id={path}
      data-part=""
      className="grid min-w-0 gap-2 rounded-field border border-line bg-paper p-3"
    >
      <legend className="sr-only">{title}</legend>
      <div className="flex flex-wrap items-start gap-3">
        <div className="grid w-56 content-start gap-1 max-sm:w-full">
          <label htmlFor={name} className="text-xs text-soft">
            {say(m.fact)}
          </label>
          <select
            id={name}
            name={name}
            defaultValue={fact}
            data-fact={path}
            data-next={building.at === path ? '' : undefined}
            aria-invalid={wrong['fact'] ? true : undefined}
            aria-describedby={own.length > 0 ? `${path}-wrong` : undefined}
            className="block min-h-10 w-full rounded-field border border-edge bg-card px-3 py-1.5 text-sm text-ink aria-invalid:border-2 aria-invalid:border-bad"
          >
            <option value="">{say(m.chooseFact)}</option>
            {groups.map(({ label, facts }) => (
              <optgroup key={say(label)} label={say(label)}>
                {facts.map((each) => (
                  <option key={each} value={each}>
                    {say(factInfo[each].label)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <input type="hidden" name={fieldName(path, 'for')} value={fact} />
        <StepButton step="fact" at={path} to={path} label={say(m.stepOn, say(m.show), title)} scriptless>
          {say(m.show)}
        </StepButton>
        {isFact(fact) && (
          <ValueFields
            fact={fact}
            typed={condition.typed}
            path={path}
            choices={building.choices}
            wrong={wrong}
          />
        )}
        <PartSteps path={path} what={title} />
      </div>
      {own.length > 0 && (
        <p id={`${path}-wrong`} className="text-sm font-medium text-bad">
          {own.map(({ words }) => words).join(' ')}
        </p>
      )}
    </fieldset>
  )
}

/** Fields that say themselves what is wrong with them. */
const saidBeside = new Set(['min', 'max', 'months', 'times', 'days'])

const groups = [
  ...Map.groupBy(
    Object.entries(factInfo).filter((entry): entry is [FactName, (typeof entry)[1]] => isFact(entry[0])),
    ([, info]) => info.group,
  ),
].map(([label, entries]) => ({ label, facts: entries.map(([name]) => name) }))
