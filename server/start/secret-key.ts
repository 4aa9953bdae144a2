/** The key of the house for a machine that was given none: made once, kept beside the database, readable by its owner. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The key in `file`, which is made when it is not there. */
export function keptKey(file: string): string {
  mkdirSync(dirname(file), { recursive: true })
  try {
    // Exclusive: of two that start at once one makes the key and both read it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
