/**
 * Which words an activity may be texted by. A printed keyword, a word of the house or an alias of staff is never taken
 * away, nor anything that begins like one and goes on in a way that is its argument (`CZ50`).
 */
import { OFFER_CODE } from '#server/recommendation/offer-code.ts'

/** Opting out, yes, no, help and language stand before every word, and are nobody's to give away. */
const OF_THE_HOUSE = (
  'TD T 退订 退定 STOP 拒收 UNSUBSCRIBE 是 是的 Y YES 确认 确定 同意 好 好的 OK 否 N NO 不 不是 不要 不用 放弃 不办 ' +
  'BZ 帮助 HELP H 菜单 MENU 指令 10086 EN ENGLISH 英文 英语 ZW 中文 CHINESE 汉语'
).split(' ')

const FORM = /^(?=.*\p{L})[A-Z0-9\p{Script=Han}]{2,12}$/u
const OFFER = new RegExp(`^${OFFER_CODE}$`)

/** Digits, and the letters that are typed for them. */
const LIKE_A_NUMBER = /^[0-9OQIL]+$/

/** Half width and upper case, as texts are compared. */
export function keywordOf(typed: string): string {
  return typed.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
}

/** Letters, digits or Chinese, two to twelve, not only digits. */
export function isKeyword(word: string): boolean {
  return FORM.test(word)
}

/**
 * The word that this keyword would stand in the way of; null where it is free.
 * @param printed keywords of operations
 * @param aliases words that staff keep
 */
export function shadowed(
  keyword: string,
  printed: readonly string[],
  aliases: readonly string[],
): string | null {
  const optOut = ['TD', 'STOP', '退订'].find((word) => keyword.startsWith(word))
  if (optOut) return optOut
  if (OFFER.test(keyword)) return keyword
  const known = [...OF_THE_HOUSE, ...aliases].find((word) => takes(keyword, word))
  if (known !== undefined) return known
  return printed.find((word) => keyword.startsWith(word) || word.startsWith(keyword)) ?? null
}

/** The word itself, or the word with a number glued on. */
function takes(keyword: string, word: string): boolean {
  if (!keyword.startsWith(word)) return false
  const rest = keyword.slice(word.length)
  return rest === '' || (LIKE_A_NUMBER.test(rest) && !/\d$/.test(word))
}
