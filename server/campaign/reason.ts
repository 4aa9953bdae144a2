/** Every reason with which a target is left out, waits, or has failed: the console has words for each of them. */
import { reasons as limits } from './may-contact.ts'
import { offerReasons } from './offer-reason.ts'

export const targetReasons = [
  ...limits,
  ...offerReasons,
  /** Waits for the variant that wins. */
  'winner',
  'never-came',
  'not-called',
  'no-answer',
  'sender-lost',
  /** No answer of the SMSC, or the link broke before it came. */
  'timeout',
  'link-broke',
  'receipt-undeliverable',
  'receipt-expired',
  'receipt-deleted',
  'receipt-rejected',
  'receipt-skipped',
  'LINK_QUEUE_FULL',
  'LINK_WAITED_TOO_LONG',
  'LINK_CLOSED',
  'LINK_REFUSED',
  'LINK_STALE',
] as const

/** What an SMSC answers is kept by its own name, `ESME_…` or a number. */
export type TargetReason = (typeof targetReasons)[number]
