/**
 * The BOSS of a small operator, in the hall's own database: it carries an order out at once, in the caller's
 * transaction, so an order and the touch that tells of it commit together. Everything the hall may know of it is the
 * type it fulfils; a remote one fulfils the same and passes `boss-contract.test.ts`.
 */
import { findBill, totalsUntil } from './bills.ts'
import type { Boss } from './boss.ts'
import { charge, credit, money } from './money.ts'
import { carryPlanChange, dropPlanChange } from './plan-orders.ts'
import { findPlan, findPlanOnLine, plansOnSale } from './plans.ts'
import { carryServiceOff, carryServiceOn } from './service-orders.ts'
import { findService, findServices, packsIn, servicesHeld, servicesOnSale } from './services.ts'
import { usageUntil } from './usage.ts'

export const embeddedBoss: Boss = {
  plan: findPlan,
  plansFor: plansOnSale,
  planOnLine: findPlanOnLine,
  changePlan: carryPlanChange,
  cancelPlanChange: dropPlanChange,

  service: findService,
  services: findServices,
  servicesFor: servicesOnSale,
  servicesOnLine: servicesHeld,
  turnServiceOn: carryServiceOn,
  turnServiceOff: carryServiceOff,

  bill: findBill,
  billTotals: totalsUntil,
  usage: usageUntil,
  dataPacks: packsIn,

  balanceFen: money,
  credit,
  charge,
}
