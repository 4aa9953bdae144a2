/** What a form's outcome becomes in a browser: another page for what was done or asked, the same form for a no. */
import { data, redirect } from 'react-router'
import type { Outcome } from '#server/operation.ts'
import type { WebVisit } from '#server/http/visit.ts'
import { nextSteps } from './places.ts'
import type { NextStep } from '../ui/reply.tsx'

/** A no, told above the form it came from. */
export type No = {
  title: string
  lines: string[]
  issues: Record<string, string>
  /** What was typed, so that it need not be typed again; never a secret. */
  typed: Record<string, string>
  steps: NextStep[]
}

/**
 * @param secret fields that are never shown again
 * @returns the no; everything else leaves for the page that tells it
 */
export async function answered(visit: WebVisit, outcome: Outcome, secret: string[] = []) {
  switch (outcome.kind) {
    case 'done':
      return redirect(`/told/${outcome.touchId}`, 303)
    case 'quoted':
      return redirect(`/confirm/${outcome.pendingId}`, 303)
    case 'repeated':
      return redirect(await placeOfRepeated(visit, outcome.touchId), 303)
    default:
      return data(no(visit, outcome, secret), outcome.kind === 'invalid' ? 422 : 409)
  }
}

/** The answer to a request that was answered before: the open question it led to, or what was told then. */
async function placeOfRepeated(visit: WebVisit, touchId: string): Promise<string> {
  const question = await visit.question()
  return question?.touchId === touchId ? `/confirm/${question.id}` : `/told/${touchId}?again`
}

function no(visit: WebVisit, outcome: Outcome, secret: string[]): No {
  const { title, lines, next } = outcome.reply
  const issues = outcome.kind === 'invalid' ? outcome.issues : []
  const typed = Object.entries(visit.typed).filter(([name]) => !secret.includes(name))
  return {
    title,
    lines: issues.length > 0 ? [] : lines,
    issues: Object.fromEntries(issues.map((issue) => [issue.field, issue.message])),
    typed: Object.fromEntries(typed),
    steps: nextSteps(visit, next),
  }
}

/** A no that the page itself says, before any operation is asked. */
export function noOf(title: string, lines: string[]): No {
  return { title, lines, issues: {}, typed: {}, steps: [] }
}
