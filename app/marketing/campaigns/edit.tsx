/** A campaign in five steps: new, or a draft that is changed. One form, so that nothing typed is ever left behind. */
import { data, redirect } from 'react-router'
import { isoDate } from '#words/format.ts'
import { PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, no, seen, type No } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { m } from './messages.ts'
import { planIn } from './plan-form.ts'
import { typedOf } from './typed-plan.ts'
import { CheckFields } from './wizard/check-step.tsx'
import { formChoices, lookedAt, type Looked } from './wizard/choices.ts'
import { PeopleFields } from './wizard/people-step.tsx'
import { StepNav, StepPart } from './wizard/step.tsx'
import { steps, wrongIn, type Step } from './wizard/steps.ts'
import { WhatFields } from './wizard/what-step.tsx'
import { WhenFields } from './wizard/when-step.tsx'
import script from './wizard/wizard.js?url'
import { WordsFields } from './wizard/words-step.tsx'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id } = params
  const choices = await formChoices(visit)
  const campaign = id === undefined ? null : (await seen(visit, 'seeCampaign', { id })).campaign
  const typed = campaign ? typedOf(campaign) : { about: 'offer', date: isoDate(visit.now), time: '10:00' }
  return { id, choices, typed, looked: campaign ? await lookedAt(visit, typed) : null }
}

type Answer = No & { looked: Looked | null }

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id } = params
  const { do: doing, ...typed } = visit.typed
  const looked = await lookedAt(visit, typed)
  if (doing === 'look') return data<Answer>({ words: '', issues: {}, typed, looked })
  const outcome = await ask(visit, 'saveCampaign', { ...(id && { id }), ...planIn(typed) })
  if (outcome.kind === 'done') return redirect(`/marketing/campaigns/${outcome.output.id}`, 303)
  const refused = no(visit, outcome)
  return data<Answer>({ ...refused.data, looked }, refused.init ?? undefined)
}

type Page = PageProps<typeof loader, typeof action>

export default function Edit({ loaderData, actionData }: Page) {
  const say = useSay()
  const { path } = useFrame()
  const { id, choices } = loaderData
  const { typed, looked } = actionData ?? loaderData
  const wrong = wrongIn(actionData?.issues ?? {})
  const title = say(id === undefined ? m.newCampaign : m.editCampaign)
  const stateOf = (step: Step) =>
    wrong.steps.has(step) ? ('wrong' as const) : id === undefined ? ('open' as const) : ('done' as const)
  const [people, what, words, when, check] = steps
  const part = (step: Step) => ({ step, saves: id !== undefined || step === 'check' })
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} />
      {actionData?.words && <NoNotice no={actionData} />}
      <StepNav
        states={{
          people: stateOf(people),
          what: stateOf(what),
          words: stateOf(words),
          when: stateOf(when),
          check: stateOf(check),
        }}
      />
      <SealedForm name="save" action={path} className="group/form grid min-w-0 gap-8">
        <EnterLooks />
        <span hidden data-wizard="" data-saved={id === undefined ? undefined : ''} />
        <StepPart {...part(people)}>
          <PeopleFields typed={typed} wrong={wrong.fields} choices={choices} looked={looked} />
        </StepPart>
        <StepPart {...part(what)}>
          <WhatFields typed={typed} wrong={wrong.fields} choices={choices} />
        </StepPart>
        <StepPart {...part(words)}>
          <WordsFields typed={typed} wrong={wrong.fields} looked={looked} />
        </StepPart>
        <StepPart {...part(when)}>
          <WhenFields typed={typed} wrong={wrong.fields} />
        </StepPart>
        <StepPart {...part(check)}>
          <CheckFields id={id} typed={typed} choices={choices} looked={looked} />
        </StepPart>
      </SealedForm>
      <script src={script} defer />
    </>
  )
}

/** The first button of a form is what Enter presses: looking harms nobody. */
function EnterLooks() {
  return <button type="submit" name="do" value="look" className="sr-only" tabIndex={-1} aria-hidden="true" />
}
