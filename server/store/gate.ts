/**
 * Writers of one SQLite file take turns, first come first served: `busy_timeout` alone lets the one that just wrote
 * write again and starves the rest.
 *
 * Who finds the file busy, or others waiting, leaves a ticket in the folder `<file>-turns` and goes when it is the
 * oldest. The folder is watched, so a process that writes alone pays nothing. A ticket whose owner died or sleeps is
 * passed over after a moment: a lost turn costs fairness, never correctness, which is SQLite's own lock.
 */
import { mkdirSync, readdirSync, rmSync, statSync, watch, writeFileSync } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { StoreBusy } from './errors.ts'

const LOOK_MS = 3
const HEARTBEAT_MS = 100
const STALE_MS = 400
const PATIENCE_MS = 30_000

/** Written to when a turn ends, which wakes those who watch. */
const BELL = 'bell'

export type Gate = {
  /** Resolves once `attempt` has answered true; it answers false while the file is busy. Throws StoreBusy in the end. */
  pass(attempt: () => boolean, patience?: Patience): Promise<void>
  /** Ends the turn. */
  done(): void
  /** Turns that had to be waited for. */
  waits(): number
  close(): void
}

/** How long somebody waits, and what is called when they have to. */
export type Patience = { patienceMs: number; waits?: () => void }

let tickets = 0

export function openGate(file: string): Gate {
  const folder = `${file}-turns`
  mkdirSync(folder, { recursive: true })
  const wakers = new Set<() => void>()
  let looked = false
  let others: string[] = []
  let waits = 0
  const watcher = watchFolder(folder, () => {
    looked = false
    for (const wake of wakers) wake()
  })

  /** Tickets of all who wait, oldest first. Read anew only after something happened in the folder. */
  function waiting(): string[] {
    if (!looked || !watcher)
      others = readdirSync(folder)
        .filter((name) => name !== BELL)
        .sort()
    looked = true
    return others
  }

  async function pass(
    attempt: () => boolean,
    patience: Patience = { patienceMs: PATIENCE_MS },
  ): Promise<void> {
    if (waiting().length === 0 && attempt()) return
    waits++
    patience.waits?.()
    const ticket = `${String(process.hrtime.bigint()).padStart(20, '0')}-${process.pid}-${threadId}-${++tickets}`
    writeFileSync(join(folder, ticket), '')
    try {
      await queue(ticket, attempt, patience.patienceMs)
    } finally {
      rmSync(join(folder, ticket), { force: true })
      looked = false
    }
  }

  async function queue(ticket: string, attempt: () => boolean, patienceMs: number): Promise<void> {
    const until = performance.now() + patienceMs
    let beat = performance.now()
    while (performance.now() < until) {
      looked = false
      const [first] = waiting()
      if ((first === undefined || first >= ticket) && attempt()) return
      if (first !== undefined && first < ticket) passOver(join(folder, first))
      if (performance.now() - beat > HEARTBEAT_MS) {
        writeFileSync(join(folder, ticket), '')
        beat = performance.now()
      }
      await change()
    }
    throw new StoreBusy(`other writers kept the database for ${patienceMs / 1000} s`)
  }

  function change(): Promise<void> {
    return new Promise((resume) => {
      const wake = () => {
        clearTimeout(timer)
        wakers.delete(wake)
        resume()
      }
      const timer = setTimeout(wake, LOOK_MS)
      wakers.add(wake)
    })
  }

  return {
    pass,
    done() {
      if (waiting().length > 0) writeFileSync(join(folder, BELL), '')
    },
    waits: () => waits,
    close: () => watcher?.close(),
  }
}

/** Removes the ticket of an owner that gave no sign of life for a while. */
function passOver(ticket: string): void {
  const stat = statSync(ticket, { throwIfNoEntry: false })
  if (stat && Date.now() - stat.mtimeMs > STALE_MS) rmSync(ticket, { force: true })
}

/** Undefined where the system cannot watch; the folder is then read at every turn. */
function watchFolder(folder: string, changed: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, changed).on('error', changed)
  } catch {
    return undefined
  }
}
