/** What may be done with a campaign in its state, by whom is looking at it. */
import type { StaffActionName } from '#server/staff/actions.ts'
import { Button, LinkButton, type Tone } from '../../ui/button.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

/** The value of a button, and the action it stands for. */
export const steps: Record<string, StaffActionName> = {
  submit: 'submitCampaign',
  approve: 'approveCampaign',
  'send-back': 'returnCampaign',
  start: 'startCampaign',
  pause: 'pauseCampaign',
  resume: 'resumeCampaign',
  stop: 'stopCampaign',
  'dry-run': 'dryRunCampaign',
}

const offered: Record<string, { step: string; tone: Tone }[]> = {
  draft: [{ step: 'submit', tone: 'main' }],
  submitted: [
    { step: 'approve', tone: 'main' },
    { step: 'send-back', tone: 'plain' },
  ],
  approved: [
    { step: 'start', tone: 'main' },
    { step: 'send-back', tone: 'plain' },
  ],
  running: [
    { step: 'pause', tone: 'main' },
    { step: 'stop', tone: 'danger' },
  ],
  paused: [
    { step: 'resume', tone: 'main' },
    { step: 'stop', tone: 'danger' },
  ],
}

const stepWords = {
  submit: m.submit,
  approve: m.approve,
  'send-back': m.sendBack,
  start: m.start,
  pause: m.pause,
  resume: m.resume,
  stop: m.stop,
} as const

type Shown = {
  id: string
  state: string
  /** The buttons of which the doors will not send this member of staff away. */
  may: string[]
  /** They wrote it, so that somebody else approves it. */
  mine: boolean
}

export function Steps({ id, state, may, mine }: Shown) {
  const say = useSay()
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mine && state === 'submitted' && <span className="text-sm text-soft">{say(m.waitsForOther)}</span>}
      {state === 'draft' && may.includes('submit') && (
        <LinkButton tone="plain" href={`/marketing/campaigns/${id}/edit`}>
          {say(m.edit)}
        </LinkButton>
      )}
      {(offered[state] ?? [])
        .filter(({ step }) => may.includes(step) && !(mine && step === 'approve'))
        .map(({ step, tone }) => (
          <SealedForm key={step} name={step}>
            <Button tone={tone} name="do" value={step}>
              {say(stepWords[step as keyof typeof stepWords])}
            </Button>
          </SealedForm>
        ))}
    </div>
  )
}
