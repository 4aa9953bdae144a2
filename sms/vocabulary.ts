/**
 * What words mean: the printed keyword of each operation, and the aliases that staff keep as data.
 */
import type { Operation } from '#server/operation.ts'
import { normalise } from './normalise.ts'

/** A word's meaning; `preset` is input that an alias implies. */
export type Meaning = { word: string; operation: string; preset: Record<string, string> | null }

export type Alias = { word: string; operation: string; preset: Record<string, string> | null }

/** What the matching needs to know of an operation. */
export type Spoken = Pick<Operation, 'title' | 'keyword' | 'fields' | 'business' | 'input'>

export type Vocabulary = {
  meanings: Map<string, Meaning>
  /** Length of the longest word, units. */
  longest: number
  operations: Record<string, Spoken>
}

/** An alias never takes a printed keyword away; an alias of an operation that does not exist is left out. */
export function vocabularyOf(operations: Record<string, Spoken>, aliases: Alias[]): Vocabulary {
  const meanings = new Map<string, Meaning>()
  for (const alias of aliases) {
    const word = normalise(alias.word).folded
    if (word && operations[alias.operation]) meanings.set(word, { ...alias, word })
  }
  for (const [operation, { keyword }] of Object.entries(operations)) {
    if (keyword) meanings.set(keyword, { word: keyword, operation, preset: null })
  }
  const longest = Math.max(1, ...[...meanings.keys()].map((word) => word.length))
  return { meanings, longest, operations }
}
