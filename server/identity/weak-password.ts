/** Six digits that somebody else would try first. */
const UPWARDS = '01234567890'
const DOWNWARDS = '09876543210'
const RUN = 5

/**
 * @param known texts that others know: the number, the identity document
 */
export function isWeak(password: string, known: readonly string[] = []): boolean {
  return (
    isPattern(password) ||
    isBirthday(password) ||
    known.some((text) => text.replace(/\D/g, '').includes(password))
  )
}

/** One or two different digits, a block said twice or thrice, or most of a sequence up or down. */
function isPattern(password: string): boolean {
  if (new Set(password).size <= 2 || /^(\d{2})\1\1$|^(\d{3})\2$|^(\d)\3(\d)\4(\d)\5$/.test(password))
    return true
  const runs = Array.from({ length: password.length - RUN + 1 }, (_, at) => password.slice(at, at + RUN))
  return runs.some((run) => UPWARDS.includes(run) || DOWNWARDS.includes(run))
}

/** A day as people write it in six digits: yymmdd, or a month of a year yyyymm. */
function isBirthday(password: string): boolean {
  const [first, middle, last] = [password.slice(0, 2), password.slice(2, 4), password.slice(4)].map(Number)
  const day = isMonth(middle) && isDay(last)
  const month = (first === 19 || first === 20) && isMonth(last)
  return day || month
}

function isMonth(value = 0): boolean {
  return value >= 1 && value <= 12
}

function isDay(value = 0): boolean {
  return value >= 1 && value <= 31
}
