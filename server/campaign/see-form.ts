/** What the form of a campaign chooses from: offers that go on, and what people can order. */
import { z } from 'zod'
import { brands } from '#server/staff/matrix.ts'
import { everyBudget } from '#server/ecoin/budget.ts'
import { staffAction, type StaffVisit } from '#server/staff/action.ts'
import { offerable } from '#server/recommendation/may-open.ts'
import { everyOffer } from '#server/recommendation/offer.ts'
import type { Bilingual } from '#words/bilingual.ts'
import { writers } from './asked.ts'
import { knownThemes } from './campaigns-listed.ts'
import { m } from './messages.ts'

/** An operation that can answer a campaign, and each code of the catalogue that it takes. */
export type Orderable = { operation: string; title: string; codes: { code: string; name: Bilingual }[] }

export const seeCampaignForm = staffAction({
  title: m.seeCampaignForm,
  roles: writers,
  input: z.object({}),
  fields: {},
  async run(visit) {
    const offers = (await everyOffer(visit.tx)).filter(
      ({ status, endsAt }) => status !== 'ended' && endsAt > visit.now,
    )
    return {
      offers: offers.map(({ code, name, status, operation, words, startsAt, endsAt }) => ({
        code,
        name,
        live: status === 'live',
        operation,
        words: words.every,
        startsAt,
        endsAt,
      })),
      orderables: await orderables(visit),
      themes: await knownThemes(visit.tx),
      budgets: (await everyBudget(visit.tx)).map(({ code, name, total, spent }) => ({
        code,
        name,
        left: total === null ? null : total - spent,
      })),
    }
  },
  audit: () => ({}),
})

/** What has codes of the shop comes first. */
async function orderables(visit: StaffVisit): Promise<Orderable[]> {
  const codes: Record<string, Orderable['codes']> = {
    turnServiceOn: await servicesOnSale(visit),
    changePlan: await plansOnSale(visit),
  }
  return offerable(visit.operations)
    .map(([operation, { title }]) => ({
      operation,
      title: visit.say(title),
      codes: codes[operation] ?? [],
    }))
    .toSorted((one, other) => other.codes.length - one.codes.length)
}

async function servicesOnSale({ tx, boss }: StaffVisit): Promise<Orderable['codes']> {
  const found = new Map<string, Bilingual>()
  for (const brand of brands)
    for (const { code, name } of await boss.servicesFor(tx, brand)) found.set(code, name)
  return [...found].map(([code, name]) => ({ code, name }))
}

async function plansOnSale({ tx, boss }: StaffVisit): Promise<Orderable['codes']> {
  const found = new Map<string, Bilingual>()
  for (const brand of brands)
    for (const payment of ['postpaid', 'prepaid'] as const)
      for (const { code, name } of await boss.plansFor(tx, brand, payment)) found.set(code, name)
  return [...found].map(([code, name]) => ({ code, name }))
}
