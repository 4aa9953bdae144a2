/** The first question of a new activity: what kind. */
import { useSay } from '../../ui/frame.tsx'
import { Icon } from '../../ui/icon.tsx'
import { kinds } from './draft.ts'
import { m } from './messages.ts'
import { kindIcons } from './status.ts'

const leads = { vote: m.voteLead, survey: m.surveyLead, quiz: m.quizLead, grab: m.grabLead }

export function KindChoice() {
  const say = useSay()
  return (
    <section aria-labelledby="which-kind" className="grid gap-4">
      <h2 id="which-kind" className="text-lg font-semibold">
        {say(m.whichKind)}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {kinds.map((kind) => (
          <li key={kind}>
            <a
              href={`/marketing/activities/new?kind=${kind}`}
              className="flex h-full items-start gap-4 rounded-card border border-line bg-card p-5 text-ink no-underline shadow-card hover:bg-sunk"
            >
              <span className="grid size-11 flex-none place-items-center rounded-full bg-lan-tint text-lan-text">
                <Icon name={kindIcons[kind]} className="size-6" />
              </span>
              <span className="grid gap-1">
                <span className="font-semibold">{say(m[kind])}</span>
                <span className="text-sm text-soft">{say(leads[kind])}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
