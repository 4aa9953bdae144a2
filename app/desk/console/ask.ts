/** What a staff action's outcome becomes in the console. */
import { data, redirect } from 'react-router'
import type { WebVisit } from '#server/http/visit.ts'
import type { StaffOutcome } from '#server/staff/action.ts'
import type { StaffActionName } from '#server/staff/actions.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'

/** A no, told above the form it came from. */
export type No = {
  /** Empty where the fields say it. */
  words: string
  issues: Record<string, string>
  typed: Record<string, string>
}

type Answered<Name extends StaffActionName> = Exclude<StaffOutcome<StaffOutputOf<Name>>, { kind: 'denied' }>

/** Performs; whoever may not leaves for the page that says so, or for the sign-in. */
export async function ask<Name extends StaffActionName>(
  visit: WebVisit,
  name: Name,
  input: unknown,
): Promise<Answered<Name>> {
  const outcome = await visit.attend(name, input)
  if (outcome.kind === 'denied') throw turnedAway(outcome.because)
  return outcome
}

export function turnedAway(because: 'role' | 'session'): Response {
  return because === 'role' ? new Response(null, { status: 403 }) : redirect('/desk/sign-in', 303)
}

/** Whether whoever is on duty may: what a page need not offer to anybody else. The door decides in any case. */
export function may(visit: WebVisit, name: StaffActionName): boolean {
  const role = visit.staff?.member.role
  return role !== undefined && visit.hall.staffDoor.allows(role, name)
}

/** What a page cannot be without: a no is a page that does not exist. */
export async function seen<Name extends StaffActionName>(
  visit: WebVisit,
  name: Name,
  input: unknown,
): Promise<StaffOutputOf<Name>> {
  const outcome = await ask(visit, name, input)
  if (outcome.kind !== 'done') throw new Response(null, { status: 404 })
  return outcome.output
}

/**
 * Performs what a form asks for.
 * @param place where the one who did it goes on
 * @param secret fields that are never shown again
 */
export async function acted(
  visit: WebVisit,
  name: StaffActionName,
  input: unknown,
  place: string,
  secret: string[] = [],
) {
  const outcome = await ask(visit, name, input)
  return outcome.kind === 'done' ? redirect(place, 303) : no(visit, outcome, secret)
}

/** The form again, with what was typed and why not. */
export function no(
  visit: WebVisit,
  outcome: Extract<StaffOutcome, { kind: 'refused' | 'invalid' }>,
  secret: string[] = [],
) {
  const typed = Object.entries(visit.typed).filter(([name]) => !secret.includes(name))
  const issues = outcome.kind === 'invalid' ? outcome.issues : []
  return data<No>(
    {
      words: outcome.kind === 'refused' ? outcome.words : '',
      issues: Object.fromEntries(issues.map(({ field, message }) => [field, message])),
      typed: Object.fromEntries(typed),
    },
    outcome.kind === 'refused' ? 409 : 422,
  )
}

/** A text that is too long to be held, as a file: read as fast as the browser takes it. */
export function streamed(pieces: AsyncGenerator<string>, fileName: string): Response {
  const text = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { done, value } = await pieces.next()
      if (done) stream.close()
      else stream.enqueue(text.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
  return new Response(body, { headers: fileHeaders(fileName) })
}

/** A text as a file. */
export function download(text: string, fileName: string): Response {
  return new Response(text, { headers: fileHeaders(fileName) })
}

function fileHeaders(fileName: string) {
  return {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`,
  }
}
