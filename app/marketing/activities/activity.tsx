/** One activity: its form, and whether it is live. A button that adds or removes a part sends the form and gets it back. */
import { data, redirect } from 'react-router'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Badge, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, ask, no, seen, type No } from '../../desk/console/ask.ts'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { ActivityFields } from './activity-fields.tsx'
import { changed, draftIn, draftOf, inputOf, kinds, newDraft, type Draft } from './draft.ts'
import { KindChoice } from './kind-choice.tsx'
import { m } from './messages.ts'
import { statusOf, tones } from './status.ts'

const news = ['saved', 'published', 'ended'] as const

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const code = params['activity'] ?? ''
  const copied = code ? null : searchParams.get('copy')
  const asked = { code: code || copied || '' }
  const { activity, segments, rewards, budgets } = await seen(visit, 'seeActivityForm', asked)
  const kind = kinds.find((each) => each === searchParams.get('kind'))
  const fresh = kind ? newDraft(kind, visit.now) : null
  return {
    code: code ? (activity?.code ?? null) : null,
    status: code && activity ? statusOf(activity, visit.now) : null,
    isLive: code !== '' && activity?.status === 'live',
    isDraft: code !== '' && activity?.status === 'draft',
    draft: activity ? draftOf(activity, copied !== null) : fresh,
    segments: segments.map(({ id, name, version }) => ({
      value: `${id}:${version}`,
      label: visit.say(m.segmentOf, { name, version }),
    })),
    budgets: budgets.map((budget) => ({ value: budget.code, label: budget.name })),
    rewards: rewards.map((reward) => ({
      value: reward.code,
      label: `${reward.code} ${visit.say(reward.name)}`,
    })),
    news: news.find((each) => searchParams.has(each)) ?? null,
  }
}

/** The form once more, as it was filled in. */
type Again = No & { draft: Draft }

export async function action({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { step = 'save' } = visit.typed
  const code = params['activity'] ?? ''
  const place = `/marketing/activities/${code}`
  if (step === 'publish') return acted(visit, 'publishActivity', { code }, `${place}?published`)
  if (step === 'end') return acted(visit, 'endActivity', { code }, `${place}?ended`)
  const draft = draftIn(visit.form)
  const next = changed(draft, step)
  if (next) return data<Again>({ words: '', issues: {}, typed: {}, draft: next }, 200)
  const outcome = await ask(visit, 'saveActivity', inputOf(draft))
  if (outcome.kind === 'done') return redirect(`/marketing/activities/${outcome.output.code}?saved`, 303)
  const refused = no(visit, outcome)
  return data<Again>({ ...refused.data, draft }, refused.init ?? undefined)
}

const isAgain = (refused: No | undefined): refused is Again => refused !== undefined && 'draft' in refused

type Page = PageProps<typeof loader, typeof action>

const told = { saved: m.saved, published: m.published, ended: m.endedNow }

export default function ActivityPage({ loaderData, actionData: refused }: Page) {
  const say = useSay()
  const { code, draft: kept, isLive } = loaderData
  const title = code ? say(m.editActivity, code) : say(m.newActivity)
  const draft = isAgain(refused) ? refused.draft : kept
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title} {...(draft && { lead: say(m[draft.kind]) })}>
        <Steps {...loaderData} />
      </PageHead>
      {refused && (refused.words || Object.keys(refused.issues).length > 0) && <NoNotice no={refused} />}
      {loaderData.news && !refused && <Notice tone="good">{say(told[loaderData.news])}</Notice>}
      {!draft && <KindChoice />}
      {draft && (
        <SealedForm name="activity" className="grid gap-5">
          <ActivityFields
            draft={draft}
            fixed={code !== null}
            frozen={isLive}
            wrong={refused?.issues ?? {}}
            segments={loaderData.segments}
            budgets={loaderData.budgets}
            rewards={loaderData.rewards}
          />
          <p>
            <Button name="step" value="save" icon="check">
              {say(m.save)}
            </Button>
          </p>
        </SealedForm>
      )}
    </>
  )
}

function Steps({ code, status, isLive, isDraft }: Page['loaderData']) {
  const say = useSay()
  return (
    <div className="flex flex-wrap items-center gap-3">
      {status && <Badge tone={tones[status]}>{say(m[status])}</Badge>}
      {isDraft && (
        <SealedForm name="publish">
          <Button name="step" value="publish">
            {say(m.publish)}
          </Button>
        </SealedForm>
      )}
      {isLive && (
        <SealedForm name="end">
          <Button name="step" value="end" tone="danger">
            {say(m.end)}
          </Button>
        </SealedForm>
      )}
      {code && !isDraft && (
        <LinkButton tone="quiet" href={`/marketing/activities/${code}/results`} icon="chart">
          {say(m.result)}
        </LinkButton>
      )}
      {code && (
        <LinkButton tone="plain" href={`/marketing/activities/new?copy=${code}`}>
          {say(m.copy)}
        </LinkButton>
      )}
      <LinkButton tone="plain" href="/marketing/activities">
        {say(m.back)}
      </LinkButton>
    </div>
  )
}
