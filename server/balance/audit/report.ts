import type { LedgerAudit } from '../audit-ledger.ts'

/** What the audit found, for whoever operates the hall. */
export function auditReport(audit: LedgerAudit): string {
  const { subscribers, entries, transfers, faultCount, faults } = audit
  const read = `${subscribers} subscribers, ${transfers} transfers, ${entries} entries`
  if (faultCount === 0) return `The books are right: ${read}.`
  const lines = faults.map(({ subscriberId, what }) => `  ${subscriberId}: ${what}`)
  const more = faultCount - faults.length
  return [
    `The books are wrong in ${faultCount} places (${read}):`,
    ...lines,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ].join('\n')
}
