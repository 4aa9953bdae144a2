import { data, redirect } from 'react-router'
import type { Handle } from '../serve/route-map.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { Logo } from '../ui/logo.tsx'
import { Notice } from '../ui/notice.tsx'
import { firstPlace } from '../desk/console/nav.ts'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { m } from './messages.ts'

export const handle: Handle = { guard: 'open' }

export async function loader({ context }: PageArgs) {
  const { jar, hall, now, method } = visitIn(context)
  const cookie = jar.get('staff')
  const known = cookie && method === 'GET' && (await hall.staffIdentity.sessionOf(cookie, now))
  if (known) throw redirect(firstPlace[known.staff.role], 303)
  return {}
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const from = { ip: visit.address, language: visit.language }
  const outcome = await visit.hall.staffIdentity.signIn(visit.typed, from, visit.now)
  if (outcome.kind === 'refused') {
    return data({ words: outcome.words, login: visit.typed['login'] ?? '' }, 401)
  }
  visit.jar.set('staff', outcome.cookie)
  return redirect(firstPlace[outcome.staff.role], 303)
}

export default function ShopSignIn({ actionData }: PageProps<typeof loader, typeof action>) {
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
        <SealedForm name="shop" className="grid gap-5">
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
    </main>
  )
}
