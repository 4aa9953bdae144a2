import { LinkButton } from './button.tsx'
import { useSay } from './frame.tsx'
import { m } from './messages.ts'

/** Through a list by its newest and its oldest; a page number would shift under the reader. */
export function Pagination({ newer, earlier }: { newer: string | null; earlier: string | null }) {
  const say = useSay()
  if (!newer && !earlier) return null
  return (
    <nav aria-label={say(m.pages)} className="flex justify-center gap-3">
      {newer && (
        <LinkButton tone="plain" icon="prev" href={newer}>
          {say(m.newer)}
        </LinkButton>
      )}
      {earlier && (
        <LinkButton tone="plain" icon="next" href={earlier}>
          {say(m.earlier)}
        </LinkButton>
      )}
    </nav>
  )
}
