/** How high an offer stands: points of its own, and more where a figure reaches a threshold. */
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { SmallField } from '../desk/console/form-row.tsx'
import { m } from './messages.ts'
import type { OfferForm } from './offer-fields.tsx'
import { figures } from './offer-typed.ts'

const figureNames = {
  tenure: m.figureTenure,
  bill: m.figureBill,
  usage: m.figureUsage,
  ecoins: m.figureEcoins,
}

export function Rank({ typed, wrong }: OfferForm) {
  const say = useSay()
  return (
    <Card title={say(m.rank)}>
      <div className="grid gap-4">
        <p className="text-sm text-soft">{say(m.rankLead)}</p>
        <SmallField
          name="points"
          label={say(m.points)}
          inputMode="numeric"
          value={typed['points'] ?? '50'}
          wrong={wrong['points']}
        />
        {wrong['raises'] && <p className="text-sm font-medium text-bad">{wrong['raises']}</p>}
        <div className="flex flex-wrap gap-x-8 gap-y-3">
          {figures.map((figure) => (
            <div key={figure} className="flex gap-2">
              <SmallField
                name={`raise.${figure}.from`}
                label={say(m.raiseFrom, say(figureNames[figure]))}
                inputMode="decimal"
                required={false}
                value={typed[`raise.${figure}.from`]}
              />
              <SmallField
                name={`raise.${figure}.points`}
                label={say(m.raisePoints)}
                inputMode="numeric"
                required={false}
                width="w-28"
                value={typed[`raise.${figure}.points`]}
              />
            </div>
          ))}
        </div>
      </div>
    </Card>
  )
}
