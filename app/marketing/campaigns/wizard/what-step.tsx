/** What it is about: only what fits the choice is shown, by the style sheet alone. */
import { Card } from '../../../ui/card.tsx'
import { Choices, Select } from '../../../ui/field.tsx'
import { useSay } from '../../../ui/frame.tsx'
import { BenefitFields } from '../benefit-fields.tsx'
import { abouts, type Typed } from '../plan-form.ts'
import type { FormChoices } from './choices.ts'
import { m } from './messages.ts'

type Shown = { typed: Typed; wrong: Typed; choices: FormChoices }

export function WhatFields({ typed, wrong, choices }: Shown) {
  const say = useSay()
  const { offers, orders } = choices
  const kept = typed['operation'] ?? ''
  const known = orders.some(({ value }) => value === kept)
  return (
    <>
      <Card>
        <div className="group/what grid gap-5">
          <Choices
            name="about"
            label={say(m.about)}
            value={typed['about']}
            columns="sm:grid-cols-3"
            options={abouts.map((value) => ({
              value,
              label: say(m.abouts[value]),
              note: say(m.aboutNotes[value]),
            }))}
          />
          <div className="hidden group-has-[[value=offer]:checked]/what:block">
            <Select
              name="offer"
              label={say(m.offer)}
              hint={say(m.offerHint)}
              required={false}
              options={[{ value: '', label: say(m.chooseOffer) }, ...offers]}
              value={typed['offer']}
              wrong={wrong['offer']}
            />
          </div>
          <div className="hidden group-has-[[value=order]:checked]/what:block">
            <Select
              name="operation"
              label={say(m.order)}
              required={false}
              options={[
                { value: '', label: say(m.chooseOrder) },
                ...(kept && !known ? [{ value: kept, label: kept }] : []),
                ...orders,
              ]}
              value={kept}
              wrong={wrong['operation']}
            />
          </div>
        </div>
      </Card>
      <BenefitFields typed={typed} wrong={wrong} budgets={choices.budgets} />
    </>
  )
}
