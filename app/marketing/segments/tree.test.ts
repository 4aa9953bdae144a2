/** A rule through the form and back means the same people; building changes what one asked for and nothing else. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fact, Rule } from '#server/segment/rule.ts'
import { treeOf } from './from-rule.ts'
import { ruleIn } from './to-rule.ts'
import { emptyTree, fieldsOf, stepIn, stepped, treeIn, type Group } from './tree.ts'

const limits = { facts: 60, depth: 12 }
const most = fc.integer({ min: 0, max: 10 ** 12 })
const span = fc
  .tuple(most, most)
  .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }))
const bounds = fc.oneof(
  span,
  span.map(({ min }) => ({ min })),
  span.map(({ max }) => ({ max })),
)
const months = fc.integer({ min: 1, max: 12 })
const codes = fc.uniqueArray(fc.constantFrom('GT58', 'LL10', '*data', 'C1'), { minLength: 1 })
const days = fc.option(fc.integer({ min: 1, max: 730 }), { nil: undefined })
const id = '0190163d-8694-739b-aea5-966c26f8ad90'
const optional = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter((each) => each[1] !== undefined)) as Value

const facts: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    fact: fc.constant('brand' as const),
    in: fc.constant<('mzone' | 'gotone')[]>(['mzone', 'gotone']),
  }),
  fc.record({ fact: fc.constantFrom('branch' as const, 'plan' as const), in: codes }),
  fc
    .tuple(fc.constantFrom('tier' as const, 'ecoins' as const, 'tenureMonths' as const), bounds)
    .map(([fact, between]) => ({ fact, ...between })),
  fc
    .tuple(months, bounds)
    .map(([count, between]) => ({ fact: 'spendFen' as const, months: count, ...between })),
  fc
    .tuple(fc.constantFrom('dataKb' as const, 'minutes' as const), months, bounds)
    .map(([what, count, between]) => ({ fact: 'usage' as const, what, months: count, ...between })),
  fc.tuple(fc.constantFrom('dataKb' as const, 'messages' as const), months).map(([what, count]) => ({
    fact: 'allowance' as const,
    what,
    months: count,
    min: 80,
  })),
  fc
    .record({
      fact: fc.constant('touch' as const),
      business: fc.constantFrom(undefined, 'usage'),
      channel: fc.constantFrom(undefined, 'sms'),
      atLeast: fc.integer({ min: 1, max: 1000 }),
      days,
    })
    .map(optional),
  fc.constant<Fact>({ fact: 'birthday', in: [308, 1225] }),
  fc.constant<Fact>({ fact: 'openedAt', min: 1_777_564_800_000, max: 1_777_651_199_999 }),
  fc.record({ fact: fc.constant('consent' as const), is: fc.boolean() }),
  fc.constant({ fact: 'list' as const, listId: id }),
  fc.record({
    fact: fc.constant('service' as const),
    in: codes,
    when: fc.constantFrom('now' as const, 'ever'),
  }),
  fc
    .record({
      fact: fc.constant('offer' as const),
      in: fc.option(codes, { nil: undefined }),
      answer: fc.constantFrom('shown' as const, 'declined'),
      days,
    })
    .map(optional),
  fc
    .record({
      fact: fc.constant('campaign' as const),
      in: fc.constantFrom<string[] | undefined>(undefined, [id]),
      came: fc.constantFrom('silent' as const, 'opted-out'),
      days,
    })
    .map(optional),
)

const { rule: rules } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    facts,
    fc.record({ not: tie('rule') }),
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
}))

/** Whether somebody fits for whom `truth` says which facts hold. Consent asked both ways is one fact. */
function fits(rule: Rule, truth: (fact: string) => boolean): boolean {
  if ('all' in rule) return rule.all.every((each) => fits(each, truth))
  if ('any' in rule) return rule.any.some((each) => fits(each, truth))
  if ('not' in rule) return !fits(rule.not, truth)
  if (rule.fact === 'consent') return truth('consent') === rule.is
  return truth(
    Object.entries(rule)
      .map((each) => JSON.stringify(each))
      .toSorted()
      .join(),
  )
}

function throughTheForm(tree: Group): Group | null {
  const form = new FormData()
  for (const [name, value] of fieldsOf(tree)) form.append(name, value)
  return treeIn(form)
}

test('a rule that was opened in the builder and saved again means the same people', () => {
  fc.assert(
    fc.property(rules, fc.infiniteStream(fc.boolean()), (rule, coins) => {
      const read = throughTheForm(treeOf(rule))
      if (!read) throw new Error('no tree came back')
      const { rule: again, faults } = ruleIn(read, { facts: 1000, depth: 1000 })
      expect(faults).toEqual([])
      const known = new Map<string, boolean>()
      const truth = (fact: string) => {
        if (!known.has(fact)) known.set(fact, coins.next().value ?? false)
        return known.get(fact) ?? false
      }
      expect(fits(again, truth)).toBe(fits(rule, truth))
    }),
    { numRuns: 500 },
  )
})

