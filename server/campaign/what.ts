/** What is counted of a campaign. */
export const whats = [
  'target',
  'holdout',
  'sent',
  'delivered',
  'failed',
  'skipped',
  'unknown',
  /** The first sign of interest: opened, asked about, or ordered at once. */
  'responded',
  /** Ordered. */
  'answered',
  /** Was paid the campaign's e-coins for the order. */
  'rewarded',
  'holdout-answered',
  'opted-out',
] as const

export type What = (typeof whats)[number]
