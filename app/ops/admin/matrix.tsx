/** The function matrix of one brand: functions down, channels across, a switch in each cell. */
import type { StaffActionName } from '#server/staff/actions.ts'
import { PageHead, Sheet } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, seen } from '../../desk/console/ask.ts'
import { Grid } from '../../desk/console/grid.tsx'
import { brands as brandWords, m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { m } from './messages.ts'

const CHANGE: StaffActionName = 'switchFunction'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const { functions, brands, channels, switches } = await seen(visit, 'seeMatrix', {})
  const brand = brands.find((each) => each === searchParams.get('brand')) ?? brands[0]
  const open = new Set(
    switches.filter((row) => row.brand === brand && row.open).map((row) => `${row.operation} ${row.channel}`),
  )
  const operations: Record<string, { title: Parameters<typeof visit.say>[0]; keyword?: string } | undefined> =
    visit.hall.operations
  const role = visit.staff?.member.role
  return {
    brand,
    brands,
    channels: channels.filter((channel) => channel.electronic),
    rows: functions.map((name) => ({
      name,
      title: operations[name] ? visit.say(operations[name].title) : name,
      keyword: operations[name]?.keyword ?? '',
      open: channels.filter(({ code }) => open.has(`${name} ${code}`)).map(({ code }) => code),
    })),
    switches: role !== undefined && visit.hall.staffDoor.allows(role, CHANGE),
    changed: { operation: searchParams.get('operation'), channel: searchParams.get('channel') },
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { brand = '', operation = '', cell = '' } = visit.typed
  const [channel = '', open = ''] = cell.split('=')
  const place = `/ops/matrix?${new URLSearchParams({ brand, operation, channel }).toString()}#${operation}`
  return acted(visit, CHANGE, { brand, operation, channel, open }, place)
}

type Page = PageProps<typeof loader, typeof action>
type Row = Page['loaderData']['rows'][number]

export default function Matrix({ loaderData, actionData }: Page) {
  const say = useSay()
  const { brand, brands, rows, channels } = loaderData
  const language = useLanguage()
  return (
    <>
      <title>{say(shell.titled, say(m.matrix))}</title>
      <PageHead title={say(m.matrix)} lead={say(m.matrixLead)} />
      <NoNotice no={actionData} />
      {!actionData && <Changed {...loaderData} />}
      <Tabs
        label={say(m.brand)}
        tabs={brands.map((each) => ({
          href: `/ops/matrix?brand=${each}`,
          label: say(brandWords[each]),
          current: each === brand,
        }))}
      />
      <Sheet>
        <Grid
          caption={`${say(m.matrix)} · ${say(brandWords[brand])}`}
          rows={rows}
          rowKey={(row) => row.name}
          columns={[
            {
              key: 'operation',
              label: say(m.operation),
              cell: (row) => (
                <span id={row.name} className="flex scroll-mt-24 items-baseline gap-2 whitespace-nowrap">
                  <span className="font-medium">{row.title}</span>
                  <span className="font-mono text-xs text-soft">{row.keyword}</span>
                </span>
              ),
            },
            ...channels.map(({ code, name }) => ({
              key: code,
              label: name[language],
              align: 'center' as const,
              cell: (row: Row) => (
                <Cell row={row} channel={{ code, name: name[language] }} shown={loaderData} />
              ),
            })),
          ]}
        />
      </Sheet>
      <p className="text-sm text-soft">{say(m.human)}</p>
    </>
  )
}

function Changed({ rows, channels, changed }: Page['loaderData']) {
  const say = useSay()
  const language = useLanguage()
  const row = rows.find(({ name }) => name === changed.operation)
  const channel = channels.find(({ code }) => code === changed.channel)
  if (!row || !channel) return null
  const words = say(m.switched, row.title, channel.name[language], row.open.includes(channel.code))
  return <Notice tone="good">{words}</Notice>
}

/** A switch is a form of its own: it works without scripts, and says in words what a press does. */
function Cell({
  row,
  channel,
  shown,
}: {
  row: Row
  channel: { code: string; name: string }
  shown: Page['loaderData']
}) {
  const say = useSay()
  const open = row.open.includes(channel.code)
  if (!shown.switches) return <span>{say(open ? m.open : m.closed)}</span>
  return (
    <SealedForm name={`${row.name}.${channel.code}`.replace(/[^\w.-]/g, '').slice(0, 50)}>
      <input type="hidden" name="brand" value={shown.brand} />
      <input type="hidden" name="operation" value={row.name} />
      <button
        type="submit"
        name="cell"
        value={`${channel.code}=${!open}`}
        aria-label={say(m.toggle, row.title, channel.name, open)}
        aria-pressed={open}
        className="inline-flex h-8 w-14 cursor-pointer items-center rounded-full border border-edge bg-sunk px-1 text-soft hover:brightness-95 aria-pressed:justify-end aria-pressed:border-lan aria-pressed:bg-lan aria-pressed:text-lan"
      >
        <span className="grid size-6 place-items-center rounded-full bg-card">
          <Icon name={open ? 'check' : 'cross'} className="size-4" />
        </span>
      </button>
    </SealedForm>
  )
}
