/** Arguments that are missing are asked for one by one; what holds a secret is asked for in one text and never kept. */
import type { Choice } from '#server/door/choose.ts'
import type { Field, Outcome } from '#server/operation.ts'
import { speak, type Say } from '#words/message.ts'
import { argumentsOf, isNumeric, type NamedField } from './arguments.ts'
import { keep, MENU_LIVES_MS, perform, tell, type Turn } from './turn.ts'
import { shut, type Ask } from './dialogue.ts'
import { m } from './messages.ts'
import type { Spoken } from './vocabulary.ts'

type Given = { operation: string; input: Record<string, string> }

/** Performs what has all it needs; asks for the first thing that is missing. */
export function command(turn: Turn, { operation, input }: Given): Choice {
  const spoken = turn.style.operations[operation]
  const missing = spoken && missingField(spoken, input)
  if (!spoken || !missing) return perform(operation, input)
  const say = speak[turn.here.language]
  if (holdsSecret(spoken)) return tell(wholeCommand(spoken, say), 'unclear')
  const ask: Ask = { kind: 'ask', operation, given: input, field: missing }
  const asking = question(spoken, missing, say)
  return {
    act: { kind: 'offer', name: operation, input, asking },
    after: (outcome) =>
      outcome.reply.menu?.length ? Promise.resolve() : keep(turn, turn.port, ask, MENU_LIVES_MS),
  }
}

/** What a choice from a menu still lacks is asked for next: the answer has just said what. */
export async function askNext(turn: Turn, { operation, input }: Given, outcome: Outcome): Promise<void> {
  const spoken = turn.style.operations[operation]
  if (outcome.kind !== 'invalid' || !spoken || holdsSecret(spoken)) return
  const names = Object.keys(spoken.fields)
  const missing = names.filter((name) => !(name in input))
  const field = missing.find((name) => name === outcome.issues[0]?.field) ?? missing.at(-1)
  if (field) await keep(turn, turn.port, { kind: 'ask', operation, given: input, field }, MENU_LIVES_MS)
}

/** Whether a text's own words are part of the request: a complaint, the details of a pre-registration. */
export function takesFreeText({ fields }: Spoken): boolean {
  return Object.values<Field>(fields).some(isWords)
}

export function isWords(field: Field | undefined): boolean {
  return field?.rest === true && !isNumeric(field.inputMode)
}

/** The question for an argument that is open on this port. */
export function askOf({ open, port, now }: Turn): Ask | undefined {
  const dialogue = open.find((one) => one.port === port)
  return dialogue?.state.kind === 'ask' && dialogue.expiresAt > now ? dialogue.state : undefined
}

/** The whole text is the argument (and, where they come in one text, the next ones). */
export function answerAsk(turn: Turn, ask: Ask): Choice {
  const { here, subscriberId, port, heard } = turn
  const spoken = turn.style.operations[ask.operation]
  const withdraw = () => shut(here.tx, subscriberId, port)
  if (!spoken) return { ...perform(ask.operation, ask.given), after: withdraw }
  if (heard.kind === 'no') return { act: { kind: 'decline' }, after: withdraw }
  const fields = fieldsFrom(spoken, ask.field)
  const choice = command(turn, {
    operation: ask.operation,
    input: { ...ask.given, ...argumentsOf(fields, heard.text) },
  })
  if (choice.act.kind !== 'perform') return choice
  // What does not fit is said, and the question stays.
  return { ...choice, after: (outcome) => (outcome.kind === 'invalid' ? Promise.resolve() : withdraw()) }
}

function fieldsFrom(spoken: Spoken, first: string): NamedField[] {
  const fields = Object.entries(spoken.fields) as NamedField[]
  return fields.slice(fields.findIndex(([name]) => name === first))
}

/** The first field that the operation needs and nobody gave, in the order of the words of a text. */
function missingField({ fields, input: schema }: Spoken, given: Record<string, string>): string | undefined {
  const names = Object.keys(fields)
  if (names.every((name) => name in given)) return undefined
  const parsed = schema.safeParse(given)
  if (parsed.success) return undefined
  const wrong = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')))
  return names.find((name) => !(name in given) && wrong.has(name))
}

export function holdsSecret({ fields }: Spoken): boolean {
  return Object.values<Field>(fields).some((field) => field.secret)
}

const labelled = ({ fields }: Spoken): Record<string, Field | undefined> => fields

function question(spoken: Spoken, name: string, say: Say) {
  const field = labelled(spoken)[name]
  const label = field ? say(field.label) : name
  const line = field?.hint ? say(m.askHint, label, say(field.hint)) : say(m.ask, label)
  return { title: say(spoken.title), lines: [line] }
}

function wholeCommand(spoken: Spoken, say: Say) {
  const labels = Object.values(labelled(spoken)).flatMap((field) => (field ? [say(field.label)] : []))
  return { title: say(spoken.title), lines: [say(m.askWhole, spoken.keyword ?? '', labels)] }
}
