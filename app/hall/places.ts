/** Where in the web hall an operation is at home. What has no page of its own has the generic one. */
import type { CampaignLead } from '#server/campaign/message-lead.ts'
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

/** Pages that show what they were asked for first, or have it filled in. */
const filledIn: Partial<Record<string, (code: string) => string>> = {
  turnServiceOn: (code) => `/services?code=${code}`,
  changePlan: (code) => `/plan?code=${code}`,
  redeemEcoins: (code) => `/ecoins?item=${code}`,
  topUp: (code) => `/top-up?way=account&what=${code}`,
  startPayment: (code) => `/top-up?fen=${code}`,
  preRegister: (code) => `/requests/new/${code}`,
  seeActivity: (code) => `/activities/${code}`,
  takePart: (code) => `/activities/${code}`,
}

/** Where whoever was led to an operation goes on, with its first field filled in. */
export function placeToGoOn(visit: WebVisit, { operation: name, code }: CampaignLead): string {
  if (!isOperation(visit, name)) return '/overview'
  const [first] = Object.keys(visit.hall.operations[name].fields)
  if (!code || !first) return placeOf(name)
  return filledIn[name]?.(encodeURIComponent(code)) ?? `/do/${name}?${first}=${encodeURIComponent(code)}`
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
