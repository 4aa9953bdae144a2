/** A rule as it is being built: groups of conditions, each condition as it was typed, right or not yet. */
export const modes = ['all', 'any', 'none'] as const
export type Mode = (typeof modes)[number]

export type Group = { mode: Mode; parts: Part[] }
/** Field by name; a field of several choices has several values. */
export type Condition = { typed: Record<string, string[]> }
export type Part = Group | Condition

export const ROOT = 't'

export function isGroup(part: Part): part is Group {
  return 'mode' in part
}

export const emptyCondition = (): Condition => ({ typed: { fact: [''] } })
export const emptyTree = (): Group => ({ mode: 'all', parts: [emptyCondition()] })

/** `t-0-2` → `1.3`: how a person counts. The root has no number. */
export function numberOf(path: string): string {
  return path
    .split('-')
    .slice(1)
    .map((index) => Number(index) + 1)
    .join('.')
}

export const steps = ['add', 'group', 'remove', 'up', 'down', 'fact'] as const
export type Step = { do: (typeof steps)[number]; at: string }

/** Reads the value of a button: `add t-0`. */
export function stepIn(value: string): Step | null {
  const [name, at = ''] = value.split(' ')
  const known = steps.find((each) => each === name)
  return known && /^t(-\d{1,3}){0,20}$/.test(at) ? { do: known, at } : null
}

export const stepValue = (name: Step['do'], at: string) => `${name} ${at}`

/** The tree after a step, and the part where the reader goes on. A step that leads nowhere changes nothing. */
export function stepped(tree: Group, step: Step): { tree: Group; at: string } {
  const changed = structuredClone(tree)
  const indexes = step.at.split('-').slice(1).map(Number)
  if (step.do === 'add' || step.do === 'group') return grown(changed, indexes, step)
  const index = indexes.at(-1)
  const parent = partAt(changed, indexes.slice(0, -1))
  if (index === undefined || !parent || !isGroup(parent) || !parent.parts[index])
    return { tree: changed, at: ROOT }
  const home = pathOf(indexes.slice(0, -1))
  switch (step.do) {
    case 'remove':
      parent.parts.splice(index, 1)
      return { tree: changed, at: home }
    case 'fact':
      return { tree: changed, at: step.at }
    default:
      return { tree: changed, at: moved(changed, indexes, step.do === 'up' ? -1 : 1) }
  }
}

function grown(tree: Group, indexes: number[], step: Step): { tree: Group; at: string } {
  const group = partAt(tree, indexes)
  if (!group || !isGroup(group)) return { tree, at: ROOT }
  group.parts.push(step.do === 'add' ? emptyCondition() : { mode: 'any', parts: [emptyCondition()] })
  return { tree, at: `${step.at}-${group.parts.length - 1}` }
}

/** One place on within its group; past the end of it, out of the group. @returns where it is then */
function moved(tree: Group, indexes: number[], by: -1 | 1): string {
  const [index = 0] = indexes.slice(-1)
  const above = indexes.slice(0, -1)
  const group = partAt(tree, above)
  if (!group || !isGroup(group)) return ROOT
  const [part] = group.parts.splice(index, 1)
  if (!part) return ROOT
  const to = index + by
  const [own] = above.slice(-1)
  if (to >= 0 && to <= group.parts.length) {
    group.parts.splice(to, 0, part)
    return pathOf([...above, to])
  }
  const outer = own === undefined ? undefined : partAt(tree, above.slice(0, -1))
  if (own === undefined || !outer || !isGroup(outer)) {
    group.parts.splice(index, 0, part)
    return pathOf(indexes)
  }
  const place = by === -1 ? own : own + 1
  outer.parts.splice(place, 0, part)
  return pathOf([...above.slice(0, -1), place])
}

function partAt(tree: Group, indexes: number[]): Part | undefined {
  return indexes.reduce<Part | undefined>(
    (part, index) => (part && isGroup(part) ? part.parts[index] : undefined),
    tree,
  )
}

const pathOf = (indexes: number[]) => [ROOT, ...indexes].join('-')

/** The tree as the fields of a form, and back: `t-0_fact`. Nothing of it is kept anywhere else. */
export const fieldName = (path: string, field: string) => `${path}_${field}`

export const conditionFields = [
  'fact',
  'for',
  'op',
  'in',
  'min',
  'max',
  'months',
  'what',
  'business',
  'channel',
  'times',
  'days',
  'answer',
] as const

/** @returns null where the form has no tree */
export function treeIn(form: FormData): Group | null {
  const found = partIn(form, ROOT)
  return found && isGroup(found) ? found : null
}

function partIn(form: FormData, path: string): Part | null {
  const texts = (field: string) =>
    form.getAll(fieldName(path, field)).filter((value) => typeof value === 'string')
  const [mode] = texts('mode')
  if (mode !== undefined) {
    const parts: Part[] = []
    for (let part = partIn(form, `${path}-0`); part; part = partIn(form, `${path}-${parts.length}`))
      parts.push(part)
    return { mode: modes.find((each) => each === mode) ?? 'all', parts }
  }
  if (texts('fact').length === 0) return null
  const [shown = ''] = texts('for')
  // What was filled in for something else means nothing for what is looked at now.
  const mine = texts('for').length === 0 || shown === texts('fact')[0]
  const fields = (mine ? conditionFields : (['fact', 'for'] as const)).map(
    (field) => [field, texts(field)] as const,
  )
  return { typed: Object.fromEntries(fields.filter(([, values]) => values.length > 0)) }
}

/** @returns name and value of each field, in the order of a form */
export function fieldsOf(part: Part, path = ROOT): [string, string][] {
  if (isGroup(part))
    return [
      [fieldName(path, 'mode'), part.mode],
      ...part.parts.flatMap((each, index) => fieldsOf(each, `${path}-${index}`)),
    ]
  return Object.entries(part.typed).flatMap(([field, values]) =>
    values.map((value): [string, string] => [fieldName(path, field), value]),
  )
}
