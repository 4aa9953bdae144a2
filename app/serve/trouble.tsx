/** The pages for what went wrong, rendered without a router: they must work when nothing else does. */
import { renderToString } from 'react-dom/server'
import type { Finished, WebVisit } from '#server/http/visit.ts'
import { Document } from '../ui/document.tsx'
import { frameOf } from '../ui/frame-of.ts'
import { Trouble } from '../ui/trouble.tsx'

/** @param by who says so: the door forbids a form that went stale, a page what a role may not see */
export function troublePage(status: number, visit: WebVisit, by: 'door' | 'page' = 'door'): Finished {
  const page = (
    <Document frame={frameOf(visit)}>
      <Trouble status={status} by={by} />
    </Document>
  )
  return { status, headers: {}, body: `<!DOCTYPE html>${renderToString(page)}` }
}
