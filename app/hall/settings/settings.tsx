import { redirect } from 'react-router'
import type { OutputOf } from '#server/portal.ts'
import { dateTime } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered, type No } from '../answer.ts'
import { look } from '../look.ts'
import { NoNotice } from '../no-notice.tsx'
import { deviceName } from './device-name.ts'
import { MarketingCard } from './marketing-card.tsx'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { seen } = await look(visit, 'seeSessions')
  const { seen: way, reply } = await look(visit, 'seeMarketingWay')
  const marketing = way?.marketing ?? visit.line?.subscriber.marketing ?? false
  return { sessions: seen?.sessions ?? [], marketing, way, reply }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { step, current = '', password = '', again = '', session = '', way } = visit.typed
  if (step === 'password') {
    const outcome = await visit.perform('changePassword', { current, password, again })
    return answered(visit, outcome, ['current', 'password', 'again'])
  }
  if (step === 'stop') return answered(visit, await visit.perform('stopMarketing', {}))
  if (step === 'allow') return answered(visit, await visit.perform('allowMarketing', {}))
  if (step === 'way') return answered(visit, await visit.perform('chooseMarketingWay', { way }))
  if (step === 'end') return answered(visit, await visit.perform('endSession', { session }))
  return redirect('/settings', 303)
}

export default function Settings({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.settings))}</title>
      <PageHead title={say(m.settings)} />
      <NoNotice no={actionData} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <LanguageCard />
        <MarketingCard {...loaderData} wrong={actionData?.issues['way']} />
        <PasswordCard no={actionData} />
        <SessionsCard sessions={loaderData.sessions} />
      </div>
    </>
  )
}

function LanguageCard() {
  const say = useSay()
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <Card title={say(m.language)}>
      <p className="mb-4 text-soft">{say(m.languageLead)}</p>
      <SealedForm name="choose-language" action="/language" className="flex flex-wrap items-center gap-3">
        <input type="hidden" name="back" value="/settings" />
        <Badge tone="lan">{say(m[language])}</Badge>
        <Button tone="plain" name="language" value={other}>
          <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{say(m[other])}</span>
        </Button>
      </SealedForm>
    </Card>
  )
}

function PasswordCard({ no }: { no: No | undefined }) {
  const say = useSay()
  const secret = { type: 'password', inputMode: 'numeric', maxLength: 6 } as const
  return (
    <Card title={say(m.password)}>
      <SealedForm name="password" className="grid gap-5">
        <Field
          {...secret}
          name="current"
          label={say(m.current)}
          autoComplete="current-password"
          wrong={no?.issues['current']}
        />
        <Field
          {...secret}
          name="password"
          label={say(m.fresh)}
          hint={say(m.freshHint)}
          autoComplete="new-password"
          wrong={no?.issues['password']}
        />
        <Field
          {...secret}
          name="again"
          label={say(m.again)}
          autoComplete="new-password"
          wrong={no?.issues['again']}
        />
        <Button name="step" value="password">
          {say(m.change)}
        </Button>
      </SealedForm>
    </Card>
  )
}

function SessionsCard({ sessions }: { sessions: OutputOf<'seeSessions'>['sessions'] }) {
  const say = useSay()
  return (
    <Card title={say(m.sessions)}>
      <ul className="grid gap-4">
        {sessions.map((session) => {
          const device = deviceName(session.device) ?? say(m.unknownDevice)
          return (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Icon name="laptop" className="size-6 flex-none text-soft" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2 font-medium">
                  {device}
                  {session.current && <Badge tone="good">{say(m.here)}</Badge>}
                </p>
                <p className="text-sm text-soft tabular-nums">{say(m.seen, dateTime(session.seenAt))}</p>
              </div>
              {!session.current && (
                <SealedForm name={`end-${session.id}`}>
                  <input type="hidden" name="session" value={session.id} />
                  <Button tone="plain" name="step" value="end" label={say(m.endNamed, device)}>
                    {say(m.end)}
                  </Button>
                </SealedForm>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
