/** A campaign as one plain form: new, or a draft that is changed. */
import { isoDate } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, no, seen } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { redirect } from 'react-router'
import { BenefitFields } from './benefit-fields.tsx'
import { m } from './messages.ts'
import { planIn } from './plan-form.ts'
import { TestFields } from './test-fields.tsx'
import { TimingFields } from './timing-fields.tsx'
import { typedOf } from './typed-plan.ts'
import { VariantFields } from './variant-fields.tsx'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { segments } = await seen(visit, 'seeSegments', {})
  const { themes } = await seen(visit, 'seeCampaigns', {})
  const { budgets } = await seen(visit, 'seeEarningRules', {})
  const offers = (await seen(visit, 'seeOfferList', {})).filter(({ offer }) => offer.status !== 'ended')
  const { id } = params
  const campaign = id === undefined ? null : (await seen(visit, 'seeCampaign', { id })).campaign
  return {
    themes,
    budgets: budgets.map(({ code, name, total, spent }) => ({
      code,
      name,
      left: total === null ? null : total - spent,
    })),
    segments: segments.map(({ segment, latest }) => ({
      value: `${segment.id} ${latest.version}`,
      label: `${segment.name} v${latest.version}${latest.countState === 'done' ? ` (${latest.matched})` : ''}`,
    })),
    offers: offers.map(({ offer: { code, name } }) => ({ value: code, label: `${code} ${name}` })),
    operations: Object.entries(visit.hall.operations).map(([value, { title }]) => ({
      value,
      label: visit.say(title),
    })),
    isNew: campaign === null,
    typed: campaign ? typedOf(campaign) : { date: isoDate(visit.now), time: '10:00' },
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id } = params
  const outcome = await ask(visit, 'saveCampaign', { ...(id && { id }), ...planIn(visit.typed) })
  if (outcome.kind === 'done') return redirect(`/marketing/campaigns/${outcome.output.id}`, 303)
  return no(visit, outcome)
}

export default function Edit({ loaderData, actionData: refused }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const typed = refused?.typed ?? loaderData.typed
  const wrong = refused?.issues ?? {}
  const title = say(loaderData.isNew ? m.newCampaign : m.editCampaign)
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} />
      <NoNotice no={refused} />
      <SealedForm name="save" className="grid gap-5">
        <Card title={say(m.goal)}>
          <div className="grid gap-4 md:grid-cols-2">
            <Field
              name="name"
              label={say(m.name)}
              value={typed['name']}
              wrong={wrong['name']}
              maxLength={40}
            />
            <Field
              name="goal"
              label={say(m.goal)}
              value={typed['goal']}
              wrong={wrong['goal']}
              maxLength={200}
            />
            <Field
              name="theme"
              label={say(m.theme)}
              hint={say(m.themeHint)}
              value={typed['theme']}
              wrong={wrong['theme']}
              required={false}
              maxLength={20}
              suggestions={loaderData.themes}
            />
            <Select
              name="segment"
              label={say(m.segment)}
              options={loaderData.segments}
              value={typed['segment']}
              wrong={wrong['segmentId']}
            />
          </div>
        </Card>
        <VariantFields code="A" typed={typed} wrong={wrong['variants']} />
        <VariantFields code="B" typed={typed} />
        {['C', 'D'].map((code) => (
          <details key={code} open={Boolean(typed[`zh${code}`])}>
            <summary className="min-h-11 cursor-pointer font-medium">{say(m.variantOf, code)}</summary>
            <VariantFields code={code} typed={typed} />
          </details>
        ))}
        <TimingFields typed={typed} wrong={wrong} />
        <TestFields typed={typed} wrong={wrong} />
        <Card title={say(m.results)}>
          <div className="grid gap-4 md:grid-cols-3">
            <Select
              name="offer"
              label={say(m.offer)}
              required={false}
              options={[{ value: '', label: say(m.noOffer) }, ...loaderData.offers]}
              value={typed['offer']}
              wrong={wrong['offerCode']}
            />
            <Select
              name="operation"
              label={say(m.answers)}
              required={false}
              options={[{ value: '', label: say(m.none) }, ...loaderData.operations]}
              value={typed['operation']}
              wrong={wrong['operation']}
            />
            <Field
              name="operationCode"
              label={say(m.code)}
              required={false}
              value={typed['operationCode']}
              wrong={wrong['operationCode']}
            />
            <Field
              name="responseDays"
              label={say(m.days)}
              inputMode="numeric"
              value={typed['responseDays'] ?? '7'}
              wrong={wrong['responseDays']}
            />
            <Field
              name="holdout"
              label={say(m.holdoutPercent)}
              inputMode="decimal"
              value={typed['holdout'] ?? '10'}
              wrong={wrong['holdoutBp']}
            />
            <Field
              name="price"
              label={say(m.price)}
              inputMode="numeric"
              value={typed['price'] ?? '5'}
              wrong={wrong['segmentPriceFen']}
            />
          </div>
        </Card>
        <BenefitFields typed={typed} wrong={wrong} budgets={loaderData.budgets} />
        <div>
          <Button>{say(m.save)}</Button>
        </div>
      </SealedForm>
    </>
  )
}
