/** What the fields of the tree have to know of the page. */
import type { Choices } from '#words/rule/choices.ts'

/** A fault as the page shows it. */
export type Told = { path: string; field: string; words: string }

export type Building = {
  choices: Choices
  faults: Told[]
  /** The part that was just added or moved: where the reader goes on. */
  at: string | null
}
