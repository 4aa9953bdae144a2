/** What the commands of this folder share with each other: the hall's settings and the language of the terminal. */
import { z } from 'zod'
import {
  CannotStart,
  endStart,
  hasItsKey,
  house,
  keyMissing,
  readSettings,
  webAddress,
} from '#server/settings.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { speak, type Say } from '#words/message.ts'

const { DATABASE_URL, DATABASE_FILE, SECRET_KEY, NODE_ENV } = house

export const commandSettings = z
  .object({ DATABASE_URL, DATABASE_FILE, SECRET_KEY, NODE_ENV, PUBLIC_URL: webAddress.optional() })
  .refine(hasItsKey, keyMissing)

export type CommandSettings = z.infer<typeof commandSettings>

/** Chinese unless the terminal says otherwise. */
export const say: Say =
  speak[/^(en|C|POSIX)/.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'en' : 'zh']

/** A command on the hall's own database; a wrong setting, the store's no or a known mistake is one line and exit code 1. */
export async function command(work: (store: Store, env: CommandSettings) => Promise<void>): Promise<void> {
  try {
    const env = readSettings('the command', commandSettings, process.env)
    const store = await openStore({ url: env.DATABASE_URL, file: env.DATABASE_FILE })
    try {
      await store.migrate()
      await work(store, env)
    } finally {
      await store.close()
    }
  } catch (error) {
    endStart(error)
  }
}

/** Something the person at the terminal can mend; its message is for them. */
export class Mistake extends CannotStart {}
