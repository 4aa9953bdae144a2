/** How everybody who works for the hall signs in: the staff at their desks, the shops at their tills. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Logo } from '../../ui/logo.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs } from '../../visit.ts'

/** The words of the page, said. */
export type SignInWords = {
  tab: string
  title: string
  lead: string
  cannot: string
  login: string
  password: string
  enter: string
  lockOut: string
}

export type SignInRefused = { words: string; login: string }

/** Who the cookie of this browser belongs to; nobody while a form is handed in. */
export async function whoIsSignedIn({ context }: PageArgs) {
  const { jar, hall, now, method } = visitIn(context)
  const cookie = jar.get('staff')
  return cookie && method === 'GET' ? hall.staffIdentity.sessionOf(cookie, now) : undefined
}

/** Tries what was typed, and gives the browser its cookie where it is right. */
export async function signIn({ context }: PageArgs) {
  const { hall, jar, typed, address: ip, language, now } = visitIn(context)
  const outcome = await hall.staffIdentity.signIn(typed, { ip, language }, now)
  if (outcome.kind !== 'refused') jar.set('staff', outcome.cookie)
  return outcome
}

export async function signOut({ context }: PageArgs): Promise<void> {
  const { jar, hall, address: ip, language, now } = visitIn(context)
  const cookie = jar.get('staff')
  if (cookie) await hall.staffIdentity.signOut(cookie, { ip, language }, now)
  jar.remove('staff')
}

export function SignInPage({
  name,
  words,
  no,
  hidden,
  children,
}: {
  /** Of the form. */
  name: string
  words: SignInWords
  no: SignInRefused | undefined
  hidden?: ReactNode
  children?: ReactNode
}) {
  return (
    <main id="content" className="mx-auto grid min-h-dvh w-full max-w-md content-center gap-6 px-5 py-10">
      <title>{words.tab}</title>
      <div className="flex items-center justify-between gap-4">
        <Logo className="size-11" />
        <LanguageSwitch />
      </div>
      <div className="grid gap-1">
        <h1 className="text-3xl font-semibold">{words.title}</h1>
        <p className="text-soft">{words.lead}</p>
      </div>
      {no && (
        <Notice tone="bad" title={words.cannot}>
          {no.words}
        </Notice>
      )}
      <Card>
        <SealedForm name={name} className="grid gap-5">
          {hidden}
          <Field name="login" label={words.login} autoComplete="username" value={no?.login} maxLength={40} />
          <Field
            name="password"
            label={words.password}
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
          <Button wide icon="in">
            {words.enter}
          </Button>
        </SealedForm>
      </Card>
      <p className="text-sm text-soft">{words.lockOut}</p>
      {children}
    </main>
  )
}
