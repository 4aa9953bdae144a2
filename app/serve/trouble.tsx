/** The pages for what went wrong, rendered without a router: they must work when nothing else does. */
import { renderToString } from 'react-dom/server'
import type { Finished, WebVisit } from '#server/http/visit.ts'
import { Document } from '../ui/document.tsx'
import { frameOf } from '../ui/frame-of.ts'
import { Trouble } from '../ui/trouble.tsx'

export function troublePage(status: number, visit: WebVisit): Finished {
  const page = (
    <Document frame={frameOf(visit)}>
      <Trouble status={status} />
    </Document>
  )
  return { status, headers: {}, body: `<!DOCTYPE html>${renderToString(page)}` }
}
