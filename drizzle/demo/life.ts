/** How an ordinary subscriber lives: plan, services, how often they come. */
import { addMonths, monthOf, monthStart } from '#words/format.ts'
import { MONTHS } from './calendar.ts'
import type { Chance } from './chance.ts'
import { allPlans, planOf, type Life } from './line.ts'
import type { Person } from './person.ts'
import type { Rows } from './rows.ts'

const weights: Record<string, number> = {
  GT58: 40,
  GT88: 32,
  GT128: 18,
  GT188: 10,
  SZ8: 26,
  SZ19: 40,
  SZ38: 24,
  SZ28: 10,
  MZ29: 60,
  MZ49: 40,
}
const startingServices: Record<string, [string, number][]> = {
  gotone: [
    ['HJZY', 0.3],
    ['GJMY', 0.25],
    ['CL10', 0.12],
    ['LL20', 0.12],
    ['SJB', 0.1],
    ['SPHY', 0.12],
    ['YETX', 0.2],
  ],
  easyown: [
    ['LDXS', 0.3],
    ['LDTX', 0.22],
    ['CL5', 0.18],
    ['LL10', 0.14],
    ['QQH', 0.25],
    ['SJB', 0.12],
  ],
  mzone: [
    ['LDTX', 0.2],
    ['CL5', 0.3],
    ['LL20', 0.2],
    ['SPHY', 0.25],
    ['YYHY', 0.3],
    ['GJMY', 0.08],
  ],
}

export function lifeOf(person: Person, chance: Chance, now: number): Life {
  const offered = allPlans.filter(
    ({ brand, payment }) => brand === person.brand && (!payment || payment === person.payment),
  )
  const plan = planOf(chance.choose(offered.map(({ code }) => [code, weights[code] ?? 1] as const)))
  const services = (startingServices[person.brand] ?? [])
    .filter(([code, probability]) => chance.yes(probability) && !plan.includes.includes(code))
    .map(([code]) => code)
  const fresh = person.openedAt > monthStart(addMonths(monthOf(now), -12))
  const inContract = plan.contractMonths > 0
  return {
    plan: plan.code,
    contractUntil: inContract
      ? monthStart(addMonths(monthOf(now), chance.between(-4, plan.contractMonths - 6)))
      : null,
    services,
    queries: 0.4 + chance.next() * 1.9,
    orders: 0.25 + chance.next() * 0.7,
    stopsPayingAt: chance.yes(0.02) ? MONTHS - chance.between(2, 4) : MONTHS,
    openingFen: fresh ? 50_00 : person.payment === 'prepaid' ? chance.between(500, 9000) : 0,
    openingCoins: fresh || chance.yes(0.3) ? 0 : chance.between(3, 40) * 10,
    marketing: chance.yes(0.42),
    restless: true,
    boundAccount: chance.yes(0.35),
  }
}

/** The plan term that the window finds. */
export function firstTerm(person: Person, life: Life, rows: Rows): void {
  rows.planTerm.push({
    subscriberId: person.id,
    startsAt: person.openedAt,
    planCode: life.plan,
    contractUntil: life.contractUntil,
    orderedAt: person.openedAt,
  })
}
