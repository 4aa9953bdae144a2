/** Everything once more, in sentences, before it is saved. */
import { yuan } from '#words/format.ts'
import { Button, LinkButton } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { useLanguage, useSay } from '../../../ui/frame.tsx'
import { channelNames, m as form } from '../messages.ts'
import { clock, codes, kinds, type Typed } from '../plan-form.ts'
import type { FormChoices, Looked } from './choices.ts'
import { m } from './messages.ts'

type Shown = { id: string | undefined; typed: Typed; choices: FormChoices; looked: Looked | null }

export function CheckFields({ id, typed, choices, looked }: Shown) {
  const say = useSay()
  const sentences = useSentences({ typed, choices, looked })
  return (
    <Card>
      <div id="summary" data-looked="" className="grid gap-3">
        {looked ? (
          <ul className="grid list-disc gap-1.5 pl-5" data-summary="">
            {sentences.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : (
          <p className="text-soft">{say(m.summaryEmpty)}</p>
        )}
      </div>
      <p className="mt-4 text-sm text-soft">
        {say(m.afterSave)}{' '}
        <a href="/marketing/rules" className="text-lan-text underline">
          {say(m.rules)}
        </a>
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button tone="quiet" name="do" value="look">
          {say(m.look)}
        </Button>
        {id && (
          <LinkButton tone="plain" href={`/marketing/campaigns/${id}`}>
            {say(m.toPage)}
          </LinkButton>
        )}
      </div>
    </Card>
  )
}

function useSentences({ typed, choices, looked }: Omit<Shown, 'id'>): string[] {
  const say = useSay()
  const whole = new Intl.NumberFormat(useLanguage())
  const segment = choices.segments.find(({ value }) => value === typed['segment']) ?? choices.segments[0]
  const kind = kinds.find((each) => each === typed['kind']) ?? 'once'
  const of = (name: string, otherwise = '') => typed[name] ?? otherwise
  const said = [
    say(m.sumPeople, { name: of('name'), segment: segment?.label ?? '–' }),
    ...variantsIn(typed).map(({ code, channels }) =>
      say(m.sumWords, {
        variant: code,
        channels: channels.map((each) => say(channelNames[each] ?? form.channel)).join(say(m.afterThat)),
      }),
    ),
    say(m.sumWhen, { kind: say(m.kinds[kind]), begins: `${of('date')} ${of('time')}` }),
    say(m.sumPace, {
      from: of('windowFrom', '09:00'),
      until: of('windowUntil', '21:00'),
      perSecond: of('perSecond', '200'),
    }),
  ]
  said.splice(1, 0, useAbout(typed, choices))
  if (typed['about'] !== 'plain') said.push(say(m.sumDays, of('responseDays', '7')))
  const budget = choices.budgets.find(({ code }) => code === typed['budget'])
  if (budget) said.push(say(m.sumCoins, { coins: of('coins'), budget: budget.name }))
  if (!looked) return said
  const { matched, reach, segments, costFen, quiet } = looked
  if (matched === null || reach === null) said.push(say(m.counting))
  else {
    const held = whole.format(matched - reach)
    said.push(say(m.sumReach, { matched: whole.format(matched), held, reach: whole.format(reach) }))
  }
  if (segments !== null && costFen !== null)
    said.push(say(m.sumCost, { segments: whole.format(segments), cost: yuan(costFen) }))
  said.push(say(m.sumRules, { from: clock(quiet.from), until: clock(quiet.until) }))
  return said
}

function useAbout(typed: Typed, { offers, orders }: FormChoices): string {
  const say = useSay()
  const label = (all: readonly { value: string; label: string }[], value = '') =>
    all.find((each) => each.value === value)?.label ?? (value || '–')
  if (typed['about'] === 'offer') return say(m.sumOffer, label(offers, typed['offer']))
  if (typed['about'] === 'order') return say(m.sumOrder, label(orders, typed['operation']))
  return say(m.sumPlain)
}

function variantsIn(typed: Typed): { code: string; channels: string[] }[] {
  return codes
    .filter((code) => code === 'A' || typed[`zh${code}`]?.trim())
    .map((code) => ({
      code,
      channels: ['first', 'second', 'third']
        .map((name) => typed[`${name}${code}`] ?? (name === 'first' ? 'sms' : ''))
        .filter(Boolean),
    }))
}
