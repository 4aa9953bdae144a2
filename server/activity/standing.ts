/** How an activity stands, for the eyes of whoever may see it: shares of each choice, never who chose. */
import type { Bilingual } from '#words/bilingual.ts'
import type { Activity } from './activity.ts'
import type { Item } from './counters.ts'

export type Standing = { text: Bilingual; choices: { text: Bilingual; count: number }[] }[]

/** The questions with choices. Free answers are nobody's to read but the operator's. */
export function standingOf({ content }: Pick<Activity, 'content'>, of: (item: Item) => number): Standing {
  return content.questions.flatMap(({ asks, text, choices }, index) =>
    asks === 'words'
      ? []
      : [
          {
            text,
            choices: choices.map((choice, at) => ({
              text: choice.text,
              count: of(`answer:${index + 1}:${at + 1}`),
            })),
          },
        ],
  )
}
