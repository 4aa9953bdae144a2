/** Questions: the bulk of what comes in by web and text, and what agents are still asked. */
import { m as balanceWords } from '#server/balance/messages.ts'
import type { Reply } from '#server/operation.ts'
import type { BusinessType } from '#server/touch/business-types.ts'
import { asOf, monthName, volume, yuan } from '#words/format.ts'
import type { CalendarMonth } from './calendar.ts'
import { channelOf, leaveTouch, type Told } from './contact.ts'
import { balanceFen, nameOf, type Line } from './line.ts'
import { m } from './messages.ts'

type Query =
  | 'balance'
  | 'bill'
  | 'usage'
  | 'plan-query'
  | 'service-query'
  | 'ecoin-query'
  | 'overview'
  | 'request-query'

const operationOf: Record<Query, string> = {
  balance: 'checkBalance',
  bill: 'seeBill',
  usage: 'checkUsage',
  'plan-query': 'seePlan',
  'service-query': 'listServices',
  'ecoin-query': 'seeEcoins',
  overview: 'seeOverview',
  'request-query': 'seeRequests',
}

/** What is asked where; a page shows at a glance what texts ask one by one. */
const asked: Record<string, [Query, number][]> = {
  web: [
    ['overview', 44],
    ['bill', 22],
    ['usage', 12],
    ['plan-query', 7],
    ['service-query', 6],
    ['ecoin-query', 6],
    ['request-query', 3],
  ],
  sms: [
    ['balance', 42],
    ['usage', 26],
    ['bill', 14],
    ['service-query', 7],
    ['plan-query', 5],
    ['ecoin-query', 5],
  ],
  wap: [
    ['balance', 34],
    ['usage', 36],
    ['bill', 14],
    ['plan-query', 8],
    ['ecoin-query', 8],
  ],
  kiosk: [
    ['balance', 34],
    ['bill', 48],
    ['usage', 10],
    ['plan-query', 8],
  ],
  counter: [
    ['bill', 55],
    ['plan-query', 25],
    ['balance', 20],
  ],
  hotline: [
    ['balance', 30],
    ['bill', 35],
    ['usage', 17],
    ['plan-query', 13],
    ['service-query', 5],
  ],
}

const texts: Record<Query, string[]> = {
  balance: ['CXYE', 'CXYE', 'cxye', 'YE', '余额', '查话费', 'ＣＸＹＥ', '还有多少话费'],
  bill: ['CXZD', 'CXHF', 'HF', '账单', 'cxzd'],
  usage: ['CXYL', 'CXLL', 'LL', '流量', '查流量', 'cxll'],
  'plan-query': ['CXTC', 'TC', '套餐', '我的套餐'],
  'service-query': ['0000', '00000', '查业务'],
  'ecoin-query': ['CXJB', 'JF', '积分'],
  overview: ['BZ'],
  'request-query': ['进度'],
}
const garbled = ['CXY', '你好', '怎么交话费啊', 'cx ye e', '有人吗', '10086', '查下', '收到', '谢谢']

export function query(line: Line, month: CalendarMonth, at: number, side: 'electronic' | 'human'): void {
  const { chance } = line
  const channel = channelOf(line, side)
  const business = chance.choose<Query>(asked[channel] ?? [['balance', 1]])
  if (side === 'human') {
    leaveTouch(line, { at, channel, business, operation: null, said: chance.pick(m.agentNotes.query) })
    return
  }
  if (channel === 'web' && chance.yes(0.35)) signIn(line, at - chance.between(4_000, 40_000), month)
  if (channel === 'sms' && chance.yes(0.05)) misunderstood(line, at - chance.between(20_000, 90_000), month)
  const said = channel === 'sms' ? chance.pick(texts[business]) : null
  leaveTouch(line, {
    at,
    channel,
    business,
    operation: operationOf[business],
    said,
    told: answer(line, business, at),
  })
}

function answer(line: Line, business: Query, at: number): Reply {
  const { say, person, plan } = line
  const now = asOf(at, person.language)
  switch (business) {
    case 'balance':
      return { title: say(balanceWords.checkBalance), lines: [balanceLine(line, now)], next: ['seeBill'] }
    case 'bill':
      return { title: say(m.billTitle), lines: billLines(line), next: ['checkBalance'] }
    case 'usage': {
      const figure = volume(Math.round((plan.dataKb * line.person.appetite * dayOfMonth(at)) / 31))
      return { title: say(m.usageTitle), lines: [say(m.usage, { asOf: now, figure })], next: ['seePlan'] }
    }
    case 'plan-query':
      return { title: say(m.planTitle), lines: [say(m.plan, nameOf(line, plan.name))], next: ['changePlan'] }
    case 'service-query':
      return {
        title: say(m.servicesTitle),
        lines: [say(m.services, line.services.size)],
        next: ['turnServiceOff'],
      }
    case 'ecoin-query':
      return {
        title: say(m.coinsTitle),
        lines: [say(m.coins, line.purse.balanceOf('ecoin'))],
        next: ['redeemEcoins'],
      }
    case 'overview':
      return { title: say(m.overviewTitle), lines: [balanceLine(line, now)] }
    default:
      return { title: say(m.requestsTitle), lines: [say(m.requests)] }
  }
}

function dayOfMonth(at: number): number {
  return new Date(at + 8 * 3600_000).getUTCDate()
}

function billLines(line: Line): string[] {
  const last = line.rows.bill.at(-1)
  if (!last || last.subscriberId !== line.person.id) return []
  const { language } = line.person
  return [line.say(m.bill, { asOf: monthName(last.month, language), figure: yuan(last.totalFen) })]
}

function balanceLine(line: Line, asOf: string): string {
  const { person, say } = line
  const fen = balanceFen(line)
  const arrears = fen < 0
  const words =
    person.payment === 'prepaid'
      ? balanceWords[arrears ? 'prepaidArrears' : 'prepaid']
      : balanceWords[arrears ? 'postpaidArrears' : 'postpaid']
  return say(words, { asOf, balance: yuan(person.payment === 'postpaid' ? Math.abs(fen) : fen) })
}

function signIn(line: Line, at: number, month: CalendarMonth): void {
  aside(line, at, month, {
    channel: 'web',
    business: 'sign-in',
    told: { title: line.say(m.signInTitle), lines: [line.say(m.signedIn)] },
  })
}

function misunderstood(line: Line, at: number, month: CalendarMonth): void {
  aside(line, at, month, {
    channel: 'sms',
    business: 'conversation',
    outcome: 'unclear',
    said: line.chance.pick(garbled),
    told: { title: line.say(m.unclearTitle), lines: [line.say(m.unclear)] },
  })
}

function aside(line: Line, at: number, month: CalendarMonth, told: Omit<Told, 'at' | 'operation'>): void {
  if (at >= month.startsAt) leaveTouch(line, { ...told, at, operation: null })
}

/** What agents call out for; on neither side of the share. */
export function outboundCall(line: Line, at: number): void {
  const { chance } = line
  const business: BusinessType = 'push'
  const outcome = chance.choose<'told' | 'accepted' | 'declined'>([
    ['told', 40],
    ['accepted', 22],
    ['declined', 38],
  ])
  const said = chance.pick(m.agentNotes.outbound)
  leaveTouch(line, { at, channel: 'outbound', business, operation: null, outcome, said })
}
