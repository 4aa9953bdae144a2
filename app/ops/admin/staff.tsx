/** The operator's people. */
import type { Role } from '#drizzle/schema/identity.ts'
import { dateTime } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, PageHead, Sheet } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell, roles } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { m } from './messages.ts'

const PLACE = '/ops/staff?saved'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const people = await seen(visit, 'seeStaff', {})
  return {
    people: people.map((one) => ({ ...one, locked: (one.lockedUntil ?? 0) > visit.now })),
    branches: (await visit.hall.codes()).branches,
    self: visit.staff?.member.id ?? '',
    saved: visit.url.searchParams.has('saved'),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { staffId, disabled } = visit.typed
  if (staffId) return acted(visit, 'disableStaff', { staffId, disabled }, PLACE)
  return acted(visit, 'addStaff', visit.typed, PLACE, ['password'])
}

type Page = PageProps<typeof loader, typeof action>

export default function Staff({ loaderData, actionData: no }: Page) {
  const say = useSay()
  return (
    <>
      <title>{say(shell.titled, say(m.staff))}</title>
      <PageHead title={say(m.staff)} lead={say(m.staffLead)} />
      <NoNotice no={no} />
      {loaderData.saved && !no && <Notice tone="good">{say(m.staffSaved)}</Notice>}
      <People {...loaderData} />
      <AddStaff {...loaderData} no={no} />
    </>
  )
}

function People({ people, branches, self }: Page['loaderData']) {
  const say = useSay()
  const language = useLanguage()
  const branchOf = (code: string | null) =>
    code ? (branches.find((branch) => branch.code === code)?.name[language] ?? code) : say(m.wholeCity)
  return (
    <Sheet>
      <Grid
        caption={say(m.staff)}
        rows={people}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'login',
            label: say(m.login),
            cell: ({ login }) => <span className="font-medium">{login}</span>,
          },
          { key: 'name', label: say(m.name), cell: ({ name }) => name },
          { key: 'role', label: say(m.role), cell: ({ role }) => say(roles[role]) },
          { key: 'branch', label: say(m.branch), cell: ({ branchCode }) => branchOf(branchCode) },
          {
            key: 'state',
            label: say(m.state),
            cell: ({ disabled, locked, lockedUntil }) =>
              disabled ? (
                <Badge tone="bad">{say(m.disabled)}</Badge>
              ) : locked ? (
                <Badge tone="warn">{say(m.locked, dateTime(lockedUntil ?? 0).slice(11))}</Badge>
              ) : (
                <Badge tone="good">{say(m.active)}</Badge>
              ),
          },
          {
            key: 'do',
            label: say(m.disable),
            align: 'right',
            cell: ({ id, name, disabled }) =>
              id === self ? (
                <span className="text-soft">{say(m.yourself)}</span>
              ) : (
                <SealedForm name={`staff-${id}`}>
                  <input type="hidden" name="staffId" value={id} />
                  <button
                    type="submit"
                    name="disabled"
                    value={String(!disabled)}
                    aria-label={say(disabled ? m.enableWhom : m.disableWhom, name)}
                    className={smallButton}
                  >
                    {say(disabled ? m.enable : m.disable)}
                  </button>
                </SealedForm>
              ),
          },
        ]}
      />
    </Sheet>
  )
}

const roleOrder: Role[] = ['clerk', 'backoffice', 'marketing', 'ops', 'admin']

function AddStaff({ branches, no }: Page['loaderData'] & { no: Page['actionData'] }) {
  const say = useSay()
  const language = useLanguage()
  return (
    <Card title={say(m.addStaff)}>
      <SealedForm name="add" className="flex flex-wrap items-end gap-3">
        <SmallField
          name="login"
          label={say(m.login)}
          value={no?.typed['login']}
          wrong={no?.issues['login']}
        />
        <SmallField name="name" label={say(m.name)} value={no?.typed['name']} wrong={no?.issues['name']} />
        <SmallSelect
          name="role"
          label={say(m.role)}
          value={no?.typed['role']}
          wrong={no?.issues['role']}
          options={roleOrder.map((role) => ({ value: role, label: say(roles[role]) }))}
        />
        <SmallSelect
          name="branchCode"
          label={say(m.branch)}
          value={no?.typed['branchCode']}
          options={[
            { value: '', label: say(m.wholeCity) },
            ...branches.map(({ code, name }) => ({ value: code, label: name[language] })),
          ]}
        />
        <SmallField name="password" type="password" label={say(m.password)} wrong={no?.issues['password']} />
        <Button icon="plus">{say(m.add)}</Button>
      </SealedForm>
    </Card>
  )
}
