import { dateTime } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { look } from '../look.ts'
import { OfferButtons } from '../offers/offer-slot.tsx'
import { placeToGoOn } from '../places.ts'
import { m } from './messages.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { seen } = await look(visit, 'openMessage', { message: params['message'] })
  if (!seen) throw new Response(null, { status: 404 })
  return { ...seen, goOn: seen.leads && placeToGoOn(visit, seen.leads) }
}

export default function Message({ loaderData: message }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <title>{say(ui.titled, message.title)}</title>
      <Card>
        <article className="grid gap-4">
          <header>
            <h1 className="text-2xl font-semibold">{message.title}</h1>
            <p className="text-sm text-soft tabular-nums">
              {say(m[message.kind])} · {dateTime(message.sentAt)}
            </p>
          </header>
          <p className="text-lg whitespace-pre-line">{message.body}</p>
          {message.offer && <OfferButtons code={message.offer} name={message.title} />}
        </article>
      </Card>
      <p className="flex flex-wrap gap-3">
        {message.goOn && !message.offer && <LinkButton href={message.goOn}>{say(m.goOn)}</LinkButton>}
        <LinkButton tone="plain" icon="back" href="/inbox">
          {say(m.back)}
        </LinkButton>
      </p>
    </div>
  )
}
