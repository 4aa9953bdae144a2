/** Finds the routes that answer a path: a map for fixed paths, React Router's own matcher for the others. */
import { matchRoutes, type RouteObject, type ServerBuild } from 'react-router'
import type { Guard } from '#server/http/visit.ts'

type RouteModule = NonNullable<ServerBuild['routes'][string]>['module']

export type RouteNode = { id: string; module: RouteModule; pattern: string }

/** What a page may say of itself in `handle`. */
export type Handle = {
  /** Who may see it; absent: subscribers who have signed in. The innermost word counts. */
  guard?: Guard
  /** The browser takes over: scripts and data are sent along. Absent: plain HTML. */
  hydrate?: true
  /** Takes files. */
  upload?: true
}

export type Found = {
  /** From the root to the page. */
  chain: RouteNode[]
  params: Record<string, string>
  route: string
  guard: Guard
  hydrate: boolean
  upload: boolean
}

type Branch = Omit<Found, 'params'>

export type RouteMap = (path: string) => Found | null

export function mapRoutes(build: ServerBuild): RouteMap {
  const branches = new Map<string, Branch>()
  const fixed = new Map<string, Branch>()
  const tree = childrenOf(build, undefined, [], branches)
  for (const branch of branches.values()) {
    if (!/[:*?]/.test(branch.route)) fixed.set(branch.route, branch)
  }
  return (asked) => {
    // A hydrated page fetches its data under the page's own path with `.data`; the same guard stands before it.
    const path = asked.replace(/(?:\/_root)?\.data$/, '').replace(/(?<=.)\/$/, '') || '/'
    const known = fixed.get(path)
    if (known) return { ...known, params: {} }
    const matches = matchRoutes(tree, path)
    const last = matches?.at(-1)
    const branch = last && branches.get(last.route.id ?? '')
    if (!branch) return null
    const params = Object.fromEntries(Object.entries(last.params).map(([name, value]) => [name, value ?? '']))
    return { ...branch, params }
  }
}

function childrenOf(
  build: ServerBuild,
  parentId: string | undefined,
  above: RouteNode[],
  branches: Map<string, Branch>,
): RouteObject[] {
  const children = Object.values(build.routes).filter((route) => route && route.parentId === parentId)
  return children.flatMap((route): RouteObject[] => {
    if (!route) return []
    const parent = above.at(-1)?.pattern ?? ''
    const pattern = route.path ? `${parent}/${route.path}` : parent
    const chain = [...above, { id: route.id, module: route.module, pattern }]
    const below = childrenOf(build, route.id, chain, branches)
    if (below.length === 0) branches.set(route.id, branchOf(chain))
    const { id, path, index } = route
    return index ? [{ id, index }] : [{ id, ...(path && { path }), children: below }]
  })
}

function branchOf(chain: RouteNode[]): Branch {
  const handles = chain.map((node) => (node.module.handle ?? {}) as Handle)
  return {
    chain,
    route: chain.at(-1)?.pattern || '/',
    guard: handles.findLast((handle) => handle.guard)?.guard ?? 'subscriber',
    hydrate: handles.some((handle) => handle.hydrate),
    upload: handles.some((handle) => handle.upload),
  }
}
