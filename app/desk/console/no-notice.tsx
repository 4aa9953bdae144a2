import { useSay } from '../../ui/frame.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { No } from './ask.ts'
import { m } from './messages.ts'

/** Says the no above its form; what a field says itself is said there as well, for whoever cannot see the field. */
export function NoNotice({ no }: { no: No | undefined }) {
  const say = useSay()
  if (!no) return null
  const lines = no.words ? [no.words] : Object.values(no.issues)
  return (
    <Notice tone="bad" title={say(m.refused)}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  )
}
