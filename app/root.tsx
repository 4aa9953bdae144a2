import { Outlet, Scripts, useRouteLoaderData } from 'react-router'
import { nonceIn } from './hydration.ts'
import { Document } from './ui/document.tsx'
import type { Frame } from './ui/frame.tsx'
import { frameOf } from './ui/frame-of.ts'
import { Trouble } from './ui/trouble.tsx'
import { visitIn, type PageArgs, type PageProps } from './visit.ts'

/** `nonce` is there on a hydrated page and is what makes it one. */
export async function loader({ context }: PageArgs): Promise<{ frame: Frame; nonce: string | null }> {
  return { frame: frameOf(visitIn(context)), nonce: nonceIn(context) }
}

export default function Root({ loaderData: { frame, nonce } }: PageProps<typeof loader>) {
  return (
    <Document frame={frame} tail={nonce === null ? null : <Scripts nonce={nonce} />}>
      <Outlet />
    </Document>
  )
}

/** What a hydrated page shows when it failed; a plain page's failures are answered before it renders. */
export function ErrorBoundary() {
  const rooted = useRouteLoaderData<typeof loader>('root')
  if (!rooted) return null
  return (
    <Document frame={rooted.frame}>
      <Trouble status={500} />
    </Document>
  )
}
