/** What the newcomer reads when everything runs: where to go, as whom, and what to text. */
import { describeDemo } from '#drizzle/demo/describe.ts'
import { yuan } from '#words/format.ts'
import type { Language } from '#words/message.ts'
import { speak } from '#words/message.ts'
import { m } from './messages.ts'

const SHOWN = 3

export function announcement(language: Language, urls: { web: string; handset: string }): string {
  const say = speak[language]
  const { subscribers, staff, texts, cards } = describeDemo()
  const places: [string, string][] = [
    [say(m.webHall), urls.web],
    [say(m.handset), urls.handset],
    [say(m.desk), `${urls.web}desk`],
    [say(m.marketing), `${urls.web}marketing`],
    [say(m.report), `${urls.web}ops`],
    [say(m.shop), `${urls.web}shop`],
  ]
  const lines = [
    '',
    say(m.open),
    '',
    ...columns(places).map((line) => `  ${line}`),
    '',
    `  ${say(m.subscribers)}`,
    ...columns(
      subscribers
        .slice(0, SHOWN)
        .map(({ msisdn, password, label }) => [`${msisdn} / ${password}`, label[language]]),
    ).map((line) => `    ${line}`),
    `  ${say(m.staff)}`,
    ...columns(
      staff.map(({ login, password, name, role }) => [`${login} / ${password}`, `${name} (${role})`]),
    ).map((line) => `    ${line}`),
    `  ${say(m.texts)}`,
    ...columns(texts.map(({ text, about }) => [text, about[language]])).map((line) => `    ${line}`),
    `  ${say(m.cards)}  ${cards.map((card) => `${card.code} (¥${yuan(card.faceFen)})`).join('  ')}`,
    '',
  ]
  return lines.join('\n')
}

/** Lines whose second halves stand below each other. */
function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const widest = Math.max(...rows.map(([left]) => widthOf(left)))
  return rows.map(([left, right]) => `${left}${' '.repeat(widest - widthOf(left) + 2)}${right}`)
}

const WIDE = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/gu

/** In cells of a terminal, where a Chinese character takes two. */
function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}
