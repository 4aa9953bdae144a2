/** `npm run recount`: computes every figure of the reports anew from touches and campaigns' targets; `-- --check` only compares. */
import { parseArgs } from 'node:util'
import { recountCampaigns } from '#server/campaign/recount.ts'
import { recountOffers } from '#server/recommendation/recount-offers.ts'
import { recount, type Drift } from '#server/report/recount.ts'
import { recountRepeats } from '#server/report/recount-repeats.ts'
import { yuan } from '#words/format.ts'
import { m } from './messages.ts'
import { command, say } from './terminal.ts'

await command(async (store) => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
  const { months, touches, drifts } = await recount(store, { mend: !values.check })
  for (const drift of drifts) console.log(say(m.drift, inWords(drift)))
  const told = await recountCampaigns(store, { mend: !values.check })
  for (const { campaign, counter, counted, recounted } of told.drifts) {
    const figures = { counted: JSON.stringify(counted), recounted: JSON.stringify(recounted) }
    console.log(say(m.campaignDrift, { campaign, counter, ...figures }))
  }
  const again = await recountRepeats(store, { mend: !values.check })
  again.push(...(await recountOffers(store, { mend: !values.check })))
  for (const drift of again) console.log(say(m.drift, drift))
  const wrong = drifts.length + told.drifts.length + again.length
  const { campaigns } = told
  if (wrong === 0) console.log(say(m.recounted, { months: months.length, touches, campaigns }))
  else console.log(say(values.check ? m.different : m.mended, wrong))
  if (values.check && wrong > 0) process.exitCode = 1
})

function inWords({ month, counter, counted, recounted }: Drift) {
  const figure = ({ count, amountFen }: Drift['counted']) => `${count} (¥${yuan(amountFen)})`
  return { month, counter, counted: figure(counted), recounted: figure(recounted) }
}
