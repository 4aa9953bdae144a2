/** The tree of conditions as a form that needs no scripts: each button sends the whole tree and gets it back changed. */
import { useSay } from '../../ui/frame.tsx'
import type { Building } from './building.ts'
import { ConditionRow } from './condition-row.tsx'
import { PartSteps, StepButton } from './step-button.tsx'
import { m } from './messages.ts'
import { fieldName, isGroup, modes, numberOf, ROOT, type Group } from './tree.ts'

export function Builder({ tree, ...building }: Building & { tree: Group }) {
  return (
    <div id="tree">
      <GroupFields group={tree} path={ROOT} building={building} />
    </div>
  )
}

function GroupFields({ group, path, building }: { group: Group; path: string; building: Building }) {
  const say = useSay()
  const number = numberOf(path)
  const title = say(m.group, number)
  const wrong = building.faults.find((fault) => fault.path === path)?.words
  const mode = fieldName(path, 'mode')
  return (
    <fieldset
      id={path}
      data-part=""
      className={`grid min-w-0 gap-3 rounded-field border-l-4 py-1 pl-3 sm:pl-4 ${tones[group.mode]}`}
    >
      <legend className="sr-only">{title}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={mode} className="text-sm font-medium">
          {number ? title : say(m.rule)}
        </label>
        <select
          id={mode}
          name={mode}
          defaultValue={group.mode}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${mode}-wrong` : undefined}
          data-next={building.at === path ? '' : undefined}
          className="block min-h-10 rounded-field border border-edge bg-card px-3 py-1.5 text-sm font-medium text-ink"
        >
          {modes.map((each) => (
            <option key={each} value={each}>
              {say(m[each])}
            </option>
          ))}
        </select>
        {number && <PartSteps path={path} what={title} />}
      </div>
      {wrong && (
        <p id={`${mode}-wrong`} className="text-sm font-medium text-bad">
          {wrong}
        </p>
      )}
      {group.parts.length === 0 && !number && <p className="text-sm text-soft">{say(m.noConditions)}</p>}
      {group.parts.map((part, index) => {
        const place = `${path}-${index}`
        return isGroup(part) ? (
          <GroupFields key={place} group={part} path={place} building={building} />
        ) : (
          <ConditionRow key={place} condition={part} path={place} building={building} />
        )
      })}
      <div className="flex flex-wrap gap-2">
        <StepButton step="add" at={path} to={`${path}-${group.parts.length}`} icon="plus">
          {say(m.addTo, say(m.addCondition), number)}
        </StepButton>
        <StepButton step="group" at={path} to={`${path}-${group.parts.length}`} icon="plus">
          {say(m.addTo, say(m.addGroup), number)}
        </StepButton>
      </div>
    </fieldset>
  )
}

const tones = { all: 'border-lan', any: 'border-amber', none: 'border-bad' }
