/**
 * A text in its conversation: what it asks for, seen from what is open on the port.
 *
 * Opting out wins over everything. A word of the vocabulary wins over an open question, except inside a free text. A
 * number belongs to the menu of its port, then to the newest of menu and survey, else to nothing, and says so.
 */
import type { Choice, Here } from '#server/door/choose.ts'
import { isOpen } from '#server/matrix/is-open.ts'
import type { Outcome, Reply } from '#server/operation.ts'
import { speak } from '#words/message.ts'
import { answerAsk, askOf, command } from './asking.ts'
import { dialogues, shut, type Menu } from './dialogue.ts'
import { helpPages } from './help.ts'
import { m } from './messages.ts'
import { numbers } from './numbers.ts'
import { bare } from './normalise.ts'
import { pagesOf, type Page } from './say.ts'
import type { Spoken } from './vocabulary.ts'
import { keep, LIST, LIST_LIVES_MS, MENU_LIVES_MS, perform, tell, type Said, type Turn } from './turn.ts'
import type { Heard } from './words.ts'

/** What a text asks for. */
export async function choose(said: Said, here: Here): Promise<Choice> {
  const { heard } = said
  if (!here.subscriber) return perform(heard.kind === 'command' ? heard.operation : 'checkBalance', {})
  const subscriberId = here.subscriber.id
  const turn: Turn = { ...said, here, subscriberId, open: await dialogues(here.tx, subscriberId) }
  if (heard.kind === 'opt-out') return closing(turn, perform('stopMarketing', {}))
  const asked = askOf(turn)
  if (asked && !interrupts(heard)) return remembering(turn, answerAsk(turn, asked))
  const choice = await answerTo(turn)
  return remembering(turn, asked ? closing(turn, choice) : choice)
}

async function answerTo(turn: Turn): Promise<Choice> {
  const { heard } = turn
  switch (heard.kind) {
    case 'yes':
      return { act: { kind: 'confirm' } }
    case 'no':
      return { act: { kind: 'decline' } }
    case 'language':
      return { ...perform('chooseLanguage', { language: heard.language }), language: heard.language }
    case 'command':
      return command(turn, heard)
    case 'numbers':
      return numbers(turn, heard)
    case 'help':
      return help(turn)
    default:
      return heard.kind === 'unclear' && heard.candidates.length > 0
        ? nearest(turn, heard)
        : notUnderstood(turn)
  }
}

/** While an argument is awaited, only what is surely a command is one: its keyword in Latin letters, or alone. */
function interrupts(heard: Heard): boolean {
  if (heard.kind === 'language' || heard.kind === 'help') return true
  if (heard.kind !== 'command') return false
  return /^[A-Z0-9]+$/.test(heard.word) ? !/^\d+$/.test(heard.word) : bare(heard.text.folded) === heard.word
}

async function help(turn: Turn): Promise<Choice> {
  const names: string[] = []
  const { style, here } = turn
  for (const [name, { keyword }] of Object.entries(style.operations)) {
    if (keyword && (await isOpen(here.tx, name, here.subscriber?.brand ?? '', 'sms'))) names.push(name)
  }
  const pages = helpPages(names, here.language, style)
  return withMenu(
    turn,
    pages.map((body) => ({ body, upTo: 0 })),
    'done',
  )
}

function notUnderstood({ here }: Turn): Choice {
  const say = speak[here.language]
  return tell({ title: '', lines: [say(m.unclearHelp)] }, 'unclear')
}

/** A guess is only ever a menu. */
function nearest(turn: Turn, { candidates }: Extract<Heard, { kind: 'unclear' }>): Choice {
  const say = speak[turn.here.language]
  const menu = candidates.map(({ operation, input, word }) => ({
    operation,
    input,
    label: labelOf(turn.style.operations[operation], word, say),
  }))
  return tell({ title: '', lines: [say(m.unclear)], menu }, 'unclear')
}

/** By its printed keyword; what has none goes by the word it is near to. */
function labelOf(spoken: Spoken | undefined, word: string, say: (typeof speak)['zh']): string {
  return spoken ? `${spoken.keyword ?? word} ${say(spoken.title)}` : ''
}

/** Tells the first of several prepared pages and keeps the others. */
function withMenu(turn: Turn, pages: Page[], outcome: 'done' | 'unclear'): Choice {
  const told = tell({ title: '', lines: [pages[0]?.body ?? ''] }, outcome)
  if (pages.length < 2) return told
  const menu: Menu = { kind: 'menu', choices: [], pages, page: 0, again: 'BZ' }
  return { ...told, after: () => keep(turn, turn.port, menu, MENU_LIVES_MS) }
}

/** Runs the choice, then takes what was open off the port, unless the answer opened something itself. */
function closing(turn: Turn, choice: Choice): Choice {
  const { here, subscriberId, port } = turn
  const { after } = choice
  return {
    ...choice,
    async after(outcome) {
      if (turn.open.some((dialogue) => dialogue.port === port)) await shut(here.tx, subscriberId, port)
      await after?.(outcome)
    },
  }
}

/** Keeps the menu, the list, or the pages not yet sent, of whatever is answered. */
function remembering(turn: Turn, choice: Choice): Choice {
  const { after, language = turn.here.language } = choice
  return {
    ...choice,
    async after(outcome) {
      await after?.(outcome)
      const shown = listOf(outcome)
      if (shown !== undefined) {
        const again = turn.style.operations[LIST]?.keyword ?? null
        const pages = pagesOf(outcome.reply, false, language, turn.style)
        return keep(turn, turn.ports.services, { kind: 'list', shown, pages, page: 0, again }, LIST_LIVES_MS)
      }
      const { asks } = outcome.reply
      if (asks && outcome.kind === 'done') {
        const { operation, input: given, field } = asks
        return keep(turn, turn.port, { kind: 'ask', operation, given, field }, MENU_LIVES_MS)
      }
      const menu = menuOf(turn, outcome, language, choice)
      return menu && keep(turn, turn.port, menu, MENU_LIVES_MS)
    },
  }
}

/** The token of a list that was shown, or that is to be shown in its place after an answer to it. */
function listOf(outcome: Outcome): string | undefined {
  if (outcome.kind !== 'done' || typeof outcome.output !== 'object' || outcome.output === null)
    return undefined
  const { shown } = outcome.output as { shown?: unknown }
  return typeof shown === 'string' ? shown : undefined
}

function menuOf(
  { style, heard }: Turn,
  outcome: Outcome,
  language: 'zh' | 'en',
  { act }: Choice,
): Menu | undefined {
  const { reply } = outcome
  if (!reply.menu?.length && !isLong(reply)) return undefined
  const pages = pagesOf(reply, outcome.kind === 'quoted', language, style)
  if (!reply.menu?.length && pages.length < 2) return undefined
  const choices = (reply.menu ?? []).map(({ operation, input }) => ({ operation, input }))
  const again = reply.again
    ? reply.again
    : 'name' in act
      ? (style.operations[act.name]?.keyword ?? null)
      : againOf(heard)
  return { kind: 'menu', choices, pages, page: 0, again }
}

const againOf = (heard: Heard) => (heard.kind === 'help' ? 'BZ' : null)

/** What surely fits one page needs no second look: nearly every answer. */
function isLong({ lines, table }: Reply): boolean {
  return table !== undefined || lines.length > 4 || lines.some((line) => line.length > 60)
}
