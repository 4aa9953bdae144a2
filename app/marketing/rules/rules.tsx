/** The limits that hold for all marketing: caps, quiet hours, zones and the capacity of the link; who changed them, and who agreed. */
import { redirect } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card, PageHead } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visitIn, type PageArgs, type PageProps } from '../../visit.ts'
import { acted, ask, no, seen } from '../../desk/console/ask.ts'
import { SmallField, SmallSelect } from '../../desk/console/form-row.tsx'
import { m as shell } from '../../desk/console/messages.ts'
import { NoNotice } from '../../desk/console/no-notice.tsx'
import { zoneIn } from '../zones.ts'
import { CapFields } from './cap-fields.tsx'
import { History, Waiting } from './history.tsx'
import { m } from './messages.ts'
import { rulesIn, SHANGHAI, typedOf } from './rules-form.ts'

const PLACE = '/marketing/rules'

export async function loader({ context }: PageArgs) {
  const visit = visitIn(context)
  const { rules, stoppedAt, changes, me } = await seen(visit, 'seeContactRules', {})
  const { branches } = await visit.hall.codes()
  return {
    rules,
    stopped: stoppedAt !== null,
    changes,
    me,
    branches,
    said: visit.url.searchParams.get('said'),
  }
}

export async function action({ context }: PageArgs) {
  const visit = visitIn(context)
  const { id, answer } = visit.typed
  if (id) return acted(visit, 'decideContactRules', { id, answer }, PLACE)
  const outcome = await ask(visit, 'setContactRules', rulesIn(visit.typed))
  if (outcome.kind !== 'done') return no(visit, outcome)
  return redirect(`${PLACE}?said=${outcome.output.live ? 'saved' : 'sent'}`, 303)
}

type Page = PageProps<typeof loader, typeof action>
export type Loaded = Page['loaderData']

export default function ContactRules({ loaderData, actionData: refused }: Page) {
  const say = useSay()
  const { said, stopped } = loaderData
  return (
    <>
      <title>{say(shell.titled, say(m.rules))}</title>
      <PageHead title={say(m.rules)} lead={say(m.lead)} />
      <NoNotice no={refused} />
      {stopped && <Notice tone="warn">{say(m.stopped)}</Notice>}
      {!refused && said === 'saved' && <Notice tone="good">{say(m.saved)}</Notice>}
      {!refused && said === 'sent' && <Notice>{say(m.sent)}</Notice>}
      <Waiting {...loaderData} />
      <RulesForm {...loaderData} refused={refused} />
      <History {...loaderData} />
    </>
  )
}

function RulesForm({ rules, branches, refused }: Loaded & { refused: Page['actionData'] }) {
  const say = useSay()
  const typed = refused?.typed['why'] === undefined ? typedOf(rules) : refused.typed
  const wrong = refused?.issues ?? {}
  return (
    <SealedForm name="rules" className="grid gap-5">
      <CapFields typed={typed} wrong={wrong['caps']} />
      <Hours typed={typed} wrong={wrong} />
      <Zones typed={typed} branches={branches} wrong={wrong['zones']} />
      <Card title={say(m.capacity)}>
        <p className="mb-3 text-sm text-soft">{say(m.capacityLead)}</p>
        <SmallField
          name="segmentsPerSecond"
          label={say(m.perSecond)}
          inputMode="numeric"
          value={typed['segmentsPerSecond']}
          wrong={wrong['segmentsPerSecond']}
        />
      </Card>
      <Card title={say(m.save)}>
        <p className="mb-3 text-sm text-soft">{say(m.saveLead)}</p>
        <div className="flex flex-wrap items-end gap-3">
          <SmallField
            name="why"
            label={say(m.why)}
            maxLength={200}
            width="w-96"
            value={typed['why']}
            wrong={wrong['why']}
          />
          <Button>{say(m.save)}</Button>
        </div>
      </Card>
    </SealedForm>
  )
}

type Fields = { typed: Record<string, string>; wrong: Record<string, string> }

function Hours({ typed, wrong }: Fields) {
  const say = useSay()
  return (
    <Card title={say(m.hours)}>
      <p className="mb-3 text-sm text-soft">{say(m.hoursLead)}</p>
      <div className="flex flex-wrap gap-3">
        {(['quietFrom', 'quietUntil'] as const).map((name) => (
          <SmallField
            key={name}
            name={name}
            label={say(name === 'quietFrom' ? m.from : m.until)}
            maxLength={5}
            value={typed[name]}
            wrong={wrong[name]}
          />
        ))}
      </div>
    </Card>
  )
}

/** Zones that China's branches may live in; one that is set already stays to be chosen. */
const offered = [SHANGHAI, 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Macau']

type Branches = { branches: Loaded['branches']; typed: Fields['typed']; wrong: string | undefined }

function Zones({ branches, typed, wrong }: Branches) {
  const say = useSay()
  const language = useLanguage()
  return (
    <Card title={say(m.zones)}>
      <p className="mb-3 text-sm text-soft">{say(m.zonesLead)}</p>
      {wrong && <p className="mb-3 text-sm font-medium text-bad">{wrong}</p>}
      <div className="flex flex-wrap gap-3">
        {branches.map(({ code, name }) => {
          const value = typed[`zone-${code}`] ?? SHANGHAI
          const zones = offered.includes(value) ? offered : [...offered, value]
          const options = zones.map((zone) => ({ value: zone, label: zoneIn(say, zone) }))
          return (
            <SmallSelect
              key={code}
              name={`zone-${code}`}
              label={name[language]}
              options={options}
              width="w-56"
              value={value}
            />
          )
        })}
      </div>
    </Card>
  )
}
