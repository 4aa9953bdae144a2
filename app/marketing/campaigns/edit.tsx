/** A campaign as one plain form: new, or a draft that is changed. */
import { dateTime, isoDate } from '#words/format.ts'
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
import { channelNames, m } from './messages.ts'
import { clock, planIn } from './plan-form.ts'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { segments } = await seen(visit, 'seeSegments', {})
  const { id } = params
  const campaign = id === undefined ? null : (await seen(visit, 'seeCampaign', { id })).campaign
  return {
    segments: segments.map(({ segment, latest }) => ({
      value: `${segment.id} ${latest.version}`,
      label: `${segment.name} v${latest.version}${latest.countState === 'done' ? ` (${latest.matched})` : ''}`,
    })),
    operations: Object.entries(visit.hall.operations).map(([value, { title }]) => ({
      value,
      label: visit.say(title),
    })),
    typed: campaign ? typedOf(campaign) : { date: isoDate(visit.now), time: '10:00' },
  }
}

type Saved = Awaited<ReturnType<typeof seen<'seeCampaign'>>>['campaign']

function typedOf(campaign: Saved): Record<string, string> {
  const { schedule, variants } = campaign
  const begins = dateTime(schedule.firstAt)
  const typed: Record<string, string> = {
    name: campaign.name,
    goal: campaign.goal,
    segment: `${campaign.segmentId} ${campaign.segmentVersion}`,
    kind: schedule.kind,
    date: begins.slice(0, 10),
    time: begins.slice(11),
    until: 'until' in schedule ? isoDate(schedule.until) : '',
    windowFrom: clock(campaign.windowFrom),
    windowUntil: clock(campaign.windowUntil),
    perSecond: String(campaign.perSecond),
    holdout: String(campaign.holdoutBp / 100),
    onUnknown: campaign.onUnknown,
    operation: campaign.operation ?? '',
    operationCode: campaign.operationCode ?? '',
    responseDays: String(campaign.responseDays),
    price: String(campaign.segmentPriceFen),
  }
  for (const { code, channel, share, title, text } of variants) {
    typed[`channel${code}`] = channel
    typed[`share${code}`] = String(share)
    typed[`title${code}`] = title.zh
    typed[`zh${code}`] = text.zh
    typed[`en${code}`] = text.en
  }
  return typed
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
  return (
    <>
      <title>{say(shell.titled, say(m.editCampaign))}</title>
      <PageHead title={say(m.editCampaign)} />
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
        <Card title={say(m.timing)}>
          <Timing typed={typed} wrong={wrong} />
        </Card>
        <Card title={say(m.results)}>
          <div className="grid gap-4 md:grid-cols-3">
            <Select
              name="operation"
              label={say(m.answers)}
              required={false}
              options={[{ value: '', label: say(m.none) }, ...loaderData.operations]}
              value={typed['operation']}
              wrong={wrong['operation']}
            />
            <Field name="operationCode" label={say(m.code)} required={false} value={typed['operationCode']} />
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
            <Field name="price" label={say(m.price)} inputMode="numeric" value={typed['price'] ?? '5'} />
          </div>
        </Card>
        <div>
          <Button>{say(m.save)}</Button>
        </div>
      </SealedForm>
    </>
  )
}

type Typed = Record<string, string>

function VariantFields({ code, typed, wrong }: { code: string; typed: Typed; wrong?: string | undefined }) {
  const say = useSay()
  const required = code === 'A'
  const channels = ['sms', 'inbox'].map((value) => ({ value, label: say(channelNames[value] ?? m.channel) }))
  return (
    <Card title={required ? say(m.variantOf, code) : say(m.second)}>
      <div className="grid gap-4 md:grid-cols-3">
        <Select
          name={`channel${code}`}
          label={say(m.channel)}
          options={channels}
          value={typed[`channel${code}`]}
        />
        <Field
          name={`share${code}`}
          label={say(m.share)}
          inputMode="numeric"
          value={typed[`share${code}`] ?? '1'}
        />
        <Field
          name={`title${code}`}
          label={say(m.titleZh)}
          required={false}
          maxLength={60}
          value={typed[`title${code}`]}
        />
      </div>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Field
          name={`zh${code}`}
          label={say(m.textZh)}
          hint={say(m.textHint)}
          rows={3}
          maxLength={500}
          required={required}
          value={typed[`zh${code}`]}
          wrong={wrong}
        />
        <Field
          name={`en${code}`}
          label={say(m.textEn)}
          rows={3}
          maxLength={500}
          required={false}
          value={typed[`en${code}`]}
        />
      </div>
    </Card>
  )
}

function Timing({ typed, wrong }: { typed: Typed; wrong: Typed }) {
  const say = useSay()
  const kinds = (['once', 'daily', 'weekly', 'monthly'] as const).map((value) => ({
    value,
    label: say(m[value]),
  }))
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Select name="kind" label={say(m.kind)} options={kinds} value={typed['kind']} />
      <Field name="date" label={say(m.date)} type="date" value={typed['date']} wrong={wrong['schedule']} />
      <Field name="time" label={say(m.time)} value={typed['time']} maxLength={5} />
      <Field name="until" label={say(m.until)} type="date" required={false} value={typed['until']} />
      <Field
        name="windowFrom"
        label={say(m.windowFrom)}
        maxLength={5}
        value={typed['windowFrom'] ?? '09:00'}
        wrong={wrong['windowFrom']}
      />
      <Field
        name="windowUntil"
        label={say(m.windowUntil)}
        maxLength={5}
        value={typed['windowUntil'] ?? '21:00'}
        wrong={wrong['windowUntil']}
      />
      <Field
        name="perSecond"
        label={say(m.perSecond)}
        inputMode="numeric"
        value={typed['perSecond'] ?? '200'}
        wrong={wrong['perSecond']}
      />
      <Select
        name="onUnknown"
        label={say(m.onUnknown)}
        options={[
          { value: 'once', label: say(m.never) },
          { value: 'again', label: say(m.again) },
        ]}
        value={typed['onUnknown']}
      />
    </div>
  )
}
