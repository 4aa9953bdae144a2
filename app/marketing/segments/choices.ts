/** What the fields of a condition choose from, named in the language of the page. */
import type { WebVisit } from '#server/http/visit.ts'
import { choicesOf } from '#words/rule/choices.ts'

export async function choicesFor(visit: WebVisit) {
  const { limits, ...names } = await visit.hall.segmentNames()
  return { choices: choicesOf({ limits, ...names }, visit.say), limits }
}
