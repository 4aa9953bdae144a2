/** What the commands of this folder share with each other: the hall's settings and the language of the terminal. */
import { webEnv, WrongSetting, type WebEnv } from '#server/http/env.ts'
import { StoreError } from '#server/store/errors.ts'
import { openStore, type Store } from '#server/store/store.ts'
import { speak, type Say } from '#words/message.ts'

/** Chinese unless the terminal says otherwise. */
export const say: Say =
  speak[/^(en|C|POSIX)/.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'en' : 'zh']

/** A command on the hall's own database; a wrong setting, the store's no or a known mistake is one line and exit code 1. */
export async function command(work: (store: Store, env: WebEnv) => Promise<void>): Promise<void> {
  try {
    const env = webEnv(process.env)
    const store = await openStore({ url: env.DATABASE_URL, file: env.DATABASE_FILE })
    try {
      await store.migrate()
      await work(store, env)
    } finally {
      await store.close()
    }
  } catch (error) {
    const known = [WrongSetting, StoreError, Mistake].some((kind) => error instanceof kind)
    if (!known || !(error instanceof Error)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** Something the person at the terminal can mend; its message is for them. */
export class Mistake extends Error {
  override readonly name = 'Mistake'
}
