/** What the built application gives the HTTP door. */
export { pages } from './serve/pages.ts'
