/** A saved segment: whom it means in words, how many that is, and some of them. */
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useLanguage, useSay } from '../../ui/frame.tsx'
import { UsageBar } from '../../ui/progress.tsx'
import { InsideWords, type InsideTold } from './inside.tsx'
import { m } from './messages.ts'
import { Sample } from './preview.tsx'

type Shown = {
  sentence: string
  inside: InsideTold[]
  version: number
  counted: boolean
  matched: number
  /** Of how many lines the count has looked at so many. */
  looked: number
  lines: number
  sample: Parameters<typeof Sample>[0]['people']
}

export function Counted({ shown }: { shown: Shown }) {
  const say = useSay()
  const whole = new Intl.NumberFormat(useLanguage())
  const { counted, matched, looked, lines, version, sample, sentence, inside } = shown
  const share = `${Math.round((looked / Math.max(1, lines)) * 100)}%`
  return (
    <Card title={say(m.who)}>
      <div id="counted" data-following={counted ? undefined : ''} className="grid gap-3">
        <p className="text-lg" data-sentence="">
          {sentence}
        </p>
        <InsideWords inside={inside} newer />
        {counted ? (
          <p className="text-3xl font-semibold tabular-nums" data-matched="">
            {whole.format(matched)}
          </p>
        ) : (
          <>
            <output className="block text-xl font-semibold tabular-nums">{say(m.counting, share)}</output>
            <UsageBar used={looked} quota={lines} label={share} />
            <p className="text-sm text-soft">{say(m.soMany, whole.format(matched))}</p>
          </>
        )}
        <SealedForm name="count">
          <input type="hidden" name="version" value={version} />
          <Button tone="quiet" name="do" value="count">
            {say(m.countAgain)}
          </Button>
        </SealedForm>
        <Sample people={sample} />
      </div>
    </Card>
  )
}
