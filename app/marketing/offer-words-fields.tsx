/** The words of an offer: once for every channel, and again where a channel says it another way. */
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { SmallField } from '../desk/console/form-row.tsx'
import { m } from './messages.ts'
import { parts, type Typed } from './offer-typed.ts'

const labels = {
  title: { zh: m.titleZh, en: m.titleEn },
  text: { zh: m.textZh, en: m.textEn },
  price: { zh: m.priceZh, en: m.priceEn },
}

export function OfferWordsFields({
  typed,
  wrong,
  channels,
}: {
  typed: Typed
  wrong: Record<string, string>
  channels: { value: string; label: string }[]
}) {
  const say = useSay()
  return (
    <Card title={say(m.wordsTitle)}>
      <div className="grid gap-4">
        {wrong['every'] && <p className="text-sm font-medium text-bad">{wrong['every']}</p>}
        <Words channel="every" typed={typed} needed />
        {channels.map(({ value, label }) => (
          <details key={value} open={Boolean(typed[`${value}.title.zh`])}>
            <summary className="flex min-h-10 cursor-pointer items-center text-sm font-medium text-lan-text">
              {say(m.ownOf, label)}
            </summary>
            <Words channel={value} typed={typed} />
          </details>
        ))}
      </div>
    </Card>
  )
}

function Words({ channel, typed, needed = false }: { channel: string; typed: Typed; needed?: boolean }) {
  const say = useSay()
  return (
    <div className="grid gap-3 md:grid-cols-2">
      {parts.flatMap((part) =>
        (['zh', 'en'] as const).map((language) => {
          const name = `${channel}.${part}.${language}`
          return (
            <SmallField
              key={name}
              name={name}
              label={say(labels[part][language])}
              width="w-full"
              required={needed && part !== 'price'}
              value={typed[name]}
            />
          )
        }),
      )}
    </div>
  )
}
