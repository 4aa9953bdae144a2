/** What a press of a button in the builder comes to. Nothing is kept until somebody saves. */
import { data, redirect } from 'react-router'
import type { Rule } from '#server/segment/rule.ts'
import type { Message } from '#words/message.ts'
import type { WebVisit } from '#server/http/visit.ts'
import { ask, turnedAway } from '../../desk/console/ask.ts'
import type { Told } from './building.ts'
import { choicesFor } from './choices.ts'
import { treeOf } from './from-rule.ts'
import { inWords } from '#words/rule/in-words.ts'
import { m } from './messages.ts'
import type { Looked } from './preview.tsx'
import { emptyTree, stepIn, stepped, treeIn, type Group } from './tree.ts'
import { ruleIn, type Fault, type Limits } from './to-rule.ts'

/** The form as it comes back: what was typed, changed or not, and what is to be said about it. */
export type Draft = {
  name: string
  tree: Group
  at: string | null
  faults: Told[]
  looked: Looked
  json: string
  said: { tone: 'good' | 'bad'; words: string } | null
  wrongName: string
}

export async function built(visit: WebVisit, id: string | undefined) {
  const { do: doing = 'save', name = '' } = visit.typed
  const tree = treeIn(visit.form) ?? emptyTree()
  const draft: Draft = {
    name,
    tree,
    at: null,
    faults: [],
    looked: { kind: 'none' },
    json: '',
    said: null,
    wrongName: '',
  }
  const step = stepIn(doing)
  if (step) return data<Draft>({ ...draft, ...stepped(tree, step) })
  if (doing === 'import') return imported(visit, draft)
  const { limits } = await visit.hall.segmentNames()
  const { rule, faults } = ruleIn(tree, limits)
  if (faults.length > 0) {
    const told = faults.map((fault) => toldOf(visit, fault, limits))
    const count = new Set(faults.map(({ path }) => path)).size
    return data<Draft>({ ...draft, faults: told, looked: { kind: 'faults', count } }, 422)
  }
  return doing === 'preview' ? previewed(visit, draft, rule, id) : saved(visit, draft, rule, id)
}

function toldOf(visit: WebVisit, { path, field, words }: Fault, limits: Limits): Told {
  return { path, field, words: visit.say(words, limits.facts) }
}

async function previewed(visit: WebVisit, draft: Draft, rule: Rule, id: string | undefined) {
  const outcome = await visit.previewSegment({ rule, id })
  if (outcome.kind === 'denied') throw turnedAway(outcome.because)
  if (outcome.kind === 'refused')
    return data<Draft>({ ...draft, looked: { kind: 'refused', words: outcome.words } }, 409)
  if (outcome.kind !== 'done') return data<Draft>({ ...draft, looked: { kind: 'failed' } }, 422)
  const { choices } = await choicesFor(visit)
  const sentence = inWords(outcome.output.rule, choices, visit.say)
  return data<Draft>({ ...draft, looked: { kind: 'counted', sentence, preview: outcome.output } })
}

async function saved(visit: WebVisit, draft: Draft, rule: Rule, id: string | undefined) {
  const { version } = visit.typed
  const outcome = await ask(visit, 'saveSegment', { ...(id && { id, version }), name: draft.name, rule })
  if (outcome.kind === 'done') return redirect(`/marketing/segments/${outcome.output.id}`, 303)
  if (outcome.kind === 'refused')
    return data<Draft>({ ...draft, said: { tone: 'bad', words: outcome.words } }, 409)
  const wrongName = outcome.issues.find(({ field }) => field === 'name')?.message ?? ''
  const words = outcome.issues.map(({ message }) => message).join(' ')
  return data<Draft>({ ...draft, wrongName, said: { tone: 'bad', words } }, 422)
}

/** A rule as JSON takes the place of the whole tree, if it is one. */
async function imported(visit: WebVisit, draft: Draft) {
  const { json = '' } = visit.typed
  const no = (words: Message) =>
    data<Draft>({ ...draft, json, said: { tone: 'bad', words: visit.say(words) } }, 422)
  let rule: unknown
  try {
    rule = JSON.parse(json)
  } catch {
    return no(m.noJson)
  }
  const outcome = await ask(visit, 'readRule', { rule })
  if (outcome.kind !== 'done') return no(m.noRule)
  const said = { tone: 'good' as const, words: visit.say(m.replaced) }
  return data<Draft>({ ...draft, tree: treeOf(outcome.output), said })
}
