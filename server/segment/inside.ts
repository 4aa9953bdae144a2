/**
 * Segments in the rules of segments.
 *
 * What is kept or counted names each of them at one version, so that a version still never changes: whoever approved a
 * campaign knows whom it goes to, whatever becomes of the segments inside. A newer version of one inside is taken over
 * when the outer one is saved again. A version can only name versions that were there before it: no circle ever runs.
 */
import { Refusal } from '#server/operation.ts'
import type { Tx } from '#server/store/store.ts'
import { m } from './messages.ts'
import {
  namedIn,
  sizeOf,
  type NamedSegment,
  type PlainFact,
  type PlainRule,
  type Rule,
  type Tree,
} from './rule.ts'
import { segmentOf, segmentVersionOf } from './segment.ts'

/** Segments within one another, the outermost counted. */
export const MOST_LEVELS = 5
/** Conditions in all, those of a segment inside counted wherever it is named: one statement asks them all. */
export const MOST_FACTS_IN_ALL = 120

/**
 * The rule with each segment that it names at its latest version.
 * @param self the segment whose rule it is; none for a new one
 * @throws Refusal where a segment inside is archived, gone or built on this one, or all together would be too much
 */
export async function pinned(tx: Tx, rule: Rule, self?: string): Promise<Rule> {
  const latest = new Map<string, number>()
  for (const { segmentId } of namedIn(rule)) {
    if (segmentId === self) throw new Refusal('names-itself', (say) => say(m.namesItself))
    const inside = await segmentOf(tx, segmentId)
    if (!inside || inside.archivedAt !== null) throw new Refusal('inside-gone', (say) => say(m.insideGone))
    latest.set(segmentId, inside.version)
    const within = await insideOf(tx, { fact: 'segment', segmentId, version: inside.version })
    if (within.some((each) => each.id === self))
      throw new Refusal('circle', (say) => say(m.circle, inside.name))
  }
  const kept = replaced(rule, (named) => ({ ...named, version: latest.get(named.segmentId) }))
  const { facts, levels } = await wholeOf(tx, kept, new Map())
  if (levels > MOST_LEVELS) throw new Refusal('too-deep', (say) => say(m.insideDeep, MOST_LEVELS))
  if (facts > MOST_FACTS_IN_ALL)
    throw new Refusal('too-many', (say) => say(m.insideMany, facts, MOST_FACTS_IN_ALL))
  return kept
}

/** What a rule comes to with the rules of the segments inside in their places. */
export async function plainRule(tx: Tx, rule: Rule): Promise<PlainRule> {
  return (await wholeOf(tx, rule, new Map())).plain
}

export type Inside = { id: string; name: string; version: number; latest: number; rule: Rule }

/** Every segment inside, at any level, each version once, the outer ones first. */
export async function insideOf(tx: Tx, rule: Rule): Promise<Inside[]> {
  const found = new Map<string, Inside>()
  const open = namedIn(rule)
  for (let named = open.shift(); named; named = open.shift()) {
    if (found.has(keyOf(named))) continue
    const { version, rule: own } = await versionNamed(tx, named)
    const segment = await segmentOf(tx, named.segmentId)
    const { name, version: latest } = segment ?? { name: named.segmentId, version }
    found.set(keyOf(named), { id: named.segmentId, name, version, latest, rule: own })
    open.push(...namedIn(own))
  }
  return [...found.values()]
}

type Whole = { plain: PlainRule; facts: number; levels: number }

/** @param known what was found so far: a segment that is named often is read once */
async function wholeOf(tx: Tx, rule: Rule, known: Map<string, Whole>): Promise<Whole> {
  const whole = { facts: sizeOf(rule).facts, levels: 1 }
  for (const named of namedIn(rule)) {
    const inner = known.get(keyOf(named)) ?? (await wholeOf(tx, (await versionNamed(tx, named)).rule, known))
    known.set(keyOf(named), inner)
    whole.facts += inner.facts - 1
    whole.levels = Math.max(whole.levels, inner.levels + 1)
  }
  return { ...whole, plain: replaced(rule, (named) => known.get(keyOf(named))?.plain ?? NOBODY) }
}

const NOBODY: PlainRule = { not: { all: [] } }

const keyOf = ({ segmentId, version }: NamedSegment) => `${segmentId} ${version}`

async function versionNamed(tx: Tx, { segmentId, version }: NamedSegment) {
  const found = version === undefined ? undefined : await segmentVersionOf(tx, segmentId, version)
  if (!found) throw new Error(`no version ${version} of segment ${segmentId}, which a rule names`)
  return found
}

/** The rule with something else in the place of each segment that it names. */
function replaced<F>(rule: Rule, by: (named: NamedSegment) => Tree<F>): Tree<F | PlainFact> {
  if ('all' in rule) return { all: rule.all.map((part) => replaced(part, by)) }
  if ('any' in rule) return { any: rule.any.map((part) => replaced(part, by)) }
  if ('not' in rule) return { not: replaced(rule.not, by) }
  return rule.fact === 'segment' ? by(rule) : rule
}
