/** What earns e-coins, and out of which budgets. */
import type { StaffOutputOf } from '#server/staff/door.ts'
import { isoDate } from '#words/format.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Badge, Card, EmptyState, PageHead } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { BudgetForm, Budgets } from './budgets.tsx'
import { kinds, m } from './messages.ts'
import { RuleForm } from './rule-form.tsx'

export type Seen = StaffOutputOf<'seeEarningRules'>

const PLACE = '/marketing/earning?saved'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  return {
    ...(await seen(visit, 'seeEarningRules', {})),
    /** The code of what is changed, `new`, or nothing. */
    rule: searchParams.get('rule') ?? '',
    budget: searchParams.get('budget') ?? '',
    saved: searchParams.has('saved'),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { what, ...typed } = visit.typed
  return acted(visit, what === 'budget' ? 'saveBudget' : 'saveEarningRule', typed, PLACE)
}

type Page = PageProps<typeof loader, typeof action>

export default function Earning({ loaderData, actionData: no }: Page) {
  const say = useSay()
  const { rule, budget, saved } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.earning))}</title>
      <PageHead title={say(m.earning)} lead={say(m.lead)}>
        <LinkButton href="/marketing/earning?rule=new" icon="plus">
          {say(m.newRule)}
        </LinkButton>
      </PageHead>
      <NoNotice no={no} />
      {saved && !no && <Notice tone="good">{say(m.saved)}</Notice>}
      {rule && <RuleForm seen={loaderData} changing={rule} no={no} />}
      {budget && <BudgetForm seen={loaderData} changing={budget} no={no} />}
      <Rules {...loaderData} />
      <Budgets {...loaderData} />
    </>
  )
}

type Rule = Seen['rules'][number]

function Rules({ rules, businesses, channels, budgets, dry }: Seen) {
  const say = useSay()
  const named = (list: Seen['businesses'], code: string | null) => {
    if (code === null) return say(m.any)
    const found = list.find((each) => each.code === code)
    return found ? say(found.name) : code
  }
  return (
    <Card title={say(m.rules)} flush>
      <Grid
        caption={say(m.rules)}
        rows={rules}
        rowKey={({ code }) => code}
        empty={<EmptyState icon="ecoin" title={say(m.noRules)} />}
        columns={[
          {
            key: 'name',
            label: say(m.name),
            cell: ({ code, name }) => (
              <>
                <span className="block font-medium whitespace-nowrap">{name}</span>
                <span className="font-mono text-xs whitespace-nowrap text-soft">{code}</span>
              </>
            ),
          },
          { key: 'kind', label: say(m.kind), cell: ({ kind }) => say(kinds[kind]) },
          { key: 'business', label: say(m.business), cell: ({ business }) => named(businesses, business) },
          { key: 'channel', label: say(m.channel), cell: ({ channel }) => named(channels, channel) },
          { key: 'coins', label: say(m.coins), align: 'right', cell: ({ coins }) => coins },
          { key: 'limits', label: say(m.limits), cell: (rule) => <Limits {...rule} /> },
          { key: 'dates', label: say(m.dates), cell: (rule) => <Dates {...rule} /> },
          {
            key: 'budget',
            label: say(m.budget),
            cell: ({ budgetCode }) => budgets.find(({ code }) => code === budgetCode)?.name ?? '—',
          },
          {
            key: 'state',
            label: say(m.state),
            cell: ({ code, open }) => <State open={open} dry={dry.includes(code)} />,
          },
          {
            key: 'change',
            label: say(m.change),
            align: 'right',
            cell: ({ code, name }) => (
              <a
                href={`/marketing/earning?rule=${code}`}
                className={smallButton}
                aria-label={say(m.changeWhat, name)}
              >
                {say(m.change)}
              </a>
            ),
          },
        ]}
      />
    </Card>
  )
}

/** A rule that is on and has nothing to pay with says so. */
function State({ open, dry }: { open: boolean; dry: boolean }) {
  const say = useSay()
  if (open && dry) return <Badge tone="bad">{say(m.dry)}</Badge>
  return <Badge tone={open ? 'good' : 'plain'}>{say(open ? m.on : m.off)}</Badge>
}

function Limits({ kind, perDay, perMonth }: Rule) {
  const say = useSay()
  if (kind === 'first-use') return say(m.once)
  const limits = [perDay && say(m.aDay, perDay), perMonth && say(m.aMonth, perMonth)].filter(Boolean)
  return limits.length > 0 ? limits.join(' · ') : say(m.noLimit)
}

function Dates({ startsAt, endsAt }: Rule) {
  const say = useSay()
  if (startsAt === null && endsAt === null) return say(m.always)
  const day = (at: number | null) => (at === null ? '' : isoDate(at))
  return (
    <span className="whitespace-nowrap tabular-nums">
      {day(startsAt)} – {day(endsAt && endsAt - 1)}
    </span>
  )
}
