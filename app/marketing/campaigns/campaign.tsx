/** One campaign: what it says, where it stands, what came of it, and why somebody did or did not get it. */
import type { WebVisit } from '#server/http/visit.ts'
import type { StaffOutputOf } from '#server/staff/door.ts'
import { dateTime, isoDate } from '#words/format.ts'
import type { Message } from '#words/message.ts'
import { inWords } from '#words/rule/in-words.ts'
import { PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import follow from '../../desk/console/follow.js?url'
import { acted, may as allowed, seen } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { choicesFor } from '../segments/choices.ts'
import { insideIn } from '../segments/inside.tsx'
import { Whom } from '../segments/whom.tsx'
import { PlanCard, type Plan } from './campaign-plan.tsx'
import { ResultsCard } from './campaign-results.tsx'
import { Steps, steps } from './campaign-steps.tsx'
import { Standstills } from './campaign-standstill.tsx'
import { TestCard } from './campaign-test.tsx'
import { Preview, Tried } from './campaign-tried.tsx'
import { WhyOne } from './campaign-why.tsx'
import { StateBadge } from './state.tsx'

export async function loader({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id = '' } = params
  const found = await seen(visit, 'seeCampaign', { id })
  const { campaign, results, standstills: stills, segment, inside } = found
  const may = Object.entries(steps)
    .filter(([, name]) => allowed(visit, name))
    .map(([step]) => step)
  const preview = allowed(visit, 'previewCampaign') ? await seen(visit, 'previewCampaign', { id }) : null
  const { choices } = await choicesFor(visit)
  const { name, goal, state, dryRun } = campaign
  return {
    id,
    segmentId: campaign.segmentId,
    segmentVersion: campaign.segmentVersion,
    name,
    goal,
    state,
    dryRun,
    results,
    preview,
    may,
    now: visit.now,
    mine: found.mine,
    moving: state === 'running' || state === 'approved',
    exports: allowed(visit, 'exportCampaign'),
    matched: segment?.matched ?? 0,
    whom: segment ? inWords(segment.rule, choices, visit.say) : '',
    inside: insideIn(inside, choices, visit.say),
    plan: planSeen(visit, found),
    standstills: stills.map(({ at, ...each }) => ({ ...each, at: at === null ? null : dateTime(at) })),
    test: found.test,
    chooser: found.chooser,
    choosing: allowed(visit, 'chooseWinner') && (state === 'running' || state === 'paused'),
  }
}

function planSeen(
  visit: WebVisit,
  { campaign, planned, offer, author, approver }: StaffOutputOf<'seeCampaign'>,
): Plan {
  const { schedule, windowFrom: from, windowUntil: until, operation, operationCode } = campaign
  const { theme, variants, holdoutBp, perSecond, onUnknown, responseDays, openDays } = campaign
  const known: Record<string, { title: Message }> = visit.hall.operations
  const answers = operation === null ? undefined : known[operation]
  return {
    theme,
    schedule,
    variants,
    holdoutBp,
    perSecond,
    onUnknown,
    responseDays,
    openDays,
    window: { from, until },
    begins: dateTime(schedule.firstAt),
    until: 'until' in schedule ? isoDate(schedule.until) : '',
    offer: offer ? `${offer.code} ${visit.say(offer.title)}` : '',
    answer: answers ? [visit.say(answers.title), operationCode].filter(Boolean).join(' ') : '',
    planned,
    author,
    approver,
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id = '' } = params
  const { do: step = '' } = visit.typed
  const name = steps[step]
  const { variant, because } = visit.typed
  if (step === 'choose')
    return acted(visit, 'chooseWinner', { id, variant, because }, `/marketing/campaigns/${id}`)
  if (!name) throw new Response(null, { status: 404 })
  return acted(visit, name, { id }, `/marketing/campaigns/${id}`)
}

type Page = PageProps<typeof loader, typeof action>

export default function Campaign({ loaderData, actionData }: Page) {
  const say = useSay()
  const { name, goal, state, results, dryRun } = loaderData
  const moving = loaderData.moving ? '' : undefined
  const begun = !['draft', 'submitted', 'approved'].includes(state)
  return (
    <>
      <title>{say(shell.titled, name)}</title>
      <PageHead title={name} lead={goal}>
        <div id="campaign-steps" data-following={moving}>
          <Steps {...loaderData} />
        </div>
      </PageHead>
      <NoNotice no={actionData} />
      <div id="campaign-state" data-following={moving} className="flex flex-wrap items-center gap-3 text-sm">
        <StateBadge state={state} />
        <Standstills {...loaderData} />
      </div>
      <div id="campaign-results" data-following={moving} className="min-w-0 empty:hidden">
        {begun && <ResultsCard id={loaderData.id} results={results} exports={loaderData.exports} />}
      </div>
      {loaderData.test && (
        <TestCard {...loaderData} test={loaderData.test} wrong={actionData?.issues ?? {}} />
      )}
      <Whom {...loaderData} />
      <PlanCard plan={loaderData.plan} />
      {loaderData.preview && <Preview preview={loaderData.preview} open={!begun} />}
      {loaderData.may.includes('dry-run') && !begun && (
        <div id="dry-run" data-following={dryRun?.state === 'waiting' ? '' : undefined}>
          <Tried dryRun={dryRun} />
        </div>
      )}
      <WhyOne id={loaderData.id} />
      <script type="module" src={follow} />
    </>
  )
}
