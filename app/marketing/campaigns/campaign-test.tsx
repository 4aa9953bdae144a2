/** How a test stands in plain words, or which variant won and why; and staff's own choice. */
import type { StaffOutputOf } from '#server/staff/door.ts'
import { dateTime } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { m as words } from './messages.ts'
import { m } from './test-messages.ts'

type Test = NonNullable<StaffOutputOf<'seeCampaign'>['test']>
type Wrong = Record<string, string>

const percent = (share: number) => `${(share * 100).toFixed(1)}%`

/** @param chooser who chose, where staff did; @param choosing whether whoever looks at it may choose now */
export function TestCard({
  test: all,
  chooser,
  choosing,
  now,
  wrong,
}: {
  test: Test
  chooser: string
  choosing: boolean
  now: number
  wrong: Wrong
}) {
  const say = useSay()
  const { test, winner, tried } = all
  return (
    <Card title={say(m.title)}>
      <div className="mb-3 grid gap-1" data-winner={winner?.code ?? ''}>
        {winner ? <Verdict winner={winner} chooser={chooser} /> : <Outlook {...all} now={now} />}
      </div>
      <Sides test={test} winner={winner} tried={tried} />
      <p className="mt-3 text-sm text-soft">
        {say(m.confidenceOf, test.confidence)}
        {winner && ` · ${say(m.judgedAt)} ${dateTime(winner.at)}`}
      </p>
      {choosing && <Choose codes={tried.map(({ code }) => code)} wrong={wrong} />}
    </Card>
  )
}

function Sides({ test, winner, tried }: Pick<Test, 'test' | 'winner' | 'tried'>) {
  const say = useSay()
  const against = new Map(winner?.against.map((each) => [each.code, each]))
  return (
    <Grid
      caption={say(m.title)}
      rows={winner?.sides ?? tried}
      rowKey={({ code }) => code}
      columns={[
        { key: 'variant', label: say(m.variant), cell: ({ code }) => code },
        { key: 'people', label: say(m.reached), align: 'right', cell: ({ people }) => people },
        {
          key: 'answered',
          label: say(test.metric === 'responded' ? m.responded : m.orders),
          align: 'right',
          cell: ({ answered }) => answered,
        },
        {
          key: 'rate',
          label: say(m.rate),
          align: 'right',
          cell: ({ people, answered }) => (people ? percent(answered / people) : '–'),
        },
        {
          key: 'against',
          label: say(m.against),
          align: 'right',
          cell: ({ code }) => {
            const found = against.get(code)
            if (!found) return '–'
            return `${percent(found.difference)} (${percent(found.low)} – ${percent(found.high)})`
          },
        },
      ]}
    />
  )
}

function Verdict({ winner, chooser }: { winner: NonNullable<Test['winner']>; chooser: string }) {
  const say = useSay()
  const { code, why, chosen } = winner
  if (why === 'chosen')
    return <p>{say(m.chosen, { code: code ?? '', who: chooser, because: chosen?.because ?? '' })}</p>
  if (code === null) return <p>{say(why === 'too-few' ? m.tooFewSplit : m.fellSplit)}</p>
  if (why === 'too-few') return <p>{say(m.tooFew, code)}</p>
  return <p className="font-medium">{say(why === 'significant' ? m.won : m.fell, code)}</p>
}

/** What is still missing for an answer. */
function Outlook({ endsAt, outlook: { short, lead }, tried, now }: Test & { now: number }) {
  const say = useSay()
  if (endsAt === null) return <p>{say(m.notBegun)}</p>
  const begun = tried.some(({ people }) => people > 0)
  return (
    <>
      <p className="font-medium">{endsAt > now ? say(m.open, dateTime(endsAt)) : say(m.overdue)}</p>
      {short.map((each) => (
        <p key={each.code}>{say(m.short, each)}</p>
      ))}
      {begun && !lead && <p>{say(m.noLead)}</p>}
      {lead && <p>{lead.more > 0 ? say(m.leads, lead) : say(m.leadsClearly, lead.code)}</p>}
    </>
  )
}

function Choose({ codes, wrong }: { codes: string[]; wrong: Wrong }) {
  const say = useSay()
  return (
    <details className="mt-4" open={Boolean(wrong['because'] ?? wrong['variant'])}>
      <summary className="min-h-11 cursor-pointer font-medium">{say(m.choose)}</summary>
      <p className="mb-3 text-sm text-soft">{say(m.chooseLead)}</p>
      <SealedForm name="choose" className="flex flex-wrap items-end gap-3">
        <SmallSelect
          name="variant"
          label={say(m.variant)}
          width="w-32"
          wrong={wrong['variant']}
          options={codes.map((code) => ({ value: code, label: say(words.variantOf, code) }))}
        />
        <SmallField
          name="because"
          label={say(m.because)}
          width="w-72"
          maxLength={200}
          wrong={wrong['because']}
        />
        <Button tone="quiet" name="do" value="choose">
          {say(m.doChoose)}
        </Button>
      </SealedForm>
    </details>
  )
}
