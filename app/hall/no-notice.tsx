import { Notice } from '../ui/notice.tsx'
import { NextSteps, ReplyLines } from '../ui/reply.tsx'
import type { No } from './answer.ts'

/** Says the no above its form. */
export function NoNotice({ no }: { no: No | undefined }) {
  if (!no) return null
  const issues = Object.values(no.issues)
  return (
    <Notice tone="bad" title={no.title}>
      <div className="grid gap-3">
        <ReplyLines lines={issues.length > 0 ? issues : no.lines} />
        <NextSteps steps={no.steps} />
      </div>
    </Notice>
  )
}
