/** How an offer reads on each channel, in both languages side by side. */
import type { Preview } from '#server/recommendation/keep-offers.ts'
import { languages, speak } from '#words/message.ts'
import { Card } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { m } from './messages.ts'

export function OfferPreview({ previews }: { previews: Preview[] }) {
  const say = useSay()
  return (
    <Card title={say(m.preview)}>
      <p className="mb-4 text-sm text-soft">{say(m.previewLead)}</p>
      <ul className="grid gap-4 md:grid-cols-2">
        {previews.map(({ channel, name, text, line }) => (
          <li key={channel} className="grid content-start gap-2 rounded-field border border-line p-4">
            <h3 className="text-sm font-semibold text-soft">{say(name)}</h3>
            <div className="grid gap-3 sm:grid-cols-2">
              {languages.map((language) => (
                <div
                  key={language}
                  lang={language === 'zh' ? 'zh-CN' : 'en'}
                  className="grid content-start gap-0.5"
                >
                  <p className="font-semibold">{speak[language](text.title)}</p>
                  <p className="text-sm">{speak[language](text.text)}</p>
                  <p className="text-sm font-medium">{speak[language](text.price)}</p>
                  {line && (
                    <p className="mt-1 rounded-field bg-sunk px-3 py-2 text-sm">
                      <span className="block text-xs text-soft">{say(m.smsLine)}</span>
                      {line[language]}
                    </p>
                  )}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
