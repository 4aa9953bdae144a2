/**
 * Text to meaning. Pure: what is heard depends on the text and the vocabulary alone; what is open on the port decides
 * later what a bare number or a yes is about.
 *
 * In this order: words of opting out (they win over everything), yes and no, help, language, the longest keyword or alias
 * with its arguments, bare numbers, and last the nearest candidates.
 */
import { argumentsOf, isNumeric, type NamedField } from './arguments.ts'
import { candidatesFor, type Candidate } from './candidates.ts'
import { bare, digitsOf, normalise, type Text } from './normalise.ts'
import { OFFER_CODE } from '#server/recommendation/offer-code.ts'
import type { Meaning, Vocabulary } from './vocabulary.ts'

export type Command = {
  kind: 'command'
  operation: string
  /** Raw input for the operation's schema: one entry for each word that was given. */
  input: Record<string, string>
  /** The word it was recognised by, as folded. */
  word: string
}

export type Heard = { text: Text } & (
  | { kind: 'opt-out' }
  | { kind: 'help' }
  | { kind: 'yes' }
  | { kind: 'no' }
  | { kind: 'language'; language: 'zh' | 'en' }
  /** Nothing but numbers; `more` is the page asked for (`02`), or 0 for just the next. */
  | { kind: 'numbers'; numbers: number[]; more: number | null }
  | Command
  | { kind: 'unclear'; candidates: Candidate[] }
)

export function hear(raw: string, vocabulary: Vocabulary): Heard {
  const text = normalise(raw)
  const { folded } = text
  const word = bare(folded)
  if (isOptOut(folded, word)) return { text, kind: 'opt-out' }
  if (word === '' || HELP.has(word)) return { text, kind: 'help' }
  if (YES.has(word)) return { text, kind: 'yes' }
  if (NO.has(word)) return { text, kind: 'no' }
  const language = LANGUAGE[word]
  if (language) return { text, kind: 'language', language }
  const command = commandIn(text, vocabulary) ?? zeros(word, vocabulary)
  if (command) return { text, ...command }
  const offer = offerIn(word)
  if (offer) return { text, ...offer }
  const numbers = numbersIn(folded)
  if (numbers) return { text, kind: 'numbers', ...numbers }
  return { text, kind: 'unclear', candidates: candidatesFor(text, vocabulary) }
}

/** Commercial messages name their way out, and whoever takes it is not asked for spelling. */
const OPT_OUT = new Set(
  (
    'TD T 退订 STOP 退定 退订短信 回复TD 回TD HFTD 回复T TDTD TD退订 退订TD T退订 TUIDING UNSUBSCRIBE STOPALL STOPSMS OPTOUT ' +
    '我要退订 请退订 退订谢谢 全部退订 退订营销 退订广告 退订信息 不要再发 不要再发了 别再发了 别发了 拒收 拒收短信 停止发送'
  ).split(' '),
)

function isOptOut(folded: string, word: string): boolean {
  if (OPT_OUT.has(word)) return true
  const [first] = folded.split(/[^\p{L}\p{N}]+/u, 1)
  return first === 'TD' || first === 'STOP'
}

const HELP = new Set(['BZ', '帮助', 'HELP', 'H', '菜单', 'MENU', '指令', '10086'])
const YES = new Set(['是', '是的', 'Y', 'YES', '确认', '确定', '同意', '好', '好的', 'OK', '回复是', 'SHI'])
const NO = new Set([
  '否',
  'N',
  'NO',
  '不',
  '不是',
  '不要',
  '不用',
  '不用了',
  '放弃',
  '不办',
  '不同意',
  '回复否',
])
const LANGUAGE: Record<string, 'zh' | 'en' | undefined> = {
  ...Object.fromEntries(['EN', 'ENGLISH', '英文', '英语'].map((word) => [word, 'en' as const])),
  ...Object.fromEntries(['ZW', '中文', 'CHINESE', '汉语'].map((word) => [word, 'zh' as const])),
}

function commandIn(text: Text, vocabulary: Vocabulary): Command | null {
  const start = text.folded.search(/[\p{L}\p{N}]/u)
  const from = start < 0 ? 0 : start
  return (
    longestAt(text, from, vocabulary) ??
    longestAt(withoutCourtesy(text, POLITE), 0, vocabulary) ??
    longestAt(withoutCourtesy(text, POLITE_VERB), 0, vocabulary) ??
    null
  )
}

