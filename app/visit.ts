/** How a loader or an action gets at the visit: `visitIn(context)`. */
import { createContext, type RouterContextProvider } from 'react-router'
import type { WebVisit } from '#server/http/visit.ts'

export const visitContext = createContext<WebVisit>()

/** The arguments of a loader or an action of ours. */
export type PageArgs = {
  request: Request
  params: Record<string, string | undefined>
  context: Readonly<RouterContextProvider>
}

export function visitIn(context: Readonly<RouterContextProvider>): WebVisit {
  return context.get(visitContext)
}

/** What a page's component receives of its loader and its action. */
export type PageProps<
  Loader extends (args: PageArgs) => Promise<unknown>,
  Action extends (args: PageArgs) => Promise<unknown> = never,
> = {
  loaderData: Told<Awaited<ReturnType<Loader>>>
  actionData?: Told<Awaited<ReturnType<Action>>>
}

/** Redirects never reach a component; what `data()` wraps arrives unwrapped. */
type Told<Data> = Data extends Response
  ? never
  : Data extends { type: string; data: infer Inner; init: unknown }
    ? Inner
    : Data
