/** Switches the language: for this browser at once, and for every channel where it is known whose browser it is. */
import { redirect } from 'react-router'
import type { Handle } from '../serve/route-map.ts'
import { visitIn, type PageArgs } from '../visit.ts'
import { localPath } from './local-path.ts'

export const handle: Handle = { guard: 'open' }

const A_YEAR_S = 365 * 24 * 3600

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const language = visit.typed['language'] === 'en' ? 'en' : 'zh'
  visit.jar.set('language', language, A_YEAR_S)
  if (visit.line) await visit.perform('chooseLanguage', { language })
  return redirect(localPath(visit.typed['back']), 303)
}

export async function loader() {
  return redirect('/', 303)
}