const tree = (...brands: string[]): Group => ({
  mode: 'all',
  parts: brands.map((brand) => ({ typed: { fact: ['brand'], op: ['is'], in: [brand] } })),
})
const shape = (group: Group): string =>
  `${group.mode}(${group.parts.map((part) => ('mode' in part ? shape(part) : (part.typed['in']?.[0] ?? '-'))).join(' ')})`
const after = (group: Group, value: string) => {
  const step = stepIn(value)
  if (!step) throw new Error(value)
  const { tree: next, at } = stepped(group, step)
  return `${shape(next)} ${at}`
}

test('conditions and groups are added, removed and moved, into and out of their group', () => {
  const nested: Group = { mode: 'all', parts: [...tree('a', 'b').parts, { ...tree('c', 'd'), mode: 'none' }] }
  expect(after(nested, 'add t')).toBe('all(a b none(c d) -) t-3')
  expect(after(nested, 'group t-2')).toBe('all(a b none(c d any(-))) t-2-2')
  expect(after(nested, 'remove t-0')).toBe('all(b none(c d)) t')
  expect(after(nested, 'up t-1')).toBe('all(b a none(c d)) t-0')
  expect(after(nested, 'down t-1')).toBe('all(a none(c d) b) t-2')
  expect(after(nested, 'up t-2-0')).toBe('all(a b c none(d)) t-2')
  expect(after(nested, 'down t-2-1')).toBe('all(a b none(c) d) t-3')
  expect(after(nested, 'up t-0')).toBe('all(a b none(c d)) t-0')
  expect(after(nested, 'remove t-7')).toBe('all(a b none(c d)) t')
  expect(after(nested, 'add t-0')).toBe('all(a b none(c d)) t')
  expect(stepIn('remove t-0; drop table')).toBeNull()
  expect(stepIn('explode t')).toBeNull()
})

const faultsOf = (typed: Record<string, string | string[]>) => {
  const fields = Object.entries(typed).map(([name, value]) => [name, [value].flat()] as const)
  const { faults } = ruleIn({ mode: 'all', parts: [{ typed: Object.fromEntries(fields) }] }, limits)
  return faults.map(({ path, field, words }) => `${path} ${field}: ${String(words.zh)}`)
}

test('each condition says in words what it lacks', () => {
  expect(faultsOf({ fact: '' })).toEqual(['t-0 fact: 请选择要看什么。'])
  expect(faultsOf({ fact: 'plan' })).toEqual(['t-0 in: 请至少选择一项。'])
  expect(faultsOf({ fact: 'tier', min: '', max: ' ' })).toEqual(['t-0 min: 请填写下限或上限。'])
  expect(faultsOf({ fact: 'tier', min: '5', max: '3' })).toEqual(['t-0 max: 下限不能大于上限。'])
  expect(faultsOf({ fact: 'tier', min: '-1' })).toEqual(['t-0 min: 请填写不小于0的整数。'])
  expect(faultsOf({ fact: 'spendFen', months: '3', min: '五十' })).toEqual(['t-0 min: 请填写不小于0的数字。'])
  expect(faultsOf({ fact: 'spendFen', months: '13', min: '50' })).toEqual(['t-0 months: 月数请填1至12。'])
  expect(faultsOf({ fact: 'touch', op: 'did', times: '0' })).toEqual(['t-0 times: 次数请填1至1000。'])
  expect(faultsOf({ fact: 'touch', op: 'never', days: '9999' })).toEqual([
    't-0 days: 天数请填1至730，或不填。',
  ])
  expect(faultsOf({ fact: 'allowance', months: '1', min: '200000' })).toHaveLength(1)
  expect(faultsOf({ fact: 'list', in: '' })).toHaveLength(1)
})

test('no condition at all means everybody; an empty group, too many and too deep are told', () => {
  expect(ruleIn({ mode: 'all', parts: [] }, limits)).toEqual({ rule: { all: [] }, faults: [] })
  expect(ruleIn({ mode: 'any', parts: [] }, limits).faults).toMatchObject([{ path: 't', field: 'mode' }])
  const inner: Group = { mode: 'none', parts: [] }
  expect(ruleIn({ mode: 'all', parts: [inner] }, limits).faults).toMatchObject([{ path: 't-0' }])
  const many = tree(...Array.from({ length: 61 }, () => 'mzone'))
  expect(ruleIn(many, limits).faults).toMatchObject([{ path: 't', words: { zh: expect.any(Function) } }])
  const deep = Array.from({ length: 12 }).reduce<Group>(
    (group) => ({ mode: 'any', parts: [group] }),
    tree('a'),
  )
  expect(ruleIn(deep, limits).faults).toMatchObject([{ path: 't' }])
  expect(emptyTree()).toEqual({ mode: 'all', parts: [{ typed: { fact: [''] } }] })
})
