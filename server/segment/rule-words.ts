/** A segment's rule in words, and which parts of it hold for one line. */
import type { Tx } from '#server/store/store.ts'
import type { Say } from '#words/message.ts'
import { choicesOf } from '#words/rule/choices.ts'
import { inWords } from '#words/rule/in-words.ts'
import { belongs } from './belongs.ts'
import { segmentNames } from './names.ts'
import type { Rule } from './rule.ts'

export type RulePart = { words: string; holds: boolean }

/** Each part that must hold, as of now. A rule that is no list of parts is one. */
export async function rulePartsFor(
  tx: Tx,
  rule: Rule,
  subscriberId: string,
  now: number,
  say: Say,
): Promise<RulePart[]> {
  const parts = 'all' in rule ? rule.all : [rule]
  const choices = choicesOf(await segmentNames(tx), say)
  const judged = []
  for (const part of parts) {
    judged.push({ words: inWords(part, choices, say), holds: await belongs(tx, part, subscriberId, now) })
  }
  return judged
}
