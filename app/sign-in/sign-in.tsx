import { data, redirect } from 'react-router'
import { maskMsisdn } from '#words/format.ts'
import { localPath } from '../hall/local-path.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { m as ui } from '../ui/messages.ts'
import { Notice } from '../ui/notice.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { fromOf } from './from.ts'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const back = localPath(visit.url.searchParams.get('back'), '/overview')
  if (visit.line && visit.method === 'GET') throw redirect(back, 303)
  return { back, byPassword: visit.url.searchParams.get('by') === 'password' }
}

/** The number is kept between the steps, the secret never. */
type Answered = { msisdn: string; sent?: string; refused?: string; issues?: Record<string, string> }

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const form = visit.typed
  const msisdn = form['msisdn'] ?? ''
  const { identity } = visit.hall
  const from = fromOf(visit)
  const step = form['step']
  const outcome =
    step === 'send'
      ? await identity.requestCode(form, from, visit.now)
      : step === 'code'
        ? await identity.signInWithCode(form, from, visit.now)
        : await identity.signInWithPassword(form, from, visit.now)
  if (outcome.kind === 'signed-in') {
    visit.jar.set('session', outcome.cookie)
    return redirect(localPath(form['back'], '/overview'), 303)
  }
  if (outcome.kind === 'sent') return data<Answered>({ msisdn, sent: outcome.words })
  if (outcome.kind === 'refused')
    return data<Answered>({ msisdn, refused: outcome.words, ...(step === 'code' && { sent: '' }) }, 401)
  const issues = Object.fromEntries(outcome.issues.map((issue) => [issue.field, issue.message]))
  return data<Answered>({ msisdn, issues, ...(step === 'code' && { sent: '' }) }, 422)
}

export default function SignIn({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { back, byPassword } = loaderData
  const told = actionData
  const query = `back=${encodeURIComponent(back)}`
  return (
    <div className="mx-auto grid max-w-md gap-6 pt-4 sm:pt-12">
      <title>{say(ui.titled, say(m.signIn))}</title>
      <div className="grid gap-1">
        <h1 className="text-3xl font-semibold">{say(m.signIn)}</h1>
        <p className="text-soft">{say(m.signInLead)}</p>
      </div>
      <Tabs
        label={say(m.ways)}
        tabs={[
          { href: `/sign-in?${query}`, label: say(m.byCode), current: !byPassword },
          { href: `/sign-in?by=password&${query}`, label: say(m.byPassword), current: byPassword },
        ]}
      />
      {told?.refused && (
        <Notice tone="bad" title={say(m.cannot)}>
          {told.refused}
        </Notice>
      )}
      {told?.sent && (
        <Notice tone="good" title={say(m.codeSentTo)}>
          {told.sent}
        </Notice>
      )}
      <Card>
        {byPassword ? (
          <PasswordForm back={back} told={told} />
        ) : told?.sent === undefined ? (
          <NumberForm back={back} told={told} />
        ) : (
          <CodeForm back={back} told={told} />
        )}
      </Card>
      <p className="flex items-start gap-2 text-sm text-soft">
        <Icon name="shield" className="mt-0.5 size-5 flex-none text-lan-text" />
        {say(m.safety)}
      </p>
    </div>
  )
}

type FormProps = { back: string; told: Answered | undefined }

function NumberField({ told }: { told: Answered | undefined }) {
  const say = useSay()
  return (
    <Field
      name="msisdn"
      label={say(m.msisdn)}
      hint={say(m.msisdnHint)}
      wrong={told?.issues?.['msisdn']}
      type="tel"
      inputMode="tel"
      autoComplete="username"
      value={told?.msisdn}
      maxLength={20}
      large
    />
  )
}

function PasswordForm({ back, told }: FormProps) {
  const say = useSay()
  return (
    <SealedForm name="password" className="grid gap-5">
      <input type="hidden" name="back" value={back} />
      <NumberField told={told} />
      <Field
        name="password"
        label={say(m.password)}
        hint={say(m.passwordHint)}
        wrong={told?.issues?.['password']}
        type="password"
        inputMode="numeric"
        autoComplete="current-password"
        maxLength={6}
        large
      />
      <Button wide name="step" value="password">
        {say(m.signIn)}
      </Button>
    </SealedForm>
  )
}

function NumberForm({ back, told }: FormProps) {
  const say = useSay()
  return (
    <SealedForm name="number" className="grid gap-5">
      <input type="hidden" name="back" value={back} />
      <NumberField told={told} />
      <Button wide name="step" value="send">
        {say(m.sendCode)}
      </Button>
    </SealedForm>
  )
}

const AGAIN_S = 60

function CodeForm({ back, told }: FormProps) {
  const say = useSay()
  const msisdn = told?.msisdn ?? ''
  return (
    <div className="grid gap-5">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-xl font-semibold tabular-nums">{maskMsisdn(msisdn)}</span>
        <LinkButton tone="quiet" href={`/sign-in?back=${encodeURIComponent(back)}`}>
          {say(m.otherNumber)}
        </LinkButton>
      </p>
      <SealedForm name="code" className="grid gap-5">
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="msisdn" value={msisdn} />
        <Field
          name="code"
          label={say(m.code)}
          hint={say(m.codeHint)}
          wrong={told?.issues?.['code']}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
          large
        />
        <Button wide name="step" value="code">
          {say(m.signIn)}
        </Button>
      </SealedForm>
      <SealedForm name="again">
        <input type="hidden" name="back" value={back} />
        <input type="hidden" name="msisdn" value={msisdn} />
        <Button wide tone="quiet" name="step" value="send" againIn={AGAIN_S}>
          {say(m.sendAgain)}
        </Button>
      </SealedForm>
    </div>
  )
}
