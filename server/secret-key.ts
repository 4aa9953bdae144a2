/** The key of the house where none is given: made once, kept beside the database, readable by its owner. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

type Given = { SECRET_KEY?: string | undefined; DATABASE_FILE: string }

/** The key that was given, or the one in `secret-key` beside the database file, which is made when it is not there. */
export function houseKey({ SECRET_KEY, DATABASE_FILE }: Given): string {
  return SECRET_KEY ?? keptKey(join(dirname(DATABASE_FILE), 'secret-key'))
}

function keptKey(file: string): string {
  mkdirSync(dirname(file), { recursive: true })
  try {
    // Exclusive: of two that start at once one makes the key and both read it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
