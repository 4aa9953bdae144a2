import { redirect } from 'react-router'
import type { PreregistrationField } from '#drizzle/schema/request.ts'
import { isoDate } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { Field, Select } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { m as ui } from '../../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { answered, type No } from '../answer.ts'
import { NoNotice } from '../no-notice.tsx'
import { m } from './messages.ts'

export async function loader({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const kind = (await visit.kinds()).find((each) => each.code === params['kind'])
  // Closed meanwhile, or not for this brand: the list shows what there is.
  if (!kind) throw redirect('/requests', 303)
  return { kind, today: isoDate(visit.now) }
}

/** The fields arrive as `details.<name>`, which is also how the operation names what is wrong with them. */
export async function action({ params, context }: PageArgs) {
  const visit = visitIn(context)
  const details = Object.entries(visit.typed).flatMap(([name, value]) =>
    name.startsWith('details.') ? [[name.slice('details.'.length), value]] : [],
  )
  const input = { code: params['kind'] ?? '', details: Object.fromEntries(details) as Record<string, string> }
  return answered(visit, await visit.perform('preRegister', input))
}

export default function NewRequest({ loaderData, actionData }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { kind, today } = loaderData
  return (
    <div className="mx-auto grid w-full max-w-xl gap-6">
      <title>{say(ui.titled, say(kind.name))}</title>
      <PageHead title={say(kind.name)} lead={say(kind.summary)} />
      <NoNotice no={actionData} />
      <Card>
        <SealedForm name="request" className="grid gap-5">
          {kind.fields.map((field) => (
            <AskedField key={field.name} field={field} today={today} no={actionData} />
          ))}
          <Button wide>{say(m.submit)}</Button>
          <p className="text-sm text-soft">{say(m.within, kind.deadlineDays)}</p>
        </SealedForm>
      </Card>
      {kind.stores.length > 0 && (
        <Card title={say(m.stores)}>
          <ul className="grid list-disc gap-1 pl-5">
            {kind.stores.map((store) => (
              <li key={store.zh}>{say(store)}</li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}

function AskedField({
  field,
  today,
  no,
}: {
  field: PreregistrationField
  today: string
  no: No | undefined
}) {
  const say = useSay()
  const name = `details.${field.name}`
  const shared = {
    name,
    label: say(field.label),
    required: field.required,
    value: no?.typed[name],
    wrong: no?.issues[name],
  }
  if (field.kind === 'choice') {
    const choices = (field.choices ?? []).map(({ value, label }) => ({ value, label: say(label) }))
    return <Select {...shared} options={[{ value: '', label: say(m.choose) }, ...choices]} />
  }
  return field.kind === 'date' ? (
    <Field {...shared} type="date" min={today} />
  ) : (
    <Field {...shared} maxLength={100} />
  )
}
