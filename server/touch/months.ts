import { touchTable } from '#drizzle/schema/touch.ts'
import { monthly } from '#server/store/monthly.ts'

/** The touches, a table a month; a touch's month is the Shanghai month of the time in its id. */
export const touches = monthly(touchTable)
