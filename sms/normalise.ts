/**
 * What people type, made comparable: full width to half width, upper case, look-alike letters folded, punctuation of
 * all scripts unified, and everything invisible taken out.
 *
 * `plain` keeps their spelling (a complaint, a password), `folded` is what is matched; both have the same length, so that a
 * place in one is the same place in the other.
 */
export type Text = { plain: string; folded: string }

/** More than this is never a command; the rest of a longer text is left alone. */
export const MATCHED_UNITS = 2000

export function normalise(raw: string): Text {
  if (raw.length < MATCHED_UNITS && PLAIN_COMMAND.test(raw)) return { plain: raw, folded: raw.toUpperCase() }
  const plain = visible(raw).slice(0, MATCHED_UNITS).trim()
  let folded = ''
  for (let at = 0; at < plain.length; at++) folded += foldUnit(plain.charAt(at))
  return { plain, folded }
}

/** Well-formed, NFKC, without control characters, zero-width and direction marks, variation selectors and keycaps. */
export function visible(raw: string): string {
  return raw
    .slice(0, MATCHED_UNITS * 2)
    .toWellFormed()
    .normalize('NFKC')
    .replace(BLANKS, ' ')
    .replace(INVISIBLE, '')
}

/** The text without spaces, punctuation and pictures: what a word sent alone is recognised by. */
export function bare(folded: string): string {
  return PLAIN_WORD.test(folded) ? folded : folded.replace(NO_WORD, '')
}

/** `O` and `l` in a number that was typed in a hurry: only for what is meant as a number. */
export function digitsOf(folded: string): string {
  return folded.replace(/[OQ]/g, '0').replace(/[IL|!]/g, '1')
}

/** Letters, digits and single separators: nine texts in ten, and nothing to do for them. */
const PLAIN_WORD = /^[A-Z0-9]+$/
const PLAIN_COMMAND = /^[A-Za-z0-9]+(?:[ *#,][A-Za-z0-9]+)*$/

const BLANKS = /[\s\u0085\u2028\u2029\u3164\u115f\u1160\u2800]+/gu
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u{fe00}-\u{fe0f}\u{20e3}\u{e0100}-\u{e01ef}\ufffd]/gu
const NO_WORD = /[^\p{L}\p{N}]/gu

function foldUnit(unit: string): string {
  const upper = unit.toUpperCase()
  const one = upper.length === 1 ? upper : unit
  return LOOK_ALIKE[one] ?? one
}

/** Cyrillic and Greek capitals that look Latin, then Chinese punctuation beside its ASCII sisters. */
const LOOK_ALIKE: Record<string, string> = Object.fromEntries([
  ...pairs('АВСЕНІЈКМОРЅТУХҮԚԜԌ', 'ABCEHIJKMOPSTYXYQWG'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ', 'ABEZHIKMNOPTYXC'),
  ...pairs('、。·•', ',...'),
  ...pairs('“”„«»「」『』《》〈〉', '"'.repeat(13)),
  ...pairs('‘’‚′', "'".repeat(4)),
  ...pairs('【】〔〕', '[][]'),
  ...pairs('—–‐‑‒―−〜', '-'.repeat(8)),
  ...pairs('×✕∗', '***'),
  ...pairs('♯', '#'),
])

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (letter, index) => [letter, to.charAt(index)])
}
