/** How a test stands, or which variant won and why. */
import type { StaffOutputOf } from '#server/staff/door.ts'
import { dateTime } from '#words/format.ts'
import { Card } from '../../ui/card.tsx'
import { useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m } from './messages.ts'

type Campaign = StaffOutputOf<'seeCampaign'>['campaign']
type Tested = {
  test: NonNullable<Campaign['abTest']>
  winner: Campaign['winner']
  tried: StaffOutputOf<'seeCampaign'>['tried']
  /** UTC ms; null before the campaign began. */
  endsAt: number | null
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

export function TestCard({ test, winner, tried, endsAt }: Tested) {
  const say = useSay()
  const against = new Map(winner?.against.map((each) => [each.code, each]))
  const rows = winner?.sides ?? tried
  return (
    <Card title={say(m.abTest)}>
      <p className="mb-3" data-winner={winner?.code ?? ''}>
        {winner ? <Verdict winner={winner} /> : endsAt !== null && say(m.abTesting, dateTime(endsAt))}
      </p>
      <Grid
        caption={say(m.abTest)}
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { key: 'variant', label: say(m.variant), cell: ({ code }) => code },
          { key: 'people', label: say(m.abReached), align: 'right', cell: ({ people }) => people },
          {
            key: 'answered',
            label: say(test.metric === 'responded' ? m.responded : m.orders),
            align: 'right',
            cell: ({ answered }) => answered,
          },
          {
            key: 'rate',
            label: say(m.abRate),
            align: 'right',
            cell: ({ people, answered }) => (people ? percent(answered / people) : '–'),
          },
          {
            key: 'against',
            label: say(m.abAgainst),
            align: 'right',
            cell: ({ code }) => {
              const found = against.get(code)
              return found
                ? `${percent(found.difference)} (${percent(found.low)} – ${percent(found.high)})`
                : '–'
            },
          },
        ]}
      />
      <p className="mt-3 text-sm text-soft">
        {say(m.abConfidence)} {test.confidence}
        {winner && ` · ${say(m.judgedAt)} ${dateTime(winner.at)}`}
      </p>
    </Card>
  )
}

function Verdict({ winner: { code, why } }: { winner: NonNullable<Campaign['winner']> }) {
  const say = useSay()
  if (code === null) return say(m.abFellSplit)
  return say(why === 'significant' ? m.abWon : m.abFell, code)
}
