/** `npm run recount`: computes every figure of the report anew from the touches; `-- --check` only compares. */
import { parseArgs } from 'node:util'
import { recount, type Drift } from '#server/report/recount.ts'
import { yuan } from '#words/format.ts'
import { m } from './messages.ts'
import { command, say } from './terminal.ts'

await command(async (store) => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const { months, touches, drifts } = await recount(store, { mend: !values.check })
  for (const drift of drifts) console.log(say(m.drift, inWords(drift)))
  if (drifts.length === 0) console.log(say(m.recounted, { months: months.length, touches }))
  else console.log(say(values.check ? m.different : m.mended, drifts.length))
  if (values.check && drifts.length > 0) process.exitCode = 1
})

function inWords({ month, counter, counted, recounted }: Drift) {
  const figure = ({ count, amountFen }: Drift['counted']) => `${count} (¥${yuan(amountFen)})`
  return { month, counter, counted: figure(counted), recounted: figure(recounted) }
}
