/** `npm run retire -- --keep-months 24`: drops touches older than so many whole months. */
import { parseArgs } from 'node:util'
import { LEAST_MONTHS_KEPT } from '#server/touch/retention.ts'
import { retireMonths } from '#server/touch/retire-months.ts'
import { m } from './messages.ts'
import { command, Mistake, say } from './terminal.ts'

await command(async (store) => {
  const { values } = parseArgs({ strict: false, options: { 'keep-months': { type: 'string' } } })
  const keepMonths = Number(values['keep-months'])
  if (!Number.isInteger(keepMonths) || keepMonths < LEAST_MONTHS_KEPT) {
    throw new Mistake(say(m.retireUsage, LEAST_MONTHS_KEPT))
  }
  const { months, requests } = await retireMonths(store, { keepMonths, now: Date.now() })
  console.log(
    months.length === 0 ? say(m.nothingRetired) : say(m.retired, { months: months.join(' '), requests }),
  )
})
