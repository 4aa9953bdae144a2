/** One campaign: what it says, where it stands, what came of it, and why somebody did or did not get it. */
import { dateTime, yuan } from '#words/format.ts'
import { Bars } from '../../ui/bars.tsx'
import { Button, LinkButton, type Tone } from '../../ui/button.tsx'
import { Badge, Card, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import type { StaffActionName } from '#server/staff/actions.ts'
import { acted, ask, no, seen, type No } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { SmallField } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { channelNames, m, reasons, standstills, states } from './messages.ts'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id = '' } = params
  const { campaign, results, standstill, segment } = await seen(visit, 'seeCampaign', { id })
  const preview = await seen(visit, 'previewCampaign', { id })
  const { name, goal, state, schedule, dryRun, holdoutBp } = campaign
  const at = 'until' in standstill ? standstill.until : 'at' in standstill ? standstill.at : null
  return {
    id,
    name,
    goal,
    state,
    dryRun,
    holdoutBp,
    results,
    preview,
    matched: segment?.matched ?? 0,
    begins: dateTime(schedule.firstAt),
    standstill: { why: standstill.why, at: at === null ? null : dateTime(at) },
  }
}

type Asked = {
  kind: 'why'
  targets: { round: number; state: string; reason: string }[]
  inSegment: boolean
  now: string
}

const steps: Record<string, StaffActionName> = {
  submit: 'submitCampaign',
  approve: 'approveCampaign',
  'send-back': 'returnCampaign',
  start: 'startCampaign',
  pause: 'pauseCampaign',
  resume: 'resumeCampaign',
  stop: 'stopCampaign',
  'dry-run': 'dryRunCampaign',
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id = '' } = params
  const { do: step = '', msisdn } = visit.typed
  const name = steps[step]
  if (name) return acted(visit, name, { id }, `/marketing/campaigns/${id}`)
  const outcome = await ask(visit, 'whyTarget', { id, msisdn })
  if (outcome.kind !== 'done') return no(visit, outcome)
  const { targets, inSegment, now } = outcome.output
  const told: Asked = {
    kind: 'why',
    inSegment,
    now: now.kind === 'yes' ? 'yes' : now.reason,
    targets: targets.map(({ round, state, reason }) => ({ round, state, reason })),
  }
  return told
}

type Page = PageProps<typeof loader, typeof action>
type Loaded = Page['loaderData']

