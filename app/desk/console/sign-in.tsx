import { data, redirect } from 'react-router'
import type { Role } from '#drizzle/schema/identity.ts'
import { localPath } from '../../hall/local-path.ts'
import type { Handle } from '../../serve/route-map.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Logo } from '../../ui/logo.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { m } from './messages.ts'
import { firstPlace } from './nav.ts'

export const handle: Handle = { guard: 'open' }

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const back = staffPath(visit.url.searchParams.get('back'))
  const cookie = visit.jar.get('staff')
  const known =
    cookie && visit.method === 'GET' && (await visit.hall.staffIdentity.sessionOf(cookie, visit.now))
  if (known) throw redirect(placeFor(known.staff.role, back), 303)
  return { back: back ?? '' }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const from = { ip: visit.address, language: visit.language }
  const outcome = await visit.hall.staffIdentity.signIn(visit.typed, from, visit.now)
  if (outcome.kind === 'refused') {
    return data({ words: outcome.words, login: visit.typed['login'] ?? '' }, 401)
  }
  visit.jar.set('staff', outcome.cookie)
  return redirect(placeFor(outcome.staff.role, staffPath(visit.typed['back'])), 303)
}

/** A shop that came to the wrong door is shown its own. */
function placeFor(role: Role, back: string | null): string {
  return role === 'shop' || back === null ? firstPlace[role] : back
}

/** Only the console's own pages; the role's first place otherwise. */
function staffPath(asked: unknown): string | null {
  const path = localPath(asked, '')
  return /^\/(desk|ops|marketing)(\/|\?|$)/.test(path) && !path.startsWith('/desk/sign-') ? path : null
}

export default function StaffSignIn({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <main id="content" className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-6 px-5 py-10">
      <title>{say(m.titled, say(m.signIn))}</title>
      <div className="flex items-center justify-between gap-4">
        <Logo className="size-11" />
        <LanguageSwitch />
      </div>
      <div className="grid gap-1">
        <h1 className="text-3xl font-semibold">{say(m.signIn)}</h1>
        <p className="text-soft">{say(m.signInLead)}</p>
      </div>
      {actionData && (
        <Notice tone="bad" title={say(m.cannot)}>
          {actionData.words}
        </Notice>
      )}
      <Card>
        <SealedForm name="staff" className="grid gap-5">
          <input type="hidden" name="back" value={loaderData.back} />
          <Field
            name="login"
            label={say(m.login)}
            autoComplete="username"
            value={actionData?.login}
            maxLength={40}
          />
          <Field
            name="password"
            label={say(m.password)}
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
          <Button wide icon="in">
            {say(m.enter)}
          </Button>
        </SealedForm>
      </Card>
      <p className="text-sm text-soft">{say(m.lockOut)}</p>
      <p>
        <LinkButton tone="plain" href="/">
          {say(m.forSubscribers)}
        </LinkButton>
      </p>
    </main>
  )
}
