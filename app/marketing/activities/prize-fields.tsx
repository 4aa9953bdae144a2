/** What can be won, in the order in which it is given. */
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import type { ActivityForm } from './activity-fields.tsx'
import { PRIZES_MOST, type DraftPrize } from './draft.ts'
import { m } from './messages.ts'
import { PartButton } from './part-button.tsx'

export function PrizeFields({ draft, wrong, rewards, budgets }: ActivityForm) {
  const say = useSay()
  const { prizes } = draft
  return (
    <Card id="prizes" title={say(m.prizes)}>
      <div className="grid gap-5">
        <p className="text-sm text-soft">{say(m.prizesLead)}</p>
        {wrong['prizes'] && <p className="text-sm font-medium text-bad">{wrong['prizes']}</p>}
        {prizes.map((prize) => (
          <PrizePart key={prize.number} prize={prize} rewards={rewards} budgets={budgets} />
        ))}
        {prizes.length < PRIZES_MOST && (
          <p>
            <PartButton step="add-prize" place="prizes">
              + {say(m.addPrize)}
            </PartButton>
          </p>
        )}
      </div>
    </Card>
  )
}

function PrizePart({
  prize,
  rewards,
  budgets,
}: {
  prize: DraftPrize
  rewards: { value: string; label: string }[]
  budgets: { value: string; label: string }[]
}) {
  const say = useSay()
  const { number } = prize
  const name = (part: string) => `p${number}.${part}`
  return (
    <fieldset className="grid gap-2">
      <legend className="text-sm font-semibold">{say(m.prize, number)}</legend>
      <div className="flex flex-wrap items-end gap-3">
        <SmallSelect
          name={name('kind')}
          label={say(m.prizeKind)}
          value={prize.kind}
          width="w-32"
          options={[
            { value: 'coins', label: say(m.coins) },
            { value: 'reward', label: say(m.reward) },
          ]}
        />
        <SmallField
          name={name('coins')}
          label={say(m.coinsEach)}
          inputMode="numeric"
          width="w-28"
          required={false}
          value={prize.coins}
        />
        <SmallField
          name={name('months')}
          label={say(m.months)}
          inputMode="numeric"
          width="w-28"
          required={false}
          value={prize.months}
        />
        <SmallSelect
          name={name('budget')}
          label={say(m.budget)}
          value={prize.budget}
          options={[{ value: '', label: say(m.noBudget) }, ...budgets]}
        />
        <SmallSelect
          name={name('reward')}
          label={say(m.reward)}
          value={prize.reward}
          width="w-56"
          options={[{ value: '', label: '–' }, ...rewards]}
        />
        <SmallField
          name={name('stock')}
          label={say(m.stock)}
          inputMode="numeric"
          width="w-44"
          required={false}
          value={prize.stock}
        />
        <PartButton step={`drop-prize:${number}`} place="prizes" label={say(m.dropPrize, number)}>
          {say(m.dropChoice)}
        </PartButton>
      </div>
    </fieldset>
  )
}
