import { Card, EmptyState } from '../ui/card.tsx'
import { NextSteps, ReplyLines } from '../ui/reply.tsx'
import type { Refused as Words } from './look.ts'

/** A page that has nothing to show, and says why. */
export function Refused({ refused }: { refused: Words }) {
  return (
    <Card>
      <EmptyState icon="info" title={refused.title}>
        <ReplyLines lines={refused.lines} />
        <NextSteps steps={refused.steps} />
      </EmptyState>
    </Card>
  )
}
