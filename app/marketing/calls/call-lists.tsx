/** The lists that were taken, how far each is, and the way to its file. */
import { Badge, Sheet } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { smallButton } from '../../desk/console/filter.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m } from './messages.ts'

type List = {
  id: string
  code: string
  name: string
  agency: string
  lines: number
  results: number
  state: 'filling' | 'ready' | 'lapsed'
  taken: string
  until: string
  fetched: boolean
}

export function CallLists({ lists }: { lists: List[] }) {
  const say = useSay()
  return (
    <Sheet>
      <Grid
        caption={say(m.title)}
        rows={lists}
        rowKey={({ id }) => id}
        columns={[
          { key: 'campaign', label: say(m.campaign), cell: ({ name }) => name },
          { key: 'agency', label: say(m.agency), cell: ({ agency }) => agency },
          { key: 'taken', label: say(m.taken), cell: ({ taken }) => taken },
          { key: 'until', label: say(m.until), cell: ({ until }) => until },
          { key: 'lines', label: say(m.lines), align: 'right', cell: ({ lines }) => lines },
          { key: 'results', label: say(m.results), align: 'right', cell: ({ results }) => results },
          { key: 'file', label: say(m.fetch), cell: (list) => <File list={list} /> },
        ]}
      />
    </Sheet>
  )
}

function File({ list: { id, code, state, fetched } }: { list: List }) {
  const say = useSay()
  if (state !== 'ready') return <Badge>{say(m[state])}</Badge>
  return (
    <span className="flex flex-wrap items-center gap-2">
      <a href={`/marketing/calls/${id}/csv`} className={smallButton} aria-label={say(m.fetchOf, code)}>
        {say(m.fetch)}
      </a>
      {!fetched && <Badge tone="warn">{say(m.notFetched)}</Badge>}
    </span>
  )
}
