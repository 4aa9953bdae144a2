/** One message as its reader has it, and what it costs. */
import { yuan } from '#words/format.ts'
import { useLanguage, useSay } from '../../../ui/frame.tsx'
import { channelNames } from '../messages.ts'
import type { Typed } from '../plan-form.ts'
import { codes } from '../plan-form.ts'
import type { Looked } from './choices.ts'
import { m } from './messages.ts'

export function Bubble({ code, typed, looked }: { code: string; typed: Typed; looked: Looked | null }) {
  const say = useSay()
  const shown = looked?.shown.find(({ variant }) => variant === code)
  const person = looked?.people[Number(typed['person'] ?? 0)] ?? looked?.people[0]
  return (
    <div id={`look-${code}`} data-looked="" className="grid content-start gap-2">
      {!shown || !looked ? (
        <p className="text-sm text-soft">{say(looked ? m.noText : m.notYet)}</p>
      ) : (
        <>
          <p className="text-sm text-soft">
            {say(channelNames[shown.channel] ?? m.noText)} · {looked.real ? person : say(m.standIn)}
          </p>
          <div
            className="max-w-80 rounded-2xl rounded-tl-sm bg-lan-tint px-4 py-3 text-ink"
            data-bubble={code}
          >
            {shown.channel !== 'sms' && <p className="font-semibold">{shown.title}</p>}
            <p className="whitespace-pre-line">{shown.text}</p>
          </div>
          <Cost shown={shown} reach={looked.reach} share={shareOf(typed, code)} />
        </>
      )}
    </div>
  )
}

/** The part of the audience that falls to a variant. */
function shareOf(typed: Typed, code: string): number {
  const own = (each: string) =>
    each === 'A' || typed[`zh${each}`]?.trim() ? Number(typed[`share${each}`] ?? 1) || 0 : 0
  const all = codes.reduce((sum, each) => sum + own(each), 0)
  return all > 0 ? own(code) / all : 0
}

type Costing = { shown: Looked['shown'][number]; reach: number | null; share: number }

function Cost({ shown: { segments, costFen }, reach, share }: Costing) {
  const say = useSay()
  const whole = new Intl.NumberFormat(useLanguage())
  if (segments === 0) return <p className="text-sm text-soft">{say(m.free)}</p>
  const people = reach === null ? null : Math.round(reach * share)
  const all =
    people === null ? null : say(m.forAll, { people: whole.format(people), price: yuan(people * costFen) })
  return (
    <p className="text-sm text-soft tabular-nums" data-segments="">
      {[say(m.segments, segments), say(m.each, yuan(costFen)), all].filter(Boolean).join(' · ')}
    </p>
  )
}
