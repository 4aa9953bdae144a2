import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted } from './ask.ts'
import { m } from './messages.ts'
import { NoNotice } from './no-notice.tsx'

const SECRET = ['current', 'password']

export async function loader({ context }: PageArgs) {
  return { changed: visitIn(context).url.searchParams.has('changed') }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  return acted(visit, 'changeOwnPassword', visit.typed, '/desk/password?changed', SECRET)
}

export default function OwnPassword({ loaderData, actionData: no }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <div className="grid w-full max-w-lg gap-5">
      <title>{say(m.titled, say(m.ownPassword))}</title>
      <PageHead title={say(m.ownPassword)} />
      <NoNotice no={no} />
      {loaderData.changed && !no && <Notice tone="good">{say(m.passwordChanged)}</Notice>}
      <Card>
        <SealedForm name="password" className="grid gap-5">
          <Field
            name="current"
            type="password"
            autoComplete="current-password"
            label={say(m.currentPassword)}
            wrong={no?.issues['current']}
          />
          <Field
            name="password"
            type="password"
            autoComplete="new-password"
            label={say(m.newPassword)}
            hint={say(m.newPasswordHint)}
            wrong={no?.issues['password']}
          />
          <Button>{say(m.change)}</Button>
        </SealedForm>
      </Card>
    </div>
  )
}
