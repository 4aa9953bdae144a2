/** One campaign: what it says, where it stands, what came of it, and why somebody did or did not get it. */
import { dateTime } from '#words/format.ts'
import { inWords } from '#words/rule/in-words.ts'
import { PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, may as allowed, seen } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { choicesFor } from '../segments/choices.ts'
import { insideIn } from '../segments/inside.tsx'
import { Whom } from '../segments/whom.tsx'
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
  const {
    campaign,
    results,
    standstills: stills,
    segment,
    inside,
    tried,
    testEndsAt,
  } = await seen(visit, 'seeCampaign', { id })
  const may = Object.entries(steps)
    .filter(([, name]) => allowed(visit, name))
    .map(([step]) => step)
  const preview = allowed(visit, 'previewCampaign') ? await seen(visit, 'previewCampaign', { id }) : null
  const { choices } = await choicesFor(visit)
  const { name, goal, state, schedule, dryRun, holdoutBp } = campaign
  return {
    id,
    segmentId: campaign.segmentId,
    segmentVersion: campaign.segmentVersion,
    name,
    goal,
    state,
    dryRun,
    holdoutBp,
    results,
    preview,
    may,
    exports: allowed(visit, 'exportCampaign'),
    matched: segment?.matched ?? 0,
    whom: segment ? inWords(segment.rule, choices, visit.say) : '',
    inside: insideIn(inside, choices, visit.say),
    begins: dateTime(schedule.firstAt),
    standstills: stills.map(({ at, ...each }) => ({ ...each, at: at === null ? null : dateTime(at) })),
    test: campaign.abTest && { test: campaign.abTest, winner: campaign.winner, tried, endsAt: testEndsAt },
  }
}

export async function action({ context, params }: PageArgs) {
  const visit = visitIn(context)
  const { id = '' } = params
  const { do: step = '' } = visit.typed
  const name = steps[step]
  if (!name) throw new Response(null, { status: 404 })
  return acted(visit, name, { id }, `/marketing/campaigns/${id}`)
}

type Page = PageProps<typeof loader, typeof action>

export default function Campaign({ loaderData, actionData }: Page) {
  const say = useSay()
  const { name, goal, state, begins } = loaderData
  return (
    <>
      <title>{say(shell.titled, name)}</title>
      <PageHead title={name} lead={goal}>
        <Steps {...loaderData} />
      </PageHead>
      <NoNotice no={actionData} />
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <StateBadge state={state} />
        <span>{begins}</span>
      </p>
      <Whom {...loaderData} />
      <Standstills {...loaderData} />
      {loaderData.test && <TestCard {...loaderData.test} />}
      <ResultsCard id={loaderData.id} results={loaderData.results} exports={loaderData.exports} />
      {loaderData.preview && <Preview preview={loaderData.preview} />}
      {loaderData.preview && <Tried {...loaderData} />}
      <WhyOne id={loaderData.id} />
    </>
  )
}
