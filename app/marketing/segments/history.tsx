/** What became of a segment: its versions in words, and the campaigns that go to it. */
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { states } from '../campaigns/messages.ts'
import { m } from './messages.ts'

export type Version = { version: number; sentence: string; by: string; at: string; matched: number | null }
export type Use = { id: string; name: string; state: string; version: number }

export function Versions({ versions }: { versions: Version[] }) {
  const say = useSay()
  return (
    <Card title={say(m.versions)} flush>
      <Grid
        caption={say(m.versions)}
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            label: say(m.version),
            cell: ({ version }) => `v${version}`,
          },
          {
            key: 'who',
            label: say(m.who),
            cell: ({ sentence }) => <span className="block min-w-56">{sentence}</span>,
          },
          {
            key: 'matched',
            label: say(m.members),
            align: 'right',
            cell: ({ matched }) => matched ?? '–',
          },
          { key: 'by', label: say(m.savedBy), cell: ({ by }) => by },
          {
            key: 'at',
            label: say(m.savedAt),
            cell: ({ at }) => <span className="whitespace-nowrap">{at}</span>,
          },
        ]}
      />
    </Card>
  )
}

/** The segments that are built on this one. */
export function Outer({ outer }: { outer: { id: string; name: string }[] }) {
  const say = useSay()
  return (
    <Card title={say(m.usesInside)}>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {outer.map(({ id, name }) => (
          <li key={id}>
            <a href={`/marketing/segments/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function Uses({ uses }: { uses: Use[] }) {
  const say = useSay()
  return (
    <Card title={say(m.uses)} flush={uses.length > 0}>
      <Grid
        caption={say(m.uses)}
        rows={uses}
        rowKey={({ id }) => id}
        empty={<p className="text-soft">{say(m.noUses)}</p>}
        columns={[
          {
            key: 'name',
            label: say(m.campaign),
            cell: ({ id, name }) => <a href={`/marketing/campaigns/${id}`}>{name}</a>,
          },
          {
            key: 'state',
            label: say(m.state),
            cell: ({ state }) => {
              const words = states[state]
              return words ? say(words) : state
            },
          },
          { key: 'version', label: say(m.version), cell: ({ version }) => `v${version}` },
        ]}
      />
    </Card>
  )
}
