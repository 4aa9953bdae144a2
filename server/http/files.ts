/** The built assets and `public/`, straight from disk. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'

export type Files = (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => void

/**
 * What lies in `assets/` has its content's hash in its name and is kept for ever; the rest is asked for again after
 * an hour. Compressed copies that the build laid beside a file are preferred.
 */
export function openFiles(folder: string): Files {
  return sirv(folder, {
    etag: true,
    gzip: true,
    brotli: true,
    dotfiles: false,
    setHeaders(response, path) {
      response.setHeader(
        'cache-control',
        path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      )
    },
  })
}
