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
    [say(m.report), `${urls.web}ops`],
  ]
  const lines = [
    '',
    say(m.open),
    '',
    ...places.map(([name, url]) => `  ${name}  ${url}`),
    '',
    `  ${say(m.subscribers)}`,
    ...subscribers
      .slice(0, SHOWN)
      .map((one) => `    ${one.msisdn} / ${one.password}  ${one.label[language]}`),
    `  ${say(m.staff)}`,
    ...staff.map((one) => `    ${one.login} / ${one.password}  ${one.name} (${one.role})`),
    `  ${say(m.texts)}`,
    ...texts.map((one) => `    ${one.text.padEnd(10)}${one.about[language]}`),
    `  ${say(m.cards)}  ${cards.map((card) => `${card.code} (¥${yuan(card.faceFen)})`).join('  ')}`,
    '',
  ]
  return lines.join('\n')
}
