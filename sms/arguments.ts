/** The words after a keyword, given to the fields of an operation. */
import { digitsOf, type Text } from './normalise.ts'

export type NamedField = [name: string, field: { inputMode?: string; secret?: boolean; rest?: boolean }]

/** One word a field, in their order; what is left over never breaks a query. */
export function argumentsOf(fields: NamedField[], { plain, folded }: Text): Record<string, string> {
  const given: Record<string, string> = {}
  let at = 0
  for (const [name, field] of fields) {
    at += gap(folded.slice(at), field)
    if (at >= folded.length) break
    const length = field.rest ? folded.length - at : wordLength(folded.slice(at))
    const verbatim = (field.rest && !isNumeric(field.inputMode)) || field.secret
    given[name] = argument((verbatim ? plain : folded).slice(at, at + length).trim(), field)
    at += length
  }
  return given
}

/**
 * What separates words. A minus before a number stays: minus five is refused, and not taken for five. Glued to the
 * keyword it separates (`CXZD-202610`), unless the field is all the rest, as the amount is.
 */
function gap(text: string, { inputMode, rest }: NamedField[1]): number {
  const separators = SEPARATORS.exec(text)?.[0] ?? ''
  const signed = isNumeric(inputMode) && separators.endsWith('-') && (rest || separators.length > 1)
  const minus = signed && /^[¥￥]?\d/.test(text.slice(separators.length))
  return separators.length - (minus ? 1 : 0)
}

const SEPARATORS = /^[\s*#,;:.\-_+/!?="'()[\]<>~&]*/
const wordLength = (text: string) => /^[^\s*#,;]+/.exec(text)?.[0].length ?? 0

/** A number may end in its unit or in a full stop (`50元`, `50.`), and its `O` is a zero. */
function argument(text: string, field: NamedField[1]): string {
  if (field.secret || (field.rest && !isNumeric(field.inputMode))) return text
  if (!isNumeric(field.inputMode)) return text.replace(/[.!?]+$/, '')
  const number = text.replace(/(元|块钱|块|圆|RMB|月|期)?[.!?]*$/, '').replace(/^[¥￥$]/, '')
  return /\d/.test(number) && /^[\dOQIL.\s-]+$/.test(number) ? digitsOf(number) : number
}

export const isNumeric = (mode: string | undefined) =>
  mode === 'numeric' || mode === 'decimal' || mode === 'tel'
