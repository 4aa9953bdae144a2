/** Whether offers may come at all, and on which channel: what they chose, and what their own use suggests. */
import type { Reply } from '#server/operation.ts'
import type { OutputOf } from '#server/portal.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Select } from '../../ui/field.tsx'
import { SealedForm } from '../../ui/form.tsx'
import { useSay } from '../../ui/frame.tsx'
import { ReplyTable } from '../../ui/reply.tsx'
import { m } from './messages.ts'

type Shown = {
  marketing: boolean
  /** Null where the way cannot be looked up. */
  way: OutputOf<'seeMarketingWay'> | null
  reply: Pick<Reply, 'title' | 'lines' | 'table'>
  wrong: string | undefined
}

export function MarketingCard({ marketing, way, reply, wrong }: Shown) {
  const say = useSay()
  return (
    <Card title={say(m.marketing)}>
      <p className="mb-4 text-soft">{say(marketing ? m.marketingOn : m.marketingOff)}</p>
      <SealedForm name="marketing">
        <Button tone="plain" name="step" value={marketing ? 'stop' : 'allow'}>
          {say(marketing ? m.stop : m.allow)}
        </Button>
      </SealedForm>
      {way && (
        <SealedForm name="way" className="mt-6 grid gap-4 border-t border-line pt-5">
          <Select
            name="way"
            label={say(m.way)}
            hint={say(m.wayHint)}
            wrong={wrong}
            options={way.ways}
            value={way.way}
          />
          <div>
            <Button tone="plain" name="step" value="way">
              {say(m.keepWay)}
            </Button>
          </div>
        </SealedForm>
      )}
      {way && (
        <details className="mt-4 text-sm">
          <summary className="flex min-h-11 cursor-pointer items-center text-lan-text">
            {say(m.learned)}
          </summary>
          <div className="grid gap-2">
            {reply.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {reply.table && reply.table.rows.length > 0 && (
              <ReplyTable title={reply.title} table={reply.table} />
            )}
          </div>
        </details>
      )}
    </Card>
  )
}
