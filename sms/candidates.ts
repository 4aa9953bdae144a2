/** The nearest words to one that nobody knows, by edit distance; for a menu, never to run. */
import { argumentsOf, type NamedField } from './arguments.ts'
import type { Text } from './normalise.ts'
import type { Meaning, Vocabulary } from './vocabulary.ts'

/** An operation the subscriber may have meant. Arguments are kept for questions only, which cost nothing. */
export type Candidate = { operation: string; input: Record<string, string>; word: string }

const MOST = 3

export function candidatesFor({ plain, folded }: Text, vocabulary: Vocabulary): Candidate[] {
  const typed = /^[^\s*#,;]+/.exec(folded.slice(folded.search(/[\p{L}\p{N}]/u)))?.[0] ?? ''
  const letters = typed.replace(/\d+$/, '') || typed
  const near = new Map<string, { meaning: Meaning; distance: number }>()
  for (const meaning of vocabulary.meanings.values()) {
    const { word, operation } = meaning
    const distance = /\p{Script=Han}/u.test(word) ? sharing(folded, word) : spelling(letters, word)
    if (distance < (near.get(operation)?.distance ?? Infinity)) near.set(operation, { meaning, distance })
  }
  return [...near.values()]
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST)
    .map(({ meaning: { operation, preset, word } }) => ({
      operation,
      word,
      input: { ...preset, ...keptInput(operation, letters, { plain, folded }, vocabulary) },
    }))
}

function keptInput(
  operation: string,
  typed: string,
  { plain, folded }: Text,
  { operations }: Vocabulary,
): Record<string, string> {
  const spoken = operations[operation]
  const fields = Object.entries(spoken?.fields ?? {}) as NamedField[]
  if (!spoken || fields.some(([, field]) => field.secret || field.rest)) return {}
  const at = folded.indexOf(typed) + typed.length
  return argumentsOf(fields, { plain: plain.slice(at), folded: folded.slice(at) })
}

/** How wrong a spelling may be: one slip in a short word, a third of a long one; Infinity beyond. */
function spelling(typed: string, word: string): number {
  const allowed = Math.max(1, Math.floor(Math.max(typed.length, word.length) / 3))
  if (word.length < 2 || Math.abs(typed.length - word.length) > allowed) return Infinity
  const distance = editDistance(typed, word)
  return distance <= allowed && distance < word.length ? distance / word.length : Infinity
}

/** Chinese: what part of the phrase is found in the text, two characters at least. */
function sharing(text: string, phrase: string): number {
  if (phrase.length < 2) return Infinity
  let shared = 0
  for (let at = 0; at + 2 <= phrase.length; at++) if (text.includes(phrase.slice(at, at + 2))) shared++
  return shared > 0 ? (1 - shared / (phrase.length - 1)) / 2 + 0.1 : Infinity
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1]
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[other.length] ?? 0
}
