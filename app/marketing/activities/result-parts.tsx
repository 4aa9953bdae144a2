/** Scores of a quiz, holders of tickets, and what became of the prizes. */
import { Button, LinkButton } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { ShareBars } from '../../ui/share-bars.tsx'
import { SmallField } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m } from './messages.ts'
import type { Results } from './results.tsx'

export function Scores({ scores }: Pick<Results, 'scores'>) {
  const say = useSay()
  const shares = scores.map(({ score, count }) => ({ key: String(score), label: String(score), count }))
  return (
    <Card title={say(m.scores)}>
      <ShareBars caption={say(m.scores)} shares={shares} />
    </Card>
  )
}

const PAGE = 50

export function Winners({ winners, code }: Pick<Results, 'winners' | 'code'>) {
  const say = useSay()
  const last = winners.at(-1)
  return (
    <Card title={say(m.winners)} flush>
      <Grid
        caption={say(m.winners)}
        rows={winners}
        rowKey={({ ticket }) => ticket}
        empty={<p className="px-6 pb-6 text-soft">{say(m.noAnswers)}</p>}
        columns={[
          { key: 'ticket', label: say(m.ticket), cell: ({ ticket }) => ticket },
          { key: 'msisdn', label: say(m.msisdn), cell: ({ msisdn }) => msisdn },
          { key: 'channel', label: say(m.channel), cell: ({ channel }) => channel },
          { key: 'at', label: say(m.at), cell: ({ at }) => at },
        ]}
      />
      {winners.length === PAGE && last && (
        <p className="p-4">
          <LinkButton tone="plain" href={`/marketing/activities/${code}/results?after=${last.number}`}>
            {say(m.more)}
          </LinkButton>
        </p>
      )}
    </Card>
  )
}

/** What is limited, and how much of it is left; of a live activity there may be more. */
export function Prizes({ prizeList, prizes, stock, status, figures, kind }: Results) {
  const say = useSay()
  const leftOf = (item: string) => stock.find((each) => each.item === item)
  const rows = [
    ...(kind === 'grab' ? [{ item: 'ticket', name: say(m.ticketPrize), given: figures.tickets }] : []),
    ...prizeList.map((prize, at) => ({
      item: `prize:${at}`,
      name: prize.kind === 'coins' ? say(m.coinsPrize, prize.coins) : `${say(m.reward)} ${prize.reward}`,
      given: prizes[at] ?? 0,
    })),
  ]
  if (rows.length === 0) return null
  const live = status === 'live' || status === 'planned'
  return (
    <Card title={say(m.prizesGiven)} flush>
      <Grid
        caption={say(m.prizesGiven)}
        rows={rows}
        rowKey={({ item }) => item}
        columns={[
          { key: 'name', label: say(m.prizes), cell: ({ name }) => name },
          { key: 'given', label: say(m.given), align: 'right', cell: ({ given }) => given },
          {
            key: 'left',
            label: say(m.remaining),
            cell: ({ item }) => {
              const left = leftOf(item)
              return left ? say(m.left, left) : say(m.unlimited)
            },
          },
          {
            key: 'more',
            label: say(m.addStock),
            cell: ({ item, name }) => live && leftOf(item) && <More item={item} name={name} />,
          },
        ]}
      />
      {(figures.coins > 0 || figures.unprized > 0) && (
        <p className="flex flex-wrap gap-x-6 px-6 py-4 text-sm text-soft">
          {figures.coins > 0 && <span>{say(m.coinsGiven, figures.coins)}</span>}
          {figures.unprized > 0 && <span>{say(m.unprized, figures.unprized)}</span>}
        </p>
      )}
    </Card>
  )
}

function More({ item, name }: { item: string; name: string }) {
  const say = useSay()
  return (
    <SealedForm name={`more-${item}`} className="flex items-end gap-2">
      <input type="hidden" name="item" value={item} />
      <SmallField
        id={`more-${item}`}
        name="more"
        label={say(m.addStockOf, name)}
        inputMode="numeric"
        width="w-40"
      />
      <Button tone="quiet">{say(m.addStock)}</Button>
    </SealedForm>
  )
}
