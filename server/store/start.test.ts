/** What a process meets when it starts beside others that write, migrate, or were killed while they did. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { onServer } from '#tests/support/postgres.ts'
import { addBook, newBook, shelfMigrations, titles } from '#tests/support/shelf.ts'
import { openTestPlace, type Place } from '#tests/support/store.ts'
import { LOCK } from './migrate-postgres.ts'
import { openStore } from './store.ts'

const WRITER = fileURLToPath(new URL('../../tests/support/shelf-writer.ts', import.meta.url))

/** A place where nothing was migrated yet. */
async function emptyPlace(): Promise<Place> {
  const nothing = mkdtempSync(join(tmpdir(), 'dianting-nothing-'))
  onTestFinished(() => rmSync(nothing, { recursive: true }))
  const { place } = await openTestPlace({ migrations: nothing })
  return place
}

/** Holds what a migrating process holds, until the answer is called. */
async function hold(place: Place): Promise<() => Promise<void>> {
  if ('file' in place) {
    const other = new Database(place.file)
    other.exec('BEGIN IMMEDIATE')
    return () => Promise.resolve(void other.exec('ROLLBACK').close())
  }
  const held = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const over = onServer(place.url, async (client) => {
    await client.query(`SELECT pg_advisory_lock(${LOCK})`)
    held.resolve()
    await release.promise
  })
  await Promise.race([held.promise, over])
  return () => {
    release.resolve()
    return over.then(() => undefined)
  }
}

test('a process that finds everything migrated starts at once, whoever writes or migrates', async () => {
  const { place } = await openTestPlace({ migrations: shelfMigrations })
  const release = await hold(place)
  const waits: string[] = []
  const second = await openStore({
    ...place,
    migrations: shelfMigrations,
    onWait: (what) => waits.push(what),
  })
  await second.migrate()
  expect(waits).toEqual([])
  await release()
  await second.close()
})

test('a start that has to wait says what for, stands still for nobody, and goes on', async () => {
  const place = await emptyPlace()
  const release = await hold(place)
  const waiting = Promise.withResolvers<string>()
  const store = await openStore({ ...place, migrations: shelfMigrations, onWait: waiting.resolve })
  const migrated = store.migrate()
  expect(await waiting.promise).toMatch(/^another process .*migrates$/)
  // The event loop turns while it waits.
  await pause(1)
  await release()
  await migrated
  await store.transaction((tx) => addBook.run(tx, newBook('after the wait')))
  expect(await store.read((tx) => titles.all(tx))).toMatchObject([{ title: 'after the wait' }])
  await store.close()
})

test('a process may be killed at any moment of its start: the next one starts', async () => {
  const place = await emptyPlace()
  const env = { ...process.env, DATABASE_URL: 'url' in place ? place.url : '' }
  for (let afterMs = 60; afterMs <= 480; afterMs += 30) {
    const child = spawn(process.execPath, [WRITER, JSON.stringify(place), `w${afterMs}`, '50', '20'], {
      env,
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    child.stdin.on('error', () => undefined).write('go\n')
    const gone = once(child, 'exit')
    await Promise.race([pause(afterMs), gone])
    child.kill('SIGKILL')
    await gone
  }
  const store = await openStore({ ...place, migrations: shelfMigrations })
  await store.migrate()
  await store.transaction((tx) => addBook.run(tx, newBook('the last one')))
  expect(await store.read((tx) => titles.all(tx))).toContainEqual({ title: 'the last one' })
  await store.close()
})
