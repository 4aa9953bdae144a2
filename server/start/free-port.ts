/** A port that somebody else holds is named before anything starts. */
import { createServer } from 'node:net'
import { CannotStart } from '#server/settings.ts'

/** @throws CannotStart naming the setting to change */
export function mustBeFree(setting: string, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', () => reject(new CannotStart(`port ${port} is in use: set ${setting} to a free one`)))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
