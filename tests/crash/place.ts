/** Where the data of a run lies: a file of its own, or a database of its own on a server that is not killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Store } from '#server/store/store.ts'
import { databaseUrl, onServer } from '../support/postgres.ts'

export type CrashPlace = {
  /** What the processes of the hall are told of it. */
  env: { DATABASE_URL: string; DATABASE_FILE: string }
  open(): Promise<Store>
  remove(): Promise<void>
}

/** @param serverUrl a PostgreSQL server; without one the place is a SQLite file */
export async function newPlace(serverUrl: string | undefined): Promise<CrashPlace> {
  return serverUrl ? newDatabase(serverUrl) : newFile()
}

function newFile(): CrashPlace {
  const folder = mkdtempSync(join(tmpdir(), 'dianting-crash-'))
  const file = join(folder, 'hall.sqlite')
  return {
    env: { DATABASE_URL: '', DATABASE_FILE: file },
    open: () => openStore({ file }),
    remove: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  }
}

async function newDatabase(serverUrl: string): Promise<CrashPlace> {
  const name = `dianting_crash_${process.pid}_${process.hrtime.bigint()}`
  await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`))
  const url = databaseUrl(serverUrl, name)
  return {
    env: { DATABASE_URL: url, DATABASE_FILE: 'unused' },
    open: () => openStore({ url, poolSize: 4 }),
    remove: () => onServer(serverUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}
