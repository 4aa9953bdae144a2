/** A fresh, migrated store for one test, on the engine of the running vitest project; gone when the test is over. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished } from 'vitest'
import { openStore } from '#server/store/store.ts'
import type { Store, StoreOptions } from '#server/store/store.ts'

let template: Promise<string> | undefined

/** Opens a store of its own for the running test or, called at the top of a file, for the file's tests. `options.migrations` replaces the project's migrations. */
export async function openTestStore(
  options: Pick<StoreOptions, 'migrations' | 'onFault'> = {},
): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), 'dianting-store-'))
  const file = join(folder, 'hall.db')
  if (!options.migrations) copyFileSync(await (template ??= migratedFile()), file)
  const store = await openStore({ file, ...options })
  whenDone(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  if (options.migrations) await store.migrate()
  return store
}

/** After the running test; after all tests of the file when no test runs yet. */
function whenDone(cleanUp: () => Promise<void>): void {
  if (expect.getState().currentTestName) onTestFinished(cleanUp)
  else afterAll(cleanUp)
}

/** Migrating takes longer than copying: once a test process. */
async function migratedFile(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'dianting-template-'))
  const file = join(folder, 'hall.db')
  const store = await openStore({ file })
  await store.migrate()
  await store.close()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return file
}
