import { data } from 'react-router'
import type { Service } from '#server/boss/boss.ts'
import type { ServiceOffer, ServicesOutput } from '#server/service/list-services.ts'
import { isoDate, yuan } from '#words/format.ts'
import type { Say } from '#words/message.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered, noOf } from '../answer.ts'
import { look } from '../look.ts'
import { NoNotice } from '../no-notice.tsx'
import { Refused } from '../refused.tsx'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const wanted = visit.url.searchParams.get('code')?.toUpperCase() ?? null
  return { ...(await look(visit, 'listServices')), wanted }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { code, shown = '' } = visit.typed
  if (code !== undefined) return answered(visit, await visit.perform('turnServiceOn', { code }))
  const indexes = visit.form.getAll('index').filter((index) => typeof index === 'string')
  if (indexes.length === 0) return data(noOf(visit.say(m.services), [visit.say(m.noneTicked)]), 422)
  return answered(visit, await visit.perform('cancelServices', { indexes: indexes.join(','), shown }))
}

export default function ServicesPage({
  loaderData: { seen, refused, wanted },
  actionData,
}: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.services))}</title>
      <PageHead title={say(m.services)} lead={say(m.servicesLead)} />
      <NoNotice no={actionData} />
      {seen ? (
        <>
          <Wanted services={seen} code={wanted} />
          <Card title={say(m.mine)}>
            {seen.items.length === 0 ? (
              <EmptyState icon="service" title={say(m.nothing)} />
            ) : (
              <Mine services={seen} />
            )}
          </Card>
          <Card title={say(m.offers)} flush>
            <ul>
              {seen.offers.map((offer) => (
                <li key={offer.service.code} className="border-t border-line first:border-0">
                  <Offer offer={offer} />
                </li>
              ))}
            </ul>
          </Card>
        </>
      ) : (
        <Refused refused={refused} />
      )}
    </>
  )
}

/** What somebody came for, before everything else. */
function Wanted({ services: { offers, items }, code }: { services: ServicesOutput; code: string | null }) {
  const say = useSay()
  const wanted = offers.find(({ service }) => service.code === code)
  if (wanted) {
    return (
      <Card title={say(m.wanted)} flush>
        <Offer offer={wanted} name="wanted" />
      </Card>
    )
  }
  const held = items.find(({ service }) => service.code === code)
  if (held) return <Notice tone="good">{say(m.held, say(held.service.name))}</Notice>
  return code ? <Notice tone="warn">{say(m.notForLine)}</Notice> : null
}

function Mine({ services: { items, shown } }: { services: ServicesOutput }) {
  const say = useSay()
  return (
    <SealedForm name="cancel" className="grid gap-4">
      <input type="hidden" name="shown" value={shown} />
      <fieldset>
        <legend className="text-soft">{say(m.choose)}</legend>
        <ul>
          {items.map(({ index, service, since, endsAt, inPlan, cancellable }) => (
            <li key={service.code} className="border-b border-line last:border-0">
              <label className="flex min-h-16 items-center gap-4 py-3">
                <input
                  type="checkbox"
                  name="index"
                  value={index}
                  disabled={!cancellable}
                  className="size-6 flex-none accent-lan disabled:opacity-40"
                />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{say(service.name)}</span>
                  <span className="block text-sm text-soft">
                    {say(m.since, isoDate(since))}
                    {endsAt !== null && ` · ${say(m.endsAt, isoDate(endsAt - 1))}`}
                  </span>
                </span>
                {inPlan ? <Badge tone="lan">{say(m.inPlan)}</Badge> : <Badge>{termsOf(service, say)}</Badge>}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      {items.some((item) => item.cancellable) && (
        <p>
          <Button tone="danger">{say(m.cancelChosen)}</Button>
        </p>
      )}
    </SealedForm>
  )
}

function Offer({ offer: { service, refused }, name = 'on' }: { offer: ServiceOffer; name?: string }) {
  const say = useSay()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-5 py-4 sm:px-6">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{say(service.name)}</span>
          <Badge tone={service.charging === 'free' ? 'good' : 'plain'}>{termsOf(service, say)}</Badge>
        </p>
        <p className="text-sm text-soft">{say(service.summary)}</p>
        {refused && <p className="text-sm text-warn">{refused.text}</p>}
      </div>
      {!refused && (
        <SealedForm name={`${name}-${service.code}`}>
          <input type="hidden" name="code" value={service.code} />
          <Button tone="quiet" label={say(m.turnOnNamed, say(service.name))}>
            {say(m.turnOn)}
          </Button>
        </SealedForm>
      )}
    </div>
  )
}

function termsOf({ charging, priceFen }: Service, say: Say): string {
  return charging === 'free' ? say(m.free) : say(m[charging], yuan(priceFen))
}
