/** Why did they (not) get this: one subscriber, what campaigns made of them, one campaign in full, and the offers they see. */
import { Card, PageHead } from '../../ui/card.tsx'
import { Button } from '../../ui/button.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import type { WebVisit } from '#server/http/visit.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { ask, no, seen, type No } from '../../desk/console/ask.ts'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { m as offerWords } from '../messages.ts'
import { WhyCampaign } from './campaign.tsx'
import { m } from './messages.ts'
import { WhyOffers } from './offers.tsx'
import { Recent, WhyPerson } from './person.tsx'

type Asked = { msisdn?: string; subscriberId?: string; channel: string; campaign: string }

/** With a subscriber's id in the address it answers at once: a link of the console, which never carries a number. */
export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const { channels } = await visit.hall.codes()
  const campaign = searchParams.get('campaign') ?? ''
  const channel = searchParams.get('channel') ?? 'sms'
  const subscriberId = searchParams.get('subscriber')
  return {
    channels: channels.map(({ code, name }) => ({ value: code, label: visit.say(name) })),
    campaigns: await seen(visit, 'nameCampaigns', {}),
    campaign,
    answer: subscriberId === null ? null : await answerTo(visit, { subscriberId, campaign, channel }),
  }
}

/** A number is posted, so that it stands in no address; which campaign is meant may. */
export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const {
    msisdn = '',
    channel = 'sms',
    campaign = visit.url.searchParams.get('campaign') ?? '',
  } = visit.typed
  return answerTo(visit, { msisdn, channel, campaign })
}

async function answerTo(visit: WebVisit, { channel, campaign, ...who }: Asked) {
  const person = await ask(visit, 'whySubscriber', { ...who, campaign })
  if (person.kind !== 'done')
    return { person: null, offers: null, refused: no(visit, person).data, channel, campaign }
  const { subscriberId } = person.output
  const offers = await ask(visit, 'whyOffers', { subscriberId, channel })
  const role = visit.staff?.member.role
  return {
    person: {
      ...person.output,
      opens: role !== undefined && visit.hall.staffDoor.allows(role, 'seeTimeline'),
    },
    offers: offers.kind === 'done' ? offers.output : null,
    refused: null,
    channel,
    campaign,
  }
}

type Page = PageProps<typeof loader, typeof action>
type Answer = NonNullable<Page['loaderData']['answer']>
export type Person = NonNullable<Answer['person']>
export type Offers = NonNullable<Answer['offers']>

export default function Why({ loaderData, actionData }: Page) {
  const say = useSay()
  const { channels, campaigns } = loaderData
  const answer = actionData ?? loaderData.answer
  const refused: No | undefined = answer?.refused ?? undefined
  return (
    <>
      <title>{say(shell.titled, say(m.why))}</title>
      <PageHead title={say(m.why)} lead={say(m.whyLead)} />
      <NoNotice no={refused} />
      <Card>
        <SealedForm name="why" className="flex flex-wrap items-end gap-3">
          <SmallField
            name="msisdn"
            label={say(offerWords.msisdn)}
            inputMode="tel"
            maxLength={20}
            value={refused?.typed['msisdn']}
            wrong={refused?.issues['msisdn']}
          />
          <SmallSelect
            name="campaign"
            label={say(m.campaign)}
            options={[
              { value: '', label: say(m.noCampaign) },
              ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={answer?.campaign ?? loaderData.campaign}
            width="w-64"
          />
          <SmallSelect
            name="channel"
            label={say(m.offersOn)}
            options={channels}
            value={answer?.channel ?? 'sms'}
          />
          <Button icon="search">{say(offerWords.look)}</Button>
        </SealedForm>
      </Card>
      {answer?.person && (
        <div className="grid gap-5" data-why="">
          <WhyPerson person={answer.person} />
          {answer.person.campaign && (
            <WhyCampaign why={answer.person.campaign} person={answer.person} channels={channels} />
          )}
          <Recent person={answer.person} />
          {answer.offers && <WhyOffers seen={answer.offers} channels={channels} />}
        </div>
      )}
    </>
  )
}
