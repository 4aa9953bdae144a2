/**
 * Who took part in the demo's activities: the touch, the entry, its figures and its prize, as the hall keeps them.
 * What somebody does here is drawn from a stream of their own, so that it changes nothing else in their year.
 */
import type { ActivityAnswer } from '#drizzle/schema/activity.ts'
import type { activityCounter, activityStock } from '#drizzle/schema/activity.ts'
import type { Activity } from '#server/activity/activity.ts'
import { dayOf } from '#server/activity/entry.ts'
import { resultOf } from '#server/activity/finish.ts'
import { m as words } from '#server/activity/messages.ts'
import { questionAfter, scoreOf } from '#server/activity/questions.ts'
import { resultLines } from '#server/activity/say-step.ts'
import type { CalendarMonth } from './calendar.ts'
import { chanceOf, type Chance } from './chance.ts'
import { giveCoins } from './coins.ts'
import { leaveTouch } from './contact.ts'
import type { Line, Planned } from './line.ts'

const MINUTE_MS = 60_000
const OPENS_MS = 10 * 3600_000

/** How many of a hundred people take part. */
const drawn: Record<Activity['kind'], number> = { vote: 0.14, survey: 0.08, quiz: 0.07, grab: 0.06 }
const remarks = ['信号挺好的', '希望流量再便宜些', '地铁里有时断线', '客服态度很好', '晚高峰有点慢', '没有了']

/** What happens on this line in a month. */
export function activitiesIn(line: Line, month: CalendarMonth): Planned[] {
  const { person, setting } = line
  return setting.activities.flatMap((activity, index) => {
    const { status, kind, startsAt, endsAt } = activity
    if (status === 'draft' || startsAt >= month.endsAt || endsAt <= month.startsAt) return []
    const luck = chanceOf(Number.parseInt(person.id.slice(-7), 16), index + 1)
    if (!luck.yes(drawn[kind]) || person.openedAt > startsAt) return []
    if (kind === 'grab') return startsAt < month.startsAt ? [] : [tryToGrab(line, activity, luck)]
    const until = Math.min(setting.now, endsAt)
    const at = startsAt + Math.floor(luck.next() * (until - startsAt - MINUTE_MS))
    if (at < month.startsAt || at >= month.endsAt) return []
    return [{ at, happen: () => takePart(line, activity, luck, at) }]
  })
}

/** Tickets go within minutes, one after the other; who comes when they are gone comes a little later. */
function tryToGrab(line: Line, activity: Activity, luck: Chance): Planned {
  const { counters } = line
  const { code, startsAt, content } = activity
  const number = (counters.activities.get(code) ?? 0) + 1
  counters.activities.set(code, number)
  const late = number > content.tickets
  const since = Math.min(number, content.tickets) * 11_000 + luck.between(0, late ? 20 * MINUTE_MS : 9_000)
  const at = startsAt + OPENS_MS + since
  const channel = channelBy(luck)
  return { at, happen: () => grab(line, activity, { luck, channel, at, number }) }
}

function channelBy(luck: Chance): string {
  return luck.choose([
    ['sms', 50],
    ['web', 45],
    ['wap', 5],
  ] as const)
}

function takePart(line: Line, activity: Activity, luck: Chance, at: number): void {
  const { person } = line
  const { code, content } = activity
  const channel = channelBy(luck)
  count(line, code, channel, 'started')
  if (content.questions.length > 1 && luck.yes(0.15)) {
    const begun = { subscriberId: person.id, activityCode: code, question: 1, answers: [], startedAt: at }
    line.rows.activityProgress.push(begun)
    return
  }
  finish(line, activity, { luck, channel, at, answers: answersBy(activity, luck), ticket: null })
}

type Try = { luck: Chance; channel: string; at: number; number: number }

function grab(line: Line, activity: Activity, { luck, channel, at, number }: Try): void {
  const { say } = line
  const { code, content, title } = activity
  if (number <= content.tickets) {
    return finish(line, activity, { luck, channel, at, answers: [], ticket: number })
  }
  count(line, code, channel, 'sold-out')
  const told = { title: say(title), lines: [say(words.soldOut)] }
  leaveTouch(line, {
    id: luck.id(at),
    at,
    channel,
    business: 'activity',
    operation: 'takePart',
    outcome: 'refused',
    told,
  })
}

