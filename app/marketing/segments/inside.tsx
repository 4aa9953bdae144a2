/** The segments inside of a segment, in words: whoever agrees to the outer one sees whom they mean. */
import type { Inside } from '#server/segment/inside.ts'
import type { Say } from '#words/message.ts'
import type { Choices } from '#words/rule/choices.ts'
import { inWords } from '#words/rule/in-words.ts'
import { useSay } from '../../ui/frame.tsx'
import { m } from './messages.ts'

export type InsideTold = { id: string; name: string; version: number; latest: number; sentence: string }

export function insideIn(inside: Inside[], choices: Choices, say: Say): InsideTold[] {
  return inside.map(({ rule, ...each }) => ({ ...each, sentence: inWords(rule, choices, say) }))
}

/** @param newer whether to say of which there is a later version */
export function InsideWords({ inside, newer = false }: { inside: InsideTold[]; newer?: boolean }) {
  const say = useSay()
  if (inside.length === 0) return null
  return (
    <ul className="grid gap-1 border-l-4 border-line pl-4 text-sm" data-inside="">
      {inside.map(({ id, name, version, latest, sentence }) => (
        <li key={`${id} ${version}`}>
          {say(m.inside, name, version, sentence)}
          {newer && latest > version && (
            <span className="font-medium text-warn"> {say(m.insideNewer, name, latest)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
