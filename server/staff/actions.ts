/** Everything staff can do, written by hand. The key is the action's name in pages and in the audit log. */
import {
  addToStock,
  endActivity,
  publishActivity,
  saveActivity,
  seeActivityForm,
  seeActivityList,
} from '#server/activity/keep-activities.ts'
import { exportActivity, seeActivityResults } from '#server/activity/see-results.ts'
import {
  approveCampaign,
  pauseCampaign,
  resumeCampaign,
  returnCampaign,
  startCampaign,
  stopCampaign,
  submitCampaign,
} from '#server/campaign/campaign-steps.ts'
import { chooseWinner } from '#server/campaign/choose-winner.ts'
import {
  decideContactRules,
  letGoOn,
  seeContactRules,
  setContactRules,
  stopEverything,
} from '#server/campaign/contact-rules.ts'
import { lookAtDraft } from '#server/campaign/look-at-draft.ts'
import { saveCampaign } from '#server/campaign/save-campaign.ts'
import { seeCampaignForm } from '#server/campaign/see-form.ts'
import { nameCampaigns } from '#server/campaign/name-campaigns.ts'
import { exportCampaign, seeCalendar, seeCampaign, seeCampaigns } from '#server/campaign/see-campaigns.ts'
import {
  fetchCallList,
  importCallResults,
  seeCallLists,
  takeCallList,
} from '#server/campaign/take-call-list.ts'
import { dryRunCampaign, previewCampaign } from '#server/campaign/try-campaign.ts'
import { cancelVoucher, reverseEarning, seeEcoinAccount } from '#server/ecoin/ecoin-desk.ts'
import { saveBudget, saveEarningRule, seeEarningRules } from '#server/ecoin/keep-rules.ts'
import {
  exportCampaignReport,
  exportMarketingReport,
  seeCampaignReport,
  seeMarketing,
  seeMarketingReport,
} from '#server/campaign/report-actions.ts'
import { exportCampaignFigure, seeCampaignFigure } from '#server/campaign/report-figure.ts'
import { whySubscriber } from '#server/campaign/why-subscriber.ts'
import { importContacts } from '#server/intake/import-contacts.ts'
import { exportImportFaults, seeImports } from '#server/intake/see-imports.ts'
import {
  addShop,
  disableShop,
  resetShopPassword,
  saveMerchant,
  saveReward,
  seeMerchant,
  seeMerchants,
} from '#server/merchant/keep-merchants.ts'
import {
  closeStatement,
  exportStatement,
  reverseVoucher,
  seeStatement,
  seeStatements,
} from '#server/merchant/see-statements.ts'
import { checkVoucher, seeVerifiedToday, verifyVoucher } from '#server/merchant/shop-desk.ts'
import { exportOfferFigures, exportOffers, exportOfferTouches } from '#server/recommendation/export-offers.ts'
import { seeOfferFigures } from '#server/recommendation/figures.ts'
import {
  endOffer,
  publishOffer,
  saveOffer,
  seeOffer,
  seeOfferList,
} from '#server/recommendation/keep-offers.ts'
import { seeOfferTouches } from '#server/recommendation/see-offer-touches.ts'
import { whyOffers } from '#server/recommendation/why-offers.ts'
import { seeFigure } from '#server/report/see-figure.ts'
import { seeRepeats } from '#server/report/see-repeats.ts'
import { exportShareReport, seeShareReport } from '#server/report/see-share-report.ts'
import { setTarget } from '#server/report/set-target.ts'
import { archiveSegment, restoreSegment } from '#server/segment/archive.ts'
import {
  countSegment,
  importList,
  previewSegment,
  readRule,
  saveSegment,
  seeListFaults,
  seeSegment,
  seeSegments,
} from '#server/segment/actions.ts'
import { addAlias, listAliases, removeAlias } from './aliases.ts'
import { answerComplaint, seeComplaints } from './complaints.ts'
import { countEvidence, exportEvidence } from './export-evidence.ts'
import { findSubscriber } from './find-subscriber.ts'
import { seeMatrix, switchFunction } from './matrix.ts'
import { resolveFlaggedPayment, seeFlaggedPayments } from './payments.ts'
import { addStaff, changeOwnPassword, disableStaff, seeStaff } from './people.ts'
import {
  extractPreregistrations,
  finishPreregistration,
  seePreregistrations,
  takePreregistration,
} from './preregistrations.ts'
import { revealNumber } from './reveal-number.ts'
import { seeAudit } from './see-audit.ts'
import { seeTimeline } from './see-timeline.ts'

export const staffActions = {
  findSubscriber,
  revealNumber,
  seeTimeline,

  seePreregistrations,
  takePreregistration,
  finishPreregistration,
  extractPreregistrations,
  seeComplaints,
  answerComplaint,
  countEvidence,
  exportEvidence,
  seeFlaggedPayments,
  resolveFlaggedPayment,

  seeShareReport,
  exportShareReport,
  seeFigure,
  seeRepeats,
  setTarget,
  importContacts,
  seeImports,
  exportImportFaults,

  seeOfferList,
  seeOffer,
  saveOffer,
  publishOffer,
  endOffer,
  seeOfferFigures,
  seeOfferTouches,
  exportOffers,
  exportOfferFigures,
  exportOfferTouches,
  whyOffers,
  whySubscriber,
  seeSegments,
  previewSegment,
  readRule,
  seeSegment,
  saveSegment,
  archiveSegment,
  restoreSegment,
  seeListFaults,
  countSegment,
  importList,

  seeCampaigns,
  nameCampaigns,
  seeCalendar,
  seeCampaign,
  seeCampaignForm,
  lookAtDraft,
  saveCampaign,
  previewCampaign,
  dryRunCampaign,
  submitCampaign,
  approveCampaign,
  returnCampaign,
  startCampaign,
  pauseCampaign,
  resumeCampaign,
  stopCampaign,
  chooseWinner,
  exportCampaign,
  seeCallLists,
  takeCallList,
  fetchCallList,
  importCallResults,
  stopEverything,
  letGoOn,
  seeContactRules,
  setContactRules,
  decideContactRules,

  seeEarningRules,
  saveEarningRule,
  saveBudget,
  seeEcoinAccount,
  reverseEarning,
  cancelVoucher,

  seeMerchants,
  seeMerchant,
  saveMerchant,
  saveReward,
  addShop,
  disableShop,
  resetShopPassword,
  seeStatements,
  seeStatement,
  closeStatement,
  exportStatement,
  reverseVoucher,

  checkVoucher,
  verifyVoucher,
  seeVerifiedToday,
  seeMarketing,
  seeMarketingReport,
  exportMarketingReport,
  seeCampaignReport,
  exportCampaignReport,
  seeCampaignFigure,
  exportCampaignFigure,

  seeActivityList,
  seeActivityForm,
  saveActivity,
  publishActivity,
  endActivity,
  addToStock,
  seeActivityResults,
  exportActivity,

  seeMatrix,
  switchFunction,
  listAliases,
  addAlias,
  removeAlias,

  seeStaff,
  addStaff,
  disableStaff,
  changeOwnPassword,
  seeAudit,
}

export type StaffActions = typeof staffActions
export type StaffActionName = keyof StaffActions
