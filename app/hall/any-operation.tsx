/** The page that every operation has by itself: its fields, a button, its answer. */
import { Button } from '../ui/button.tsx'
import { Card, PageHead } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { SealedForm } from '../ui/form.tsx'
import { useSay } from '../ui/frame.tsx'
import { m as ui } from '../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { answered } from './answer.ts'
import { m } from './messages.ts'
import { NoNotice } from './no-notice.tsx'
import { fieldsOf, isOptional, operationIn } from './operation-in.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { operation } = operationIn(visit, params['operation'])
  return {
    title: visit.say(operation.title),
    summary: visit.say(operation.summary),
    fields: fieldsOf(operation).map(([name, field]) => ({
      name,
      filled: field.secret ? undefined : (visit.url.searchParams.get(name) ?? undefined),
      label: visit.say(field.label),
      hint: field.hint && visit.say(field.hint),
      inputMode: field.inputMode,
      secret: field.secret ?? false,
      long: field.rest === true && field.inputMode !== 'numeric',
      required: !isOptional(operation, name),
    })),
  }
}

export async function action({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const { name, operation } = operationIn(visit, params['operation'])
  const secret = fieldsOf(operation).flatMap(([field, { secret }]) => (secret ? [field] : []))
  return answered(visit, await visit.perform(name, visit.typed), secret)
}

export default function AnyOperation({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const no = actionData
  return (
    <>
      <title>{say(ui.titled, loaderData.title)}</title>
      <PageHead title={loaderData.title} lead={loaderData.summary} />
      <NoNotice no={no} />
      <div className="w-full max-w-xl">
        <Card>
          <SealedForm name="operation" className="grid gap-5">
            {loaderData.fields.map((field) => (
              <Field
                key={field.name}
                name={field.name}
                label={field.label}
                hint={field.hint}
                inputMode={field.inputMode}
                type={field.secret ? 'password' : 'text'}
                required={field.required}
                value={no ? no.typed[field.name] : field.filled}
                wrong={no?.issues[field.name]}
                {...(field.long && { rows: 4 })}
              />
            ))}
            <Button wide>{say(loaderData.fields.length > 0 ? m.doIt : m.goOn)}</Button>
          </SealedForm>
        </Card>
      </div>
    </>
  )
}