function answersBy({ content }: Activity, luck: Chance): ActivityAnswer[] {
  const answers: ActivityAnswer[] = []
  for (let at: number | null = 1; at !== null;) {
    const question = content.questions[at - 1]
    if (!question) break
    const numbers = question.choices.map((each, index) => [index + 1, each.right ? 9 : 5 - index] as const)
    const chosen = numbers.length > 0 ? [luck.choose(numbers)] : []
    if (question.asks === 'several' && luck.yes(0.6)) chosen.push(luck.choose(numbers))
    const choices = [...new Set(chosen)].toSorted((one, other) => one - other)
    const answer = { question: at, choices, words: numbers.length > 0 ? '' : luck.pick(remarks) }
    answers.push(answer)
    at = questionAfter(content.questions, answer)
  }
  return answers
}

type Turn = { luck: Chance; channel: string; at: number; answers: ActivityAnswer[]; ticket: number | null }

function finish(line: Line, activity: Activity, { luck, channel, at, answers, ticket }: Turn): void {
  const { person, rows, say } = line
  const { code, kind, content, prizes, title } = activity
  const id = luck.id(at)
  const score = kind === 'quiz' ? scoreOf(content.questions, answers) : null
  const passed = score === null ? null : score >= content.passScore
  const [prize] = passed === false ? [] : prizes
  const coins = prize?.kind === 'coins' ? prize : null
  const won = coins ? { prize: 0, coins: coins.coins, voucher: null, reward: null } : null
  const turn = {
    subscriberId: person.id,
    activityCode: code,
    turn: 1,
    id,
    day: dayOf(at),
    channel,
    enteredAt: at,
  }
  const entry = { ...turn, answers, score, passed, ticket, won }
  rows.activityEntry.push(entry)
  const told = { title: say(title), lines: resultLines(kind, resultOf(activity, entry), say) }
  leaveTouch(line, { id, at, channel, business: 'activity', operation: 'takePart', told })
  if (coins) {
    giveCoins(line, at, coins.coins, `activity:${code}`, `activity:${code}:1`, coins.validMonths, luck.id(at))
  }
  countTurn(line, entry)
}

type Entry = Line['rows']['activityEntry'][number]

/** As `server/activity/finish.ts` counts it. */
function countTurn(line: Line, entry: Entry): void {
  const { activityCode: code, channel, ticket, score, passed, won, answers } = entry
  const add = (item: string, by = 1) => count(line, code, channel, item, by)
  add('entry')
  add('person')
  if (ticket) add('ticket')
  if (score !== null && score !== undefined) add(`score:${score}`)
  if (passed) add('passed')
  if (won) add(`prize:${won.prize}`)
  if (won?.coins) add('coins', won.coins)
  for (const { question, choices } of answers) {
    add(`answered:${question}`)
    for (const choice of choices) add(`answer:${question}:${choice}`)
  }
}

function count({ counters }: Line, code: string, channel: string, item: string, by = 1): void {
  const key = `${code} ${item} ${channel}`
  counters.activityItems.set(key, (counters.activityItems.get(key) ?? 0) + by)
}

type Counted = Line['counters']

/** The figures that the entries add up to. */
export function activityCounterRows({ activityItems }: Counted): (typeof activityCounter.$inferInsert)[] {
  return [...activityItems].map(([key, counted]) => {
    const [activityCode = '', item = '', channel = ''] = key.split(' ')
    return { activityCode, item, channel, slot: 0, count: counted }
  })
}

/** What is left of what was put out. */
export function activityStockRows(
  activities: readonly Activity[],
  counters: Counted,
): (typeof activityStock.$inferInsert)[] {
  const taken = (code: string, item: string) =>
    activityCounterRows(counters)
      .filter((row) => row.activityCode === code && row.item === item)
      .reduce((sum, row) => sum + row.count, 0)
  return activities.flatMap(({ code: activityCode, status, content, prizes }) => {
    if (status === 'draft') return []
    const put = (item: string, total: number) => ({
      activityCode,
      item,
      total,
      remaining: total - Math.min(total, taken(activityCode, item)),
    })
    return [
      ...(content.tickets > 0 ? [put('ticket', content.tickets)] : []),
      ...prizes.flatMap(({ stock }, place) => (stock === null ? [] : [put(`prize:${place}`, stock)])),
    ]
  })
}
