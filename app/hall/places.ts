/** Where in the web hall an operation is at home. What has no page of its own has the generic one. */
import type { OperationName } from '#server/operations.ts'
import type { WebVisit } from '#server/http/visit.ts'
import type { NextStep } from '../ui/reply.tsx'

const homes: Partial<Record<string, string>> = {
  seeOverview: '/overview',
  topUp: '/top-up',
  startPayment: '/top-up',
  seePayments: '/top-up',
  seeBill: '/bill',
  checkUsage: '/usage',
  seePlan: '/plan',
  changePlan: '/plan',
  cancelPlanChange: '/plan',
  turnServiceOn: '/services',
  turnServiceOff: '/services',
  listServices: '/services',
  cancelServices: '/services',
  seeOffers: '/offers',
  takeOffer: '/offers',
  declineOffer: '/offers',
  answerBanner: '/overview',
  seeActivities: '/activities',
  seeActivity: '/activities',
  takePart: '/activities',
  preRegister: '/requests',
  seeRequests: '/requests',
  seeEcoins: '/ecoins',
  redeemEcoins: '/ecoins',
  refer: '/friends',
  seeReferralCode: '/friends',
  useReferralCode: '/friends',
  complain: '/complaint',
  rateSatisfaction: '/rate',
  readInbox: '/inbox',
  openMessage: '/inbox',
  withdrawRequest: '/requests',
  seeTouches: '/touches',
  chooseLanguage: '/settings',
  stopMarketing: '/settings',
  allowMarketing: '/settings',
  seeMarketingWay: '/settings',
  chooseMarketingWay: '/settings',
  changePassword: '/settings',
  resetPassword: '/settings',
  seeSessions: '/settings',
  endSession: '/settings',
}

export function placeOf(operation: string): string {
  return homes[operation] ?? `/do/${operation}`
}

/** The steps a reply names, as links; a name that no operation has is left out. */
export function nextSteps(visit: WebVisit, names: string[] | undefined): NextStep[] {
  const operations: Record<string, { title: Parameters<WebVisit['say']>[0] } | undefined> =
    visit.hall.operations
  return (names ?? []).flatMap((name) => {
    const operation = operations[name]
    return operation ? [{ href: placeOf(name), label: visit.say(operation.title) }] : []
  })
}

export function isOperation(visit: WebVisit, name: string): name is OperationName {
  return Object.hasOwn(visit.hall.operations, name)
}
