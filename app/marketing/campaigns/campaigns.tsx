/** Every campaign, how far it is, and the emergency stop. */
import { dateTime } from '#words/format.ts'
import { EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, may, seen } from '../../desk/console/ask.ts'
import { Filters, FilterSelect, smallButton } from '../../desk/console/filter.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { ProgressBar } from './campaign-progress.tsx'
import { lifeStates, m } from './messages.ts'
import { StateBadge } from './state.tsx'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const theme = (searchParams.get('theme') ?? '').slice(0, 20)
  const state = Object.keys(lifeStates).find((each) => each === searchParams.get('state')) ?? ''
  const { rows, themes, policy } = await seen(visit, 'seeCampaigns', { theme, state })
  return {
    theme,
    state,
    themes,
    stopped: policy.stoppedAt !== null,
    writes: may(visit, 'saveCampaign'),
    emergency: may(visit, policy.stoppedAt === null ? 'stopEverything' : 'letGoOn'),
    rows: rows.map(({ campaign, results }) => ({
      id: campaign.id,
      name: campaign.name,
      theme: campaign.theme,
      state: campaign.state,
      begins: dateTime(campaign.startedAt ?? campaign.schedule.firstAt),
      all: results.all,
    })),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const name = visit.typed['do'] === 'go-on' ? 'letGoOn' : 'stopEverything'
  return acted(visit, name, {}, '/marketing/campaigns')
}

export default function Campaigns({ loaderData, actionData: no }: PageProps<typeof loader, typeof action>) {
  const say = useSay()
  const { rows, stopped, writes, emergency, theme, themes, state } = loaderData
  const filtered = theme !== '' || state !== ''
  return (
    <>
      <title>{say(shell.titled, say(m.campaigns))}</title>
      <PageHead title={say(m.campaigns)} lead={say(m.campaignsLead)}>
        <div className="flex flex-wrap gap-2">
          <a href="/marketing/calendar" className={smallButton}>
            {say(m.calendar)}
          </a>
          {emergency && (
            <SealedForm name="emergency">
              <Button tone="danger" name="do" value={stopped ? 'go-on' : 'stop'}>
                {say(stopped ? m.letGoOn : m.stopEverything)}
              </Button>
            </SealedForm>
          )}
          {writes && (
            <LinkButton href="/marketing/campaigns/new" icon="plus">
              {say(m.newCampaign)}
            </LinkButton>
          )}
        </div>
      </PageHead>
      <NoNotice no={no} />
      {stopped && <Notice tone="bad">{say(m.stoppedNow)}</Notice>}
      {(themes.length > 0 || filtered) && (
        <Filters label={say(m.filter)} clear={filtered ? '/marketing/campaigns' : undefined}>
          <FilterSelect
            name="theme"
            label={say(m.theme)}
            value={theme}
            options={themes.map((value) => ({ value, label: value }))}
          />
          <FilterSelect
            name="state"
            label={say(m.state)}
            value={state}
            options={Object.entries(lifeStates).map(([value, label]) => ({ value, label: say(label) }))}
          />
        </Filters>
      )}
      <Sheet>
        <Grid
          caption={say(m.campaigns)}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon="megaphone" title={say(filtered ? m.noneSuch : m.noCampaigns)}>
              {!filtered && <p>{say(m.noCampaignsHint)}</p>}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              label: say(m.name),
              cell: ({ id, name }) => (
                <a href={`/marketing/campaigns/${id}`} className="font-medium text-lan-text">
                  {name}
                </a>
              ),
            },
            {
              key: 'state',
              label: say(m.state),
              cell: ({ state }) => <StateBadge state={state} />,
            },
            {
              key: 'theme',
              label: say(m.theme),
              cell: ({ theme: own }) => <span className="whitespace-nowrap">{own || '–'}</span>,
            },
            {
              key: 'begins',
              label: say(m.begins),
              cell: ({ begins }) => <span className="whitespace-nowrap">{begins}</span>,
            },
            {
              key: 'progress',
              label: say(m.progress),
              cell: ({ all }) => (all.target === 0 ? '–' : <ProgressBar {...all} />),
            },
            { key: 'sent', label: say(m.sent), align: 'right', cell: ({ all }) => all.sent },
            { key: 'answered', label: say(m.answered), align: 'right', cell: ({ all }) => all.answered },
            {
              key: 'rate',
              label: say(m.rate),
              align: 'right',
              cell: ({ all: { lift } }) => (lift ? `${(lift.rate * 100).toFixed(1)}%` : '–'),
            },
          ]}
        />
      </Sheet>
    </>
  )
}
