/**
 * Answers a page that is plain HTML in the browser.
 *
 * The routes are ordinary React Router modules and render in React Router's own static router, but only the matched
 * ones enter it, there is no payload for a hydration that will not come, and nothing streams. That is what makes a
 * page cost a third of what the framework's document handler needs (docs/decisions/framework-line.md).
 */
import { renderToString } from 'react-dom/server'
import {
  createStaticRouter,
  RouterContextProvider,
  StaticRouterProvider,
  type RouteObject,
  type StaticHandlerContext,
} from 'react-router'
import type { Finished, WebVisit } from '#server/http/visit.ts'
import { visitContext } from '../visit.ts'
import type { Found } from './route-map.ts'

type Told = { data: unknown; status?: number }

export async function answerPlain(
  request: Request,
  found: Found,
  visit: WebVisit,
): Promise<Finished | Response> {
  const context = new RouterContextProvider(new Map([[visitContext, visit]]))
  try {
    const { params } = found
    const acted = visit.method === 'POST' ? await act(found, { request, params, context }) : undefined
    const loaded = await Promise.all(
      found.chain.map((node) => call(node.module.loader, { request, params, context })),
    )
    const status = acted?.status ?? loaded.findLast((each) => each.status)?.status ?? 200
    return { status, headers: {}, body: render(found, visit, loaded, acted) }
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

type Call = (args: {
  request: Request
  params: Record<string, string>
  context: RouterContextProvider
}) => unknown
type CallArgs = Parameters<Call>[0]

function act(found: Found, args: CallArgs): Promise<Told> {
  const action = found.chain.at(-1)?.module.action
  if (!action) throw new Response(null, { status: 405 })
  return call(action, args)
}

/** A Response, returned or thrown, is the answer; `data(value, { status })` is unwrapped. */
async function call(handler: unknown, args: CallArgs): Promise<Told> {
  if (typeof handler !== 'function') return { data: undefined }
  const told: unknown = await (handler as Call)(args)
  if (told instanceof Response) throw told
  if (isWithInit(told)) return { data: told.data, ...(told.init?.status && { status: told.init.status }) }
  return { data: told }
}

type WithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }

function isWithInit(told: unknown): told is WithInit {
  return typeof told === 'object' && told !== null && 'type' in told && told.type === 'DataWithResponseInit'
}

function render(found: Found, visit: WebVisit, loaded: Told[], acted: Told | undefined): string {
  const { chain, params } = found
  const routes = routesOf(found)
  const flat: RouteObject[] = []
  for (let route = routes[0]; route; route = route.children?.[0]) flat.push(route)
  const { pathname, search } = visit.url
  const matches = flat.map((route) => ({
    params,
    pathname,
    pathnameBase: pathname,
    route,
  })) as StaticHandlerContext['matches']
  const context: StaticHandlerContext = {
    _match: () => matches,
    basename: '/',
    location: { pathname, search, hash: '', state: null, key: 'default', mask: undefined },
    matches,
    loaderData: Object.fromEntries(chain.map((node, index) => [node.id, loaded[index]?.data])),
    actionData: acted ? { [chain.at(-1)?.id ?? '']: acted.data } : null,
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
  }
  const router = createStaticRouter(routes, context)
  return `<!DOCTYPE html>${renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />)}`
}

const built = new WeakMap<Found['chain'], RouteObject[]>()

/** The matched routes as a tree of one branch; made once a page. */
function routesOf({ chain }: Found): RouteObject[] {
  const known = built.get(chain)
  if (known) return known
  const routes = chain.reduceRight<RouteObject[]>(
    (children, { id, module }) => [{ id, Component: module.default as RouteObject['Component'], children }],
    [],
  )
  built.set(chain, routes)
  return routes
}
