/** The pages as the HTTP door sees them. */
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import * as built from 'virtual:react-router/server-build'
import type { Pages } from '#server/http/visit.ts'
import { nonceContext } from '../hydration.ts'
import { visitContext } from '../visit.ts'
import { answerPlain } from './plain.tsx'
import { mapRoutes } from './route-map.ts'
import { troublePage } from './trouble.tsx'

const build: ServerBuild = built
const find = mapRoutes(build)
const framework = createRequestHandler(build, 'production')

export const pages: Pages = {
  find(path) {
    const found = find(path)
    return found && { route: found.route, guard: found.guard, upload: found.upload }
  },
  async answer(request, visit, nonce) {
    const found = find(visit.url.pathname)
    if (!found) return troublePage(404, visit)
    if (found.hydrate) {
      const context = new RouterContextProvider()
      context.set(visitContext, visit)
      context.set(nonceContext, nonce)
      return framework(request, context)
    }
    const answer = await answerPlain(request, found, visit)
    const bare = answer instanceof Response && answer.status >= 400 && answer.body === null
    return bare ? troublePage(answer.status, visit, 'page') : answer
  },
  trouble: troublePage,
}
