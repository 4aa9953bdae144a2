/** When somebody has their birthday, by their number alone: month × 100 + day; of some the operator does not know it. */
export function birthdayOf(msisdn: string): number | null {
  const drawn = (Number(msisdn.slice(-6)) * 7919) % 401
  if (drawn >= 365) return null
  // The days of a year that is no leap year.
  const date = new Date(Date.UTC(2026, 0, 1 + drawn))
  return (date.getUTCMonth() + 1) * 100 + date.getUTCDate()
}
