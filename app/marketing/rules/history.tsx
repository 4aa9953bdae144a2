/** What waits for a second person, and every change of the limits since they were first set. */
import type { ContactRules } from '#drizzle/schema/contact.ts'
import { dateTime } from '#words/format.ts'
import { Button } from '../../ui/button.tsx'
import { Badge, Card, EmptyState } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Grid } from '../../desk/console/grid.tsx'
import { zoneIn } from '../zones.ts'
import { m } from './messages.ts'
import { differences, type Difference } from './rules-form.ts'
import type { Loaded } from './rules.tsx'

export function Waiting({ changes, me, branches }: Loaded) {
  const say = useSay()
  const change = changes.find(({ state }) => state === 'waiting')
  if (!change) return null
  const mine = change.proposedBy === me
  return (
    <Card title={say(m.waiting)} aside={<Badge tone="warn">{change.proposer}</Badge>}>
      <p className="mb-2">{change.why}</p>
      <Differences before={change.before} after={change.rules} branches={branches} />
      <SealedForm name="decide" className="mt-4 flex flex-wrap gap-2">
        <input type="hidden" name="id" value={change.id} />
        {!mine && (
          <Button name="answer" value="yes">
            {say(m.agree)}
          </Button>
        )}
        <Button tone="plain" name="answer" value="no">
          {say(mine ? m.takeBack : m.decline)}
        </Button>
      </SealedForm>
    </Card>
  )
}

const tones = { waiting: 'warn', live: 'good', declined: 'plain', replaced: 'plain' } as const

export function History({ changes, branches }: Loaded) {
  const say = useSay()
  return (
    <Card title={say(m.history)} flush>
      <Grid
        caption={say(m.history)}
        rows={changes}
        rowKey={({ id }) => id}
        empty={<EmptyState icon="calendar" title={say(m.noHistory)} />}
        columns={[
          {
            key: 'when',
            label: say(m.when),
            cell: ({ proposedAt, decidedAt }) => dateTime(decidedAt ?? proposedAt),
          },
          {
            key: 'changed',
            label: say(m.changed),
            cell: ({ why, before, rules }) => (
              <div className="grid gap-1">
                <span>{why}</span>
                <Differences before={before} after={rules} branches={branches} />
              </div>
            ),
          },
          { key: 'who', label: say(m.who), cell: ({ proposer }) => proposer },
          {
            key: 'decider',
            label: say(m.decider),
            cell: ({ decider, state }) => decider ?? (state === 'live' ? say(m.alone) : '–'),
          },
          {
            key: 'state',
            label: say(m.state),
            cell: ({ state }) => <Badge tone={tones[state]}>{say(m.states[state])}</Badge>,
          },
        ]}
      />
    </Card>
  )
}

const spanWords = { perDay: m.day, perWeek: m.week, perMonth: m.month }

type Compared = { before: ContactRules; after: ContactRules; branches: Loaded['branches'] }

function Differences({ before, after, branches }: Compared) {
  const say = useSay()
  const language = useLanguage()
  const list = differences(before, after)
  const branchName = (branch: string) =>
    branches.find(({ code }) => code === branch)?.name[language] ?? branch
  const what = (each: Difference) => {
    if (each.kind === 'quiet') return say(m.hours)
    if (each.kind === 'capacity') return say(m.perSecond)
    if (each.kind === 'zone') return say(m.zoneOf, branchName(each.branch))
    return say(m.capOf, { channel: say(m.channels[each.channel]), span: say(spanWords[each.span]) })
  }
  const shown = ({ kind }: Difference, value: string) =>
    kind === 'zone' ? zoneIn(say, value) : value || say(m.none)
  return (
    <ul className="grid gap-0.5 text-sm text-soft">
      {list.length === 0 && <li>{say(m.same)}</li>}
      {list.map((each) => {
        const words = say(m.was, {
          what: what(each),
          before: shown(each, each.before),
          after: shown(each, each.after),
        })
        return <li key={words}>{words}</li>
      })}
    </ul>
  )
}
