/** A bare number: a choice of the open menu, a page of it, a score, or nothing that anybody asked for. */
import { and, desc, eq, isNull } from 'drizzle-orm'
import { satisfaction } from '#drizzle/schema/request.ts'
import type { Choice } from '#server/door/choose.ts'
import { query, type Params } from '#server/store/query.ts'
import { speak } from '#words/message.ts'
import { askNext, command } from './asking.ts'
import { perform, tell, type Turn } from './turn.ts'
import { open, shut, type Dialogue, type List, type Menu } from './dialogue.ts'
import { m } from './messages.ts'
import type { Heard } from './words.ts'

type Numbers = Extract<Heard, { kind: 'numbers' }>
type Opened = Dialogue & { state: Menu | List }

const newestSurvey = query((db, p: Params<{ subscriberId: string }>) =>
  db
    .select({ askedAt: satisfaction.askedAt, expiresAt: satisfaction.expiresAt })
    .from(satisfaction)
    .where(and(eq(satisfaction.subscriberId, p.subscriberId), isNull(satisfaction.score)))
    .orderBy(desc(satisfaction.id))
    .limit(1),
)

export async function numbers(turn: Turn, heard: Numbers): Promise<Choice> {
  const menus = menusFor(turn)
  const menu = menus.find((one) => one.expiresAt > turn.now)
  const surveyAt = await surveyAskedAt(turn, heard)
  if (surveyAt !== undefined && !winsOverSurvey(turn, menu, surveyAt)) {
    return perform('rateSatisfaction', { score: String(heard.numbers[0]) })
  }
  if (menu) return chosen(turn, menu, heard)
  return menus[0] ? lapsed(turn, menus[0]) : nothingOpen(turn)
}

/** The indexes go with the list they were read from; whether it still holds is the operation's to say. */
function cancelling({ shown }: List, { text }: Heard): Choice {
  return perform('cancelServices', { indexes: text.folded, shown })
}

/** The menu of this port; on the main port also the list of services, whichever is newer. */
function menusFor({ open, port, ports }: Turn): Opened[] {
  const mine = (one: Dialogue): one is Opened =>
    one.state.kind !== 'ask' && (one.port === port || (port === ports.main && one.port === ports.services))
  return open.filter(mine).sort((one, other) => other.startedAt - one.startedAt)
}

/** A menu that waits on this very port is asked first; the list on the other port only when it is newer. */
function winsOverSurvey({ port }: Turn, menu: Opened | undefined, surveyAt: number): boolean {
  return menu !== undefined && (menu.port === port || menu.startedAt > surveyAt)
}

async function surveyAskedAt({ here, subscriberId, now }: Turn, heard: Numbers): Promise<number | undefined> {
  const [score] = heard.numbers
  if (heard.numbers.length !== 1 || heard.more !== null || !score || score > 5) return undefined
  const survey = await newestSurvey.first(here.tx, { subscriberId })
  return survey && survey.expiresAt > now ? survey.askedAt : undefined
}

function chosen(turn: Turn, menu: Opened, heard: Numbers): Choice {
  const { state } = menu
  const page = heard.more === null ? undefined : heard.more === 0 ? state.page + 1 : heard.more - 1
  if (page !== undefined && state.pages.length > 1) return turnPage(turn, menu, page)
  if (state.kind === 'list') return cancelling(state, heard)
  const say = speak[turn.here.language]
  const { choices, pages } = state
  const shown = pages[state.page]?.upTo ?? choices.length
  if (shown === 0) return nothingOpen(turn)
  if (heard.numbers.some((index) => index < 1 || index > shown)) {
    return tell({ title: '', lines: [say(m.outOfRange, 1, shown)] }, 'unclear')
  }
  if (heard.numbers.length > 1) return tell({ title: '', lines: [say(m.oneOnly)] }, 'unclear')
  const picked = choices[(heard.numbers[0] ?? 0) - 1]
  return picked ? take(turn, menu, picked) : nothingOpen(turn)
}

/** A choice is spent with its menu. */
function take(turn: Turn, menu: Opened, picked: Menu['choices'][number]): Choice {
  const { here, subscriberId } = turn
  const choice = command(turn, picked)
  return {
    ...choice,
    async after(outcome) {
      await shut(here.tx, subscriberId, menu.port)
      await choice.after?.(outcome)
      await askNext(turn, picked, outcome)
    },
  }
}

function turnPage(turn: Turn, menu: Opened, page: number): Choice {
  const say = speak[turn.here.language]
  const body = menu.state.pages[page]?.body
  if (!body) return tell({ title: '', lines: [say(m.lastPage)] }, 'unclear')
  const { here, subscriberId } = turn
  const { port, startedAt, expiresAt } = menu
  const state = { ...menu.state, page: Math.max(page, menu.state.page) }
  return {
    ...tell({ title: '', lines: [body] }, 'done'),
    after: () => open(here.tx, subscriberId, { port, startedAt, expiresAt, state }),
  }
}

function lapsed({ here }: Turn, { state }: Opened): Choice {
  const say = speak[here.language]
  const again = state.again ? say(m.getAgain, state.again) : say(m.getAgain, 'BZ')
  return tell({ title: say(m.menuLapsedTitle), lines: [say(m.menuLapsed, again)] }, 'unclear')
}

function nothingOpen({ here }: Turn): Choice {
  return tell({ title: '', lines: [speak[here.language](m.noMenu)] }, 'unclear')
}
