/** The audit log, newest first. */
import { dateTime } from '#words/format.ts'
import { EmptyState, PageHead, Sheet } from '../../ui/card.tsx'
import { useFrame, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { seen } from '../../desk/console/ask.ts'
import { smallButton } from '../../desk/console/filter.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { m } from './messages.ts'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { searchParams } = visit.url
  const about = searchParams.get('about') ?? ''
  const before = searchParams.get('before') ?? ''
  const [page, people] = [
    await seen(visit, 'seeAudit', { subscriberId: about, before }),
    await seen(visit, 'seeStaff', {}),
  ]
  const names = new Map(people.map(({ id, name, login }) => [id, `${name} ${login}`]))
  const own: Record<string, string | undefined> = {
    signIn: visit.say(m.signIn),
    signInFailed: visit.say(m.signInFailed),
    signOut: visit.say(m.signOut),
    findWinner: visit.say(m.findWinner),
  }
  return {
    about,
    before,
    next: page.next,
    rows: page.rows.map((row) => ({
      id: row.id,
      at: dateTime(row.happenedAt),
      who: row.byHouse ? visit.say(m.byHouse) : (names.get(row.staffId) ?? row.staffId),
      action: own[row.action] ?? visit.hall.staffDoor.titleOf(row.action, visit.say),
      subscriberId: row.subscriberId,
      detail: Object.entries(row.detail).map(([name, value]) => `${name}=${written(value)}`),
    })),
  }
}

function written(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

export default function Audit({ loaderData }: PageProps<typeof loader>) {
  const say = useSay()
  const { path } = useFrame()
  const { rows, about, before, next } = loaderData
  const pageOf = (query: Record<string, string>) => `${path}?${new URLSearchParams(query).toString()}`
  return (
    <>
      <title>{say(shell.titled, say(m.audit))}</title>
      <PageHead title={say(m.audit)} lead={say(m.auditLead)} />
      {about && (
        <Notice>
          {say(m.aboutOne)} <a href={path}>{say(m.everything)}</a>
        </Notice>
      )}
      <Sheet>
        <Grid
          caption={say(m.audit)}
          rows={rows}
          rowKey={({ id }) => id}
          empty={<EmptyState icon="audit" title={say(m.noAudit)} />}
          columns={[
            {
              key: 'when',
              label: say(m.when),
              cell: ({ at }) => <span className="whitespace-nowrap tabular-nums">{at}</span>,
            },
            {
              key: 'who',
              label: say(m.who),
              cell: ({ who }) => <span className="whitespace-nowrap">{who}</span>,
            },
            {
              key: 'action',
              label: say(m.action),
              cell: ({ action }) => <span className="whitespace-nowrap">{action}</span>,
            },
            {
              key: 'about',
              label: say(m.about),
              cell: ({ subscriberId }) =>
                subscriberId && (
                  <span className="flex flex-col whitespace-nowrap">
                    <a href={`/desk/subscribers/${subscriberId}`} className="font-mono text-lan-text">
                      …{subscriberId.slice(-6)}
                    </a>
                    {!about && (
                      <a href={pageOf({ about: subscriberId })} className="text-xs text-soft">
                        {say(m.ofSubscriber)}
                      </a>
                    )}
                  </span>
                ),
            },
            {
              key: 'detail',
              label: say(m.detail),
              cell: ({ detail }) => (
                <span className="font-mono text-xs break-all text-soft">{detail.join(' ')}</span>
              ),
            },
          ]}
        />
      </Sheet>
      <div className="flex justify-center gap-2">
        {before && (
          <a href={pageOf(about ? { about } : {})} className={smallButton}>
            {say(shell.first)}
          </a>
        )}
        {next && (
          <a href={pageOf({ ...(about && { about }), before: next })} className={smallButton}>
            {say(shell.earlier)}
          </a>
        )}
      </div>
    </>
  )
}
