import { Button, LinkButton } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered } from '../answer.ts'
import { NoNotice } from '../no-notice.tsx'
import { m } from './messages.ts'

export async function loader() {
  return {}
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  return answered(visit, await visit.perform('complain', { content: visit.typed['content'] ?? '' }))
}

export default function Complaint({ actionData: no }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  return (
    <div className="mx-auto grid w-full max-w-2xl gap-6">
      <title>{say(ui.titled, say(m.complaint))}</title>
      <PageHead title={say(m.complaint)} lead={say(m.complaintLead)} />
      <NoNotice no={no} />
      <Card>
        <SealedForm name="complaint" className="grid gap-5">
          <Field
            name="content"
            label={say(m.content)}
            hint={say(m.contentHint)}
            wrong={no?.issues['content']}
            value={no?.typed['content']}
            rows={7}
            maxLength={500}
          />
          <Button wide>{say(m.send)}</Button>
        </SealedForm>
      </Card>
      <p>
        <LinkButton tone="quiet" href="/requests">
          {say(m.mine)}
        </LinkButton>
      </p>
    </div>
  )
}
