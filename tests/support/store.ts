/** A fresh, migrated store for one test, on the engine of the running vitest project; gone when the test is over. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, onTestFinished } from 'vitest'
import { dialect } from '#drizzle/dialect.ts'
import { openStore } from '#server/store/store.ts'
import type { Store, StoreOptions } from '#server/store/store.ts'
import { databaseUrl, onServer } from './postgres.ts'

/** Where a second store, or a second process, finds the same data. */
export type Place = { url: string } | { file: string }

/**
 * Opens a store of its own for the running test or, called at the top of a file, for the file's tests.
 * `options.migrations` replaces the project's migrations.
 */
export async function openTestStore(options: Omit<StoreOptions, 'url' | 'file'> = {}): Promise<Store> {
  const { store } = await openTestPlace(options)
  return store
}

/** Like openTestStore, and says where the data lies. */
export async function openTestPlace(
  options: Omit<StoreOptions, 'url' | 'file'> = {},
): Promise<{ store: Store; place: Place }> {
  const migrated = options.migrations === undefined
  const { place, remove } = dialect === 'postgres' ? await freshDatabase(migrated) : await freshFile(migrated)
  const store = await openStore({ poolSize: 4, ...options, ...place })
  whenDone(async () => {
    await store.close()
    await remove()
  })
  if (!migrated) await store.migrate()
  return { store, place }
}

/** After the running test; after all tests of the file when no test runs yet. */
function whenDone(cleanUp: () => Promise<void>): void {
  if (expect.getState().currentTestName) onTestFinished(cleanUp)
  else afterAll(cleanUp)
}

type Fresh = { place: Place; remove: () => Promise<void> }

let databases = 0

async function freshDatabase(migrated: boolean): Promise<Fresh> {
  const server = inject('postgresUrl')
  const name = `dianting_${process.pid}_${process.hrtime.bigint()}_${++databases}`
  const template = migrated ? inject('postgresTemplate') : 'template0'
  await onServer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  return {
    place: { url: databaseUrl(server, name) },
    remove: () => onServer(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}

let template: Promise<Buffer> | undefined

async function freshFile(migrated: boolean): Promise<Fresh> {
  const folder = mkdtempSync(join(tmpdir(), 'dianting-store-'))
  const file = join(folder, 'hall.db')
  const remove = async () => rmSync(folder, { recursive: true, force: true })
  if (migrated) writeFileSync(file, await (template ??= migratedFile()))
  return { place: { file }, remove }
}

/** Migrating takes longer than copying: once a test process. */
async function migratedFile(): Promise<Buffer> {
  const { place, remove } = await freshFile(false)
  const store = await openStore(place)
  await store.migrate()
  await store.close()
  const content = 'file' in place ? readFileSync(place.file) : Buffer.alloc(0)
  await remove()
  return content
}
