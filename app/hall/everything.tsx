/** The function guide: every operation of the registry, on the web. */
import type { BusinessType } from '#server/touch/business-types.ts'
import { Card, PageHead } from '../ui/card.tsx'
import { useSay } from '../ui/frame.tsx'
import { Icon } from '../ui/icon.tsx'
import { m as ui } from '../ui/messages.ts'
import { visitIn, type PageArgs, type PageProps } from '../visit.ts'
import { SignOut } from './layout.tsx'
import { m } from './messages.ts'
import { groups } from './nav.ts'
import { placeOf } from './places.ts'

export async function loader({ context }: PageArgs) {
  const { hall, say } = visitIn(context)
  const operations = Object.entries(hall.operations).map(([name, operation]) => ({
    name,
    href: placeOf(name),
    title: say(operation.title),
    summary: say(operation.summary),
    keyword: operation.keyword ?? null,
    business: operation.business satisfies BusinessType,
  }))
  return { operations }
}

export default function Everything({ loaderData: { operations } }: PageProps<typeof loader>) {
  const say = useSay()
  return (
    <>
      <title>{say(ui.titled, say(m.everything))}</title>
      <PageHead title={say(m.everything)} lead={say(m.everythingLead)} />
      <div className="grid gap-6 lg:hidden">
        <Card flush>
          <ul className="grid grid-cols-3 sm:grid-cols-4">
            {groups
              .flatMap((group) => group.places)
              .map((place) => (
                <li key={place.href}>
                  <a
                    href={place.href}
                    className="flex min-h-20 flex-col items-center justify-center gap-1.5 p-3 text-center text-sm text-ink no-underline hover:bg-sunk"
                  >
                    <Icon name={place.icon} className="size-6 text-lan-text" />
                    {say(place.label)}
                  </a>
                </li>
              ))}
          </ul>
        </Card>
        <div className="justify-self-center">
          <SignOut />
        </div>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2">
        {operations.map((operation) => (
          <li key={operation.name}>
            <a
              href={operation.href}
              className="flex h-full items-start justify-between gap-4 rounded-card border border-line bg-card p-5 text-ink no-underline shadow-card hover:border-lan"
            >
              <span className="grid gap-0.5">
                <span className="font-semibold">{operation.title}</span>
                <span className="text-sm text-soft">{operation.summary}</span>
              </span>
              {operation.keyword && (
                <span className="flex-none rounded-full bg-sunk px-2.5 py-0.5 text-sm text-soft">
                  {say(m.textWord, operation.keyword)}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
