/** The fields of a segment as a rule: all that is filled in must hold. */
type Typed = Record<string, string>

export const brands = ['gotone', 'easyown', 'mzone'] as const
export const touchRows = [1, 2, 3] as const

/** Undefined where the tree is no JSON. What is no rule is the action's to say. */
export function ruleIn(typed: Typed): unknown {
  const tree = typed['rule']?.trim()
  if (!tree) return { all: factsIn(typed) }
  try {
    return JSON.parse(tree)
  } catch {
    return undefined
  }
}

function factsIn(typed: Typed): unknown[] {
  const number = (name: string, times = 1) =>
    typed[name]?.trim() ? Math.round(Number(typed[name]) * times) : undefined
  const codes = (name: string) => (typed[name] ?? '').split(/[,，、\s]+/).filter(Boolean)
  const chosen = brands.filter((brand) => typed[`brand-${brand}`])
  const at = (fact: string, min: number | undefined, more: object = {}) =>
    min === undefined ? [] : [{ fact, min, ...more }]
  const among = (fact: string, list: readonly string[]) => (list.length > 0 ? [{ fact, in: list }] : [])
  return [
    ...among('brand', chosen),
    ...among('payment', typed['payment'] ? [typed['payment']] : []),
    ...among('branch', codes('branches')),
    ...among('plan', codes('plans')),
    ...at('tier', number('tier')),
    ...at('tenureMonths', number('tenure')),
    ...at('spendFen', number('spend', 100), { months: 3 }),
    ...at('usage', number('data', 1024), { what: 'dataKb', months: 1 }),
    ...at('ecoins', number('coins')),
    ...(typed['consent'] ? [{ fact: 'consent', is: true }] : []),
    ...(typed['list'] ? [{ fact: 'list', listId: typed['list'] }] : []),
    ...touchRows.flatMap((row) => touchIn(typed, row, number)),
  ]
}

function touchIn(typed: Typed, row: number, number: (name: string) => number | undefined): unknown[] {
  const business = typed[`business${row}`]
  const channel = typed[`channel${row}`]
  if (!business && !channel) return []
  const days = number(`days${row}`)
  const done = {
    fact: 'touch',
    ...(business && { business }),
    ...(channel && { channel }),
    atLeast: number(`times${row}`) ?? 1,
    ...(days !== undefined && { days }),
  }
  return [typed[`did${row}`] === 'never' ? { not: done } : done]
}