/** The longest word of the vocabulary that the text begins with, provided that what follows can be its argument. */
function longestAt({ plain, folded }: Text, from: number, vocabulary: Vocabulary): Command | null {
  const most = Math.min(vocabulary.longest, folded.length - from)
  for (let length = most; length > 0; length--) {
    const word = folded.slice(from, from + length)
    const meaning = vocabulary.meanings.get(word)
    if (!meaning) continue
    const at = from + length
    if (!mayFollow(meaning, folded.slice(at), vocabulary)) continue
    return commandOf(meaning, { plain: plain.slice(at), folded: folded.slice(at) }, vocabulary)
  }
  return null
}

const SEPARATOR = /^[\s*#,;:.\-_+/!?="'()[\]<>~&]/

/** A separator, or an argument glued on: digits after letters, and letters where the first argument is a word. */
function mayFollow({ word, operation, preset }: Meaning, rest: string, { operations }: Vocabulary): boolean {
  if (rest === '' || SEPARATOR.test(rest) || !/^[\p{L}\p{N}]/u.test(rest)) return true
  if (/\d$/.test(word)) return false
  const field = unpreset(operations[operation]?.fields ?? {}, preset)[0]
  if (!field) return /^\d/.test(rest) || politeEnd.test(rest)
  if (/^\d/.test(rest)) return true
  return field[1].secret || isNumeric(field[1].inputMode) ? /^[OQIL]*\d/.test(rest) : true
}

const politeEnd = /^(了|吗|呢|吧|啊|谢谢|一下|多少)+[\s\p{P}]*$/u

function commandOf(meaning: Meaning, rest: Text, { operations }: Vocabulary): Command {
  const { operation, preset, word } = meaning
  const fields = unpreset(operations[operation]?.fields ?? {}, preset)
  return { kind: 'command', operation, word, input: { ...preset, ...argumentsOf(fields, rest) } }
}

function unpreset(fields: object, preset: Record<string, string> | null): NamedField[] {
  const all = Object.entries(fields) as NamedField[]
  return preset ? all.filter(([name]) => !(name in preset)) : all
}

/** `A1` looks into an offer, `不要A1` wants to hear no more of it. */
function offerIn(word: string): Command | null {
  const [, no, yes, code = ''] = OFFER.exec(word) ?? []
  if (!code) return null
  const operation = no ? 'declineOffer' : 'takeOffer'
  return { kind: 'command', operation, word: `${no ?? yes ?? ''}${code}`, input: { offer: code } }
}

const OFFER = new RegExp(
  `^(?:(不要|不需要|不用|不感兴趣|不想要|拒绝|NO|N|BY)|(回复|办理|了解|我要|开通|要))?(${OFFER_CODE})$`,
)

/** `OOOO`: nothing but zeros or what looks like them. 00000 is deliberately the same as 0000. */
function zeros(word: string, { meanings }: Vocabulary): Command | null {
  const meaning = /^[0O]{4,8}$/.test(word) ? meanings.get('0000') : undefined
  return meaning ? { kind: 'command', operation: meaning.operation, word: '0000', input: {} } : null
}

/** `我要查话费谢谢` asks for 查话费, and `帮我查询一下余额` for 余额. */
function withoutCourtesy({ plain, folded }: Text, courtesy: RegExp): Text {
  const begin = courtesy.exec(folded)?.[0].length ?? 0
  return { plain: plain.slice(begin), folded: folded.slice(begin) }
}

const POLITE = /^((你好|您好|请问|请|麻烦|帮我|给我|我要|我想|想要|我|一下|发送|编辑|回复|[\s\p{P}])+)/u
const POLITE_VERB =
  /^((你好|您好|请问|请|麻烦|帮我|给我|我要|我想|想要|我|一下|查询|查看|查|办理|[\s\p{P}])+)/u

/** `1,3` `1，3` `1、3` `1 3` `①③` `1和3`; a range (`1-3`) is no list, and nobody guesses what it means. */
function numbersIn(folded: string): { numbers: number[]; more: number | null } | null {
  const list = folded
    .replace(/[和及与跟]/g, ',')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/^第|个$/g, '')
  if (!/^[\dOQIL,;.*#\s/]+$/.test(list) || !/\d/.test(list)) {
    const index = CHINESE_NUMBERS.indexOf(list)
    return index > 0 && list !== '' ? { numbers: [index], more: null } : null
  }
  const words = digitsOf(list)
    .split(/[^\d]+/)
    .filter(Boolean)
  const [only] = words
  const more = words.length === 1 && only && /^0\d?$/.test(only) ? Number(only) : null
  return { numbers: words.map((word) => Number(word.slice(0, 15))), more }
}

const CHINESE_NUMBERS = '零一二三四五六七八九'
