import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { dialect } from '#drizzle/dialect.ts'
import { addBook, newBook, shelfMigrations, titles } from '#tests/support/shelf.ts'
import { openTestPlace } from '#tests/support/store.ts'
import type { Place } from '#tests/support/store.ts'

const WRITER = fileURLToPath(new URL('../../tests/support/shelf-writer.ts', import.meta.url))

type Line = { title: string; at: bigint }

/** Starts a writing process; resolves when it stands ready, having migrated. */
async function startWriter(place: Place, name: string, count: number, width = 1) {
  const child = spawn(process.execPath, [WRITER, JSON.stringify(place), name, String(count), String(width)], {
    env: { ...process.env, DATABASE_URL: 'url' in place ? place.url : '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const written: Line[] = []
  const lines = createInterface({ input: child.stdout })
  const drained = once(lines, 'close')
  await once(lines, 'line')
  lines.on('line', (line) => {
    const [title = '', at = '0'] = line.split(' ')
    written.push({ title, at: BigInt(at) })
  })
  return { child, written, ended: Promise.all([exited, drained]), go: () => child.stdin.write('go\n') }
}

test('what a process was answered is there after it was killed', async () => {
  const { store, place } = await openTestPlace({ migrations: shelfMigrations })
  const writer = await startWriter(place, 'w', 100_000, 20)
  writer.go()
  await expect.poll(() => writer.written.length, { timeout: 20_000 }).toBeGreaterThan(200)
  writer.child.kill('SIGKILL')
  await writer.ended
  const found = new Set((await store.read((tx) => titles.all(tx))).map(({ title }) => title))
  expect(writer.written.filter(({ title }) => !found.has(title))).toEqual([])
  await store.transaction((tx) => addBook.run(tx, newBook('life goes on')))
})

test('two processes that write all the time both get on', async () => {
  const { store, place } = await openTestPlace({ migrations: shelfMigrations })
  const each = 300
  const writers = await Promise.all([startWriter(place, 'a', each), startWriter(place, 'b', each)])
  for (const writer of writers) writer.go()
  await Promise.all(writers.map((writer) => writer.ended))
  expect(await store.read((tx) => titles.all(tx))).toHaveLength(2 * each)
  if (dialect === 'postgres') return
  const ends = writers.map(({ written }) => written.at(-1)?.at ?? 0n)
  const first = ends.reduce((one, other) => (one < other ? one : other))
  // While both were writing, neither did less than a third of the work.
  const meanwhile = writers.map(({ written }) => written.filter(({ at }) => at <= first).length)
  expect(Math.min(...meanwhile)).toBeGreaterThan(each / 2)
})

test('processes that start at once migrate once', async () => {
  const nothing = mkdtempSync(join(tmpdir(), 'dianting-nothing-'))
  onTestFinished(() => rmSync(nothing, { recursive: true }))
  const { store, place } = await openTestPlace({ migrations: nothing })
  await store.close()
  const writers = await Promise.all(['a', 'b', 'c'].map((name) => startWriter(place, name, 1)))
  for (const writer of writers) writer.go()
  await Promise.all(writers.map((writer) => writer.ended))
  expect(writers.flatMap(({ written }) => written.map(({ title }) => title)).sort()).toEqual([
    'a-0-0',
    'b-0-0',
    'c-0-0',
  ])
})
