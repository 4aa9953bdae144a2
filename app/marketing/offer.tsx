/** One offer: its form, how it looks on each channel, and whether it is live. */
import { data, redirect } from 'react-router'
import { Badge, PageHead } from '../ui/card.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { Notice } from '../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { acted, ask, no, seen, type No } from '../desk/console/ask.ts'
import { m as shell } from '../desk/console/messages.ts'
import { NoNotice } from '../desk/console/no-notice.tsx'
import { m } from './messages.ts'
import { OfferFields } from './offer-fields.tsx'
import { OfferPreview } from './offer-preview.tsx'
import { offerIn, tickedIn, typedOf } from './offer-typed.ts'
import { tones } from './offers.tsx'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const code = params['offer'] ?? ''
  const { offer, previews, operations } = await seen(visit, 'seeOffer', { code: code === 'new' ? '' : code })
  const { channels } = await visit.hall.codes()
  const news = ['saved', 'published', 'ended'] as const
  return {
    code: offer?.code ?? null,
    status: offer?.status ?? null,
    kept: offer ? typedOf(offer) : { typed: {}, ticked: {} },
    previews,
    operations,
    channels: channels.map((each) => ({ value: each.code, label: visit.say(each.name) })),
    news: news.find((each) => visit.url.searchParams.has(each)) ?? null,
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { step, changing: code = '' } = visit.typed
  if (step === 'publish') return acted(visit, 'publishOffer', { code }, `/marketing/offers/${code}?published`)
  if (step === 'end') return acted(visit, 'endOffer', { code }, `/marketing/offers/${code}?ended`)
  const outcome = await ask(visit, 'saveOffer', offerIn(visit.form))
  if (outcome.kind !== 'done') {
    const refused = no(visit, outcome)
    const again: Again = { ...refused.data, ticked: tickedIn(visit.form) }
    return data(again, refused.init ?? undefined)
  }
  return redirect(`/marketing/offers/${outcome.output.code}?saved`, 303)
}

/** The form once more, as it was filled in. */
type Again = No & { ticked: Record<string, string[]> }

const isAgain = (refused: No | undefined): refused is Again => refused !== undefined && 'ticked' in refused

type Page = PageProps<typeof loader, typeof action>

const news = { saved: m.saved, published: m.published, ended: m.endedNow }

export default function OfferPage({ loaderData, actionData: refused }: Page) {
  const say = useSay()
  const { code, status, kept, operations, channels, previews } = loaderData
  const title = code ? say(m.editOffer, code) : say(m.newOffer)
  const { typed, ticked } = isAgain(refused) ? refused : kept
  return (
    <>
      <title>{say(shell.titled, title)}</title>
      <PageHead title={title}>
        <div className="flex flex-wrap items-center gap-3">
          {status && <Badge tone={tones[status]}>{say(m[status])}</Badge>}
          {code && status !== 'live' && <Step step="publish" code={code} label={say(m.publish)} />}
          {code && status === 'live' && <Step step="end" code={code} label={say(m.end)} danger />}
          {code && (
            <LinkButton tone="plain" href={`/marketing/offers/${code}/figures`}>
              {say(m.figures)}
            </LinkButton>
          )}
          <LinkButton tone="plain" href="/marketing/offers">
            {say(m.back)}
          </LinkButton>
        </div>
      </PageHead>
      <NoNotice no={refused} />
      {loaderData.news && !refused && <Notice tone="good">{say(news[loaderData.news])}</Notice>}
      <SealedForm name="offer" className="grid gap-5">
        <input type="hidden" name="changing" value={code ?? ''} />
        <OfferFields
          fixed={code !== null}
          typed={typed}
          ticked={ticked}
          wrong={refused?.issues ?? {}}
          operations={operations}
          channels={channels}
        />
        <p>
          <Button name="step" value="save" icon="check">
            {say(m.save)}
          </Button>
        </p>
      </SealedForm>
      {previews.length > 0 && <OfferPreview previews={previews} />}
    </>
  )
}

function Step({
  step,
  code,
  label,
  danger = false,
}: {
  step: 'publish' | 'end'
  code: string
  label: string
  danger?: boolean
}) {
  return (
    <SealedForm name={step}>
      <input type="hidden" name="changing" value={code} />
      <Button name="step" value={step} tone={danger ? 'danger' : 'main'}>
        {label}
      </Button>
    </SealedForm>
  )
}