export default function Campaign({ loaderData, actionData }: Page) {
  const say = useSay()
  const { name, goal, state, standstill, begins } = loaderData
  const asked = actionData && 'kind' in actionData ? actionData : undefined
  const refused: No | undefined = actionData && 'issues' in actionData ? actionData : undefined
  return (
    <>
      <title>{say(shell.titled, name)}</title>
      <PageHead title={name} lead={goal}>
        <Steps {...loaderData} />
      </PageHead>
      <NoNotice no={refused} />
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <Badge>{say(states[state] ?? m.state)}</Badge>
        <span>{begins}</span>
        <span className="text-soft">
          {say(standstills[standstill.why] ?? m.state)} {standstill.at}
        </span>
      </p>
      <Results {...loaderData} />
      <Preview preview={loaderData.preview} />
      <Tried {...loaderData} />
      <WhyOne asked={asked} />
    </>
  )
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

function Steps({ id, state }: Loaded) {
  const say = useSay()
  return (
    <div className="flex flex-wrap gap-2">
      {state === 'draft' && (
        <LinkButton tone="plain" href={`/marketing/campaigns/${id}/edit`}>
          {say(m.edit)}
        </LinkButton>
      )}
      {(offered[state] ?? []).map(({ step, tone }) => (
        <SealedForm key={step} name={step}>
          <Button tone={tone} name="do" value={step}>
            {say(stepWords[step as keyof typeof stepWords])}
          </Button>
        </SealedForm>
      ))}
    </div>
  )
}

function Results({ id, results }: Loaded) {
  const say = useSay()
  const { all, variants, holdout } = results
  const percent = (share: number | undefined) => (share === undefined ? '–' : `${(share * 100).toFixed(1)}%`)
  const bars = (['sent', 'delivered', 'skipped', 'failed', 'unknown', 'waiting', 'answered'] as const).map(
    (key) => ({
      key,
      label: say(m[key]),
      amount: all[key],
      said: String(all[key]),
      current: key === 'answered',
    }),
  )
  return (
    <Card
      title={say(m.results)}
      aside={
        <a href={`/marketing/campaigns/${id}/csv`} className={smallButton}>
          {say(m.export)}
        </a>
      }
    >
      <Bars caption={say(m.results)} bars={bars} />
      <Grid
        caption={say(m.results)}
        rows={[...variants, all]}
        rowKey={({ variant, channel }) => `${variant} ${channel}`}
        columns={[
          { key: 'variant', label: say(m.variant), cell: ({ variant }) => variant || say(m.all) },
          {
            key: 'channel',
            label: say(m.channel),
            cell: ({ channel }) => say(channelNames[channel] ?? m.all),
          },
          { key: 'sent', label: say(m.sent), align: 'right', cell: ({ sent }) => sent },
          { key: 'answered', label: say(m.answered), align: 'right', cell: ({ answered }) => answered },
          { key: 'rate', label: say(m.rate), align: 'right', cell: ({ lift }) => percent(lift?.rate) },
          {
            key: 'held',
            label: say(m.holdoutRate),
            align: 'right',
            cell: ({ lift }) => percent(lift?.holdoutRate),
          },
          {
            key: 'lift',
            label: say(m.lift),
            align: 'right',
            cell: ({ lift }) =>
              lift ? `${percent(lift.difference)} (${percent(lift.low)} – ${percent(lift.high)})` : '–',
          },
          { key: 'optedOut', label: say(m.optedOut), align: 'right', cell: ({ optedOut }) => optedOut },
          { key: 'cost', label: say(m.cost), align: 'right', cell: ({ costFen }) => yuan(costFen) },
        ]}
      />
      <p className="mt-3 text-sm text-soft">
        {say(m.holdout)}: {holdout.people} / {holdout.answered}. {say(m.liftHow)}{' '}
        {all.lift && <strong>{say(all.lift.clear ? m.liftClear : m.liftUnclear)}</strong>}
      </p>
      {results.reasons.length > 0 && <Reasons rows={results.reasons} />}
    </Card>
  )
}

function Reasons({ rows }: { rows: Loaded['results']['reasons'] }) {
  const say = useSay()
  return (
    <Grid
      caption={say(m.why)}
      rows={rows}
      rowKey={({ what, reason }) => `${what} ${reason}`}
      columns={[
        {
          key: 'reason',
          label: say(m.why),
          cell: ({ reason }) => (reasons[reason] ? say(reasons[reason]) : reason),
        },
        { key: 'what', label: say(m.state), cell: ({ what }) => say(m[what]) },
        { key: 'count', label: say(m.count), align: 'right', cell: ({ count }) => count },
      ]}
    />
  )
}

function Preview({ preview }: { preview: Loaded['preview'] }) {
  const say = useSay()
  return (
    <Card title={say(m.preview)}>
      {preview.length === 0 && <p className="text-soft">{say(m.previewEmpty)}</p>}
      <ul className="grid gap-3">
        {preview.map(({ to, variant, text, segments, costFen }) => (
          <li key={`${to} ${variant}`} className="grid gap-1 rounded-field bg-sunk p-3">
            <span className="text-sm text-soft">
              {to} · {say(m.variantOf, variant)} · {say(m.segments)} {segments} · {yuan(costFen)}
            </span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Tried({ dryRun }: Loaded) {
  const say = useSay()
  return (
    <Card title={say(m.dryRun)}>
      {dryRun?.state === 'waiting' && <Notice>{say(m.dryRunGoing, dryRun.looked)}</Notice>}
      {dryRun?.state === 'done' && (
        <Grid
          caption={say(m.dryRun)}
          rows={Object.entries(dryRun.counts)}
          rowKey={([reason]) => reason}
          columns={[
            { key: 'reason', label: say(m.reason), cell: ([reason]) => say(reasons[reason] ?? m.reason) },
            { key: 'count', label: say(m.count), align: 'right', cell: ([, count]) => count },
          ]}
        />
      )}
      <SealedForm name="dry-run" className="mt-3">
        <Button tone="quiet" name="do" value="dry-run">
          {say(m.dryRunAsk)}
        </Button>
      </SealedForm>
    </Card>
  )
}

function WhyOne({ asked }: { asked: Asked | undefined }) {
  const say = useSay()
  return (
    <Card title={say(m.whoGets)} id="why">
      <SealedForm name="why" className="flex flex-wrap items-end gap-3">
        <SmallField name="msisdn" label={say(m.msisdn)} inputMode="tel" maxLength={20} />
        <Button tone="quiet">{say(m.ask)}</Button>
      </SealedForm>
      {asked && (
        <div className="mt-3 grid gap-1" data-why="">
          {asked.targets.map(({ round, state, reason }) => (
            <p key={round}>
              #{round} {say(states[state] ?? m.state)} {reasons[reason] ? say(reasons[reason]) : reason}
            </p>
          ))}
          {asked.targets.length === 0 && <p>{say(asked.inSegment ? m.notLooked : m.notIn)}</p>}
          <p className="text-soft">{say(m.mayNow, say(reasons[asked.now] ?? m.reason))}</p>
        </div>
      )}
    </Card>
  )
}
