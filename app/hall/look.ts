/** A page that looks something up: one operation, one touch, its output or the words of the no. */
import type { Reply } from '#server/operation.ts'
import type { OperationName } from '#server/operations.ts'
import type { OutputOf } from '#server/portal.ts'
import type { WebVisit } from '#server/http/visit.ts'
import type { NextStep } from '../ui/reply.tsx'
import { nextSteps } from './places.ts'

export type Refused = { title: string; lines: string[]; steps: NextStep[] }

export type Looked<Name extends OperationName> =
  | { seen: OutputOf<Name>; reply: Reply; refused: null }
  | { seen: null; reply: Reply; refused: Refused }

export async function look<Name extends OperationName>(
  visit: WebVisit,
  name: Name,
  input: unknown = {},
): Promise<Looked<Name>> {
  // After a form's no the page is shown again: a look of its own beside the form's request.
  const outcome = await visit.perform(name, input, ':look')
  if (outcome.kind === 'done') return { seen: outcome.output, reply: outcome.reply, refused: null }
  const { title, lines, next } = outcome.reply
  return { seen: null, reply: outcome.reply, refused: { title, lines, steps: nextSteps(visit, next) } }
}
