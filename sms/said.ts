/** What may be kept of a text: its words without control characters, and without whatever may be a secret. */
import { holdsSecret } from './asking.ts'
import { visible } from './normalise.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Heard } from './words.ts'

const KEPT_UNITS = 500
const BLANK = '******'

/** A card's code, a bank card, an identity number: nothing a subscriber types otherwise is as long. */
const LONG_NUMBER = /[0-9](?:[ -]?[0-9]){11,}[Xx]?/g
/** Passwords are six digits; in a text that nobody understood any six may be one. */
const MAY_BE_SECRET = /[0-9]{4,}[Xx]?/g

export function keptWords(raw: string, heard: Heard, { operations }: Vocabulary): string {
  if (heard.kind === 'command') {
    const spoken = operations[heard.operation]
    if (spoken && holdsSecret(spoken)) return `${heard.word} ${BLANK}`
  }
  const words = visible(raw).trim().slice(0, KEPT_UNITS).toWellFormed()
  return words.replace(heard.kind === 'unclear' ? MAY_BE_SECRET : LONG_NUMBER, BLANK)
}
