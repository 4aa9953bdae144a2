/** What the form chooses from, named in the language of the page; and a look at what is typed. */
import type { StaffOutputOf } from '#server/staff/door.ts'
import type { WebVisit } from '#server/http/visit.ts'
import { inWords } from '#words/rule/in-words.ts'
import { ask, seen } from '../../../desk/console/ask.ts'
import { choicesFor } from '../../segments/choices.ts'
import { lookIn, type Typed } from '../plan-form.ts'
import { m } from './messages.ts'

export type Choice = { value: string; label: string }
export type Looked = StaffOutputOf<'lookAtDraft'>

export async function formChoices(visit: WebVisit) {
  const { say } = visit
  const { segments } = await seen(visit, 'seeSegments', {})
  const { choices } = await choicesFor(visit)
  const { offers, orderables, themes, budgets } = await seen(visit, 'seeCampaignForm', {})
  return {
    themes,
    budgets,
    segments: segments.map(({ segment, latest }) => ({
      value: `${segment.id} ${latest.version}`,
      label: `${segment.name} v${latest.version}${latest.countState === 'done' ? ` (${latest.matched})` : ''}`,
      sentence: inWords(latest.rule, choices, say),
    })),
    offers: offers.map(({ code, words, live }) => ({
      value: code,
      label: [code, say(words.title), say(words.price), live ? '' : say(m.offerDraft)]
        .filter(Boolean)
        .join(' · '),
    })),
    orders: orderables.flatMap(({ operation, title, codes }): Choice[] => [
      ...codes.map(({ code, name }) => ({
        value: `${operation} ${code}`,
        label: `${title} · ${say(name)} (${code})`,
      })),
      { value: operation, label: codes.length > 0 ? say(m.anyCode, title) : title },
    ]),
  }
}

export type FormChoices = Awaited<ReturnType<typeof formChoices>>

/** Null where there is nothing to show yet. */
export async function lookedAt(visit: WebVisit, typed: Typed): Promise<Looked | null> {
  const outcome = await ask(visit, 'lookAtDraft', lookIn(typed))
  return outcome.kind === 'done' ? outcome.output : null
}
