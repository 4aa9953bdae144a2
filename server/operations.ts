/**
 * Everything a subscriber can do, written by hand: reading it is the product tour.
 *
 * The key is the operation's name everywhere: URL, touch, function matrix, tests.
 */
import { seeActivities } from './activity/see-activities.ts'
import { seeActivity } from './activity/see-activity.ts'
import { takePart } from './activity/take-part.ts'
import { checkBalance } from './balance/check-balance.ts'
import { seeBill } from './bill/see-bill.ts'
import { answerBanner } from './campaign/answer-banner.ts'
import { complain } from './complaint/complain.ts'
import { allowMarketing } from './consent/allow-marketing.ts'
import { chooseMarketingWay } from './consent/choose-marketing-way.ts'
import { seeMarketingWay } from './consent/see-marketing-way.ts'
import { stopMarketing } from './consent/stop-marketing.ts'
import { redeemEcoins } from './ecoin/redeem-ecoins.ts'
import { seeEcoins } from './ecoin/see-ecoins.ts'
import { changePassword } from './identity/change-password.ts'
import { endSession } from './identity/end-session.ts'
import { resetPassword } from './identity/reset-password.ts'
import { seeSessions } from './identity/see-sessions.ts'
import { openMessage } from './inbox/open-message.ts'
import { readInbox } from './inbox/read-inbox.ts'
import { chooseLanguage } from './language/choose-language.ts'
import { seeOverview } from './overview/see-overview.ts'
import { cancelPlanChange } from './plan/cancel-plan-change.ts'
import { changePlan } from './plan/change-plan.ts'
import { seePlan } from './plan/see-plan.ts'
import { preRegister } from './preregistration/pre-register.ts'
import { seeKinds } from './preregistration/see-kinds.ts'
import { seeRequests } from './preregistration/see-requests.ts'
import { withdrawRequest } from './preregistration/withdraw-request.ts'
import { rateSatisfaction } from './satisfaction/rate-satisfaction.ts'
import { cancelServices } from './service/cancel-services.ts'
import { listServices } from './service/list-services.ts'
import { turnServiceOff } from './service/turn-service-off.ts'
import { turnServiceOn } from './service/turn-service-on.ts'
import { declineOffer } from './recommendation/decline-offer.ts'
import { seeOffers } from './recommendation/see-offers.ts'
import { takeOffer } from './recommendation/take-offer.ts'
import { seePayments } from './topup/see-payments.ts'
import { startPayment } from './topup/start-payment.ts'
import { topUp } from './topup/top-up.ts'
import { refer } from './referral/refer.ts'
import { seeReferralCode } from './referral/see-referral-code.ts'
import { useReferralCode } from './referral/use-referral-code.ts'
import { seeTouches } from './touch/see-touches.ts'
import { checkUsage } from './usage/check-usage.ts'

export const operations = {
  checkBalance,
  seeBill,
  checkUsage,
  seeOverview,

  topUp,
  startPayment,
  seePayments,

  seePlan,
  changePlan,
  cancelPlanChange,

  listServices,
  turnServiceOn,
  turnServiceOff,
  cancelServices,

  seeEcoins,
  redeemEcoins,
  refer,
  seeReferralCode,
  useReferralCode,

  seeOffers,
  takeOffer,
  declineOffer,
  answerBanner,

  seeActivities,
  seeActivity,
  takePart,

  preRegister,
  seeKinds,
  seeRequests,
  withdrawRequest,
  complain,
  rateSatisfaction,

  readInbox,
  openMessage,
  seeTouches,
  allowMarketing,
  stopMarketing,
  seeMarketingWay,
  chooseMarketingWay,
  chooseLanguage,

  changePassword,
  resetPassword,
  seeSessions,
  endSession,
}

export type Operations = typeof operations
export type OperationName = keyof Operations
