/**
 * Group commit: units that are waiting run one after another inside one transaction, each in its savepoint;
 * one durable commit then answers them all, refusals too, and nobody before it.
 *
 * A well-behaved unit waits for nothing but the database, which answers at once: the whole group is over before the
 * event loop turns. One immediate per group therefore finds out who waits for something else.
 */
import Database from 'better-sqlite3'
import { openCheckpoints } from './checkpoints.ts'
import { StoreError, UnitExpelled } from './errors.ts'
import { openGate } from './gate.ts'
import type { Level, Tallies, Tx } from './level.ts'
import { flushTallies, guard, mergeTallies, newLevel, txOf } from './level.ts'
import { openConnection } from './sqlite-connection.ts'
import { fromSqlite } from './sqlite-errors.ts'
import type { StoreStats } from './store.ts'

/** A group is closed after this many units or milliseconds, so that others get their turn. */
const GROUP_UNITS = 1000
const GROUP_MS = 50

/** A migration may wait for another process that migrates. */
const ALONE_PATIENCE_MS = 60_000

const WAL_LIMIT_BYTES = 128 * 2 ** 20

type Options = {
  file: string
  walLimitBytes: number | undefined
  /** Called after each commit, before anybody is answered. */
  committed: () => void
  onFault: (fault: unknown) => void
  /** Called when `alone` finds the file taken. */
  onWait: () => void
}

type Job = {
  unit: (tx: Tx) => Promise<unknown>
  answer: (value: unknown) => void
  refuse: (error: unknown) => void
  level: Level | undefined
  outcome: 'waiting' | 'done' | 'failed'
  result: unknown
}

export function openGroups(db: Database.Database, options: Options) {
  const { file, committed, onFault } = options
  const connection = openConnection(db)
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const gate = openGate(file)
  const checkpoints = openCheckpoints(file, options.walLimitBytes ?? WAL_LIMIT_BYTES, onFault)
  const queue: Job[] = []
  const counts: StoreStats = {
    commits: 0,
    rollbacks: 0,
    expelled: 0,
    groups: 0,
    retries: 0,
    waiting: 0,
    walBytes: 0,
    checkpoints: 0,
  }
  let running: Promise<void> | undefined
  let closed = false

  function add<T>(unit: (tx: Tx) => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new StoreError('the store is closed'))
    const answered = new Promise<unknown>((answer, refuse) => {
      queue.push({ unit, answer, refuse, level: undefined, outcome: 'waiting', result: undefined })
    })
    running ??= turn()
    return answered as Promise<T>
  }

  async function idle(): Promise<void> {
    if (!running) return
    await running
    await idle()
  }

  /** Works until nobody is waiting; starts with the next turn of the loop, so that callers can gather. */
  async function turn(): Promise<void> {
    while (queue.length > 0) {
      await new Promise<void>((next) => setImmediate(next))
      await runGroup()
    }
    running = undefined
  }

  async function runGroup(): Promise<void> {
    const group: Job[] = []
    try {
      await gate.pass(attemptBegin)
      await runUnits(group)
      await flush(group)
      commit.run()
      counts.groups++
      committed()
      gate.done()
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      gate.done()
      const fault = fromSqlite(error)
      const hit = group.length > 0 ? group : queue.splice(0)
      for (const job of hit) {
        job.outcome = 'failed'
        job.result = fault
      }
      answerAll(hit)
      return
    }
    answerAll(group)
    await checkpoints.committed()
  }

  /** False while another process writes. */
  function attemptBegin(): boolean {
    try {
      begin.run()
      return true
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
      throw error
    }
  }

  async function runUnits(group: Job[]): Promise<void> {
    const endBy = performance.now() + GROUP_MS
    const watch = watchUnits()
    try {
      while (group.length < GROUP_UNITS) {
        const job = queue.shift()
        if (!job) break
        group.push(job)
        await watch.run(job)
        if (!db.inTransaction) throw job.result
        if (performance.now() > endBy) break
      }
    } finally {
      watch.end()
    }
  }

  /** Runs units one by one; the one that is unfinished when the loop turns is expelled. */
  function watchUnits() {
    let expel: (() => void) | undefined
    let immediate = setImmediate(function check() {
      expel?.()
      immediate = setImmediate(check)
    })
    return {
      run: (job: Job) =>
        new Promise<void>((next) => {
          const level = newLevel(connection, undefined)
          job.level = level
          expel = () => {
            counts.expelled++
            settle(job, 'failed', new UnitExpelled())
            next()
          }
          const end = (outcome: 'done' | 'failed', result: unknown) => {
            if (!level.open) return
            settle(job, outcome, result)
            next()
          }
          start(job, level).then(
            (value) => end('done', value),
            (error: unknown) => end('failed', error),
          )
        }),
      end: () => clearImmediate(immediate),
    }
  }

  function settle(job: Job, outcome: 'done' | 'failed', result: unknown): void {
    const { level } = job
    if (!level) return
    level.open = false
    job.outcome = outcome
    job.result = result
    void (outcome === 'done' ? connection.release(level) : connection.undo(level))
  }

  async function flush(group: Job[]): Promise<void> {
    const tallies: Tallies = new Map()
    for (const job of group) {
      if (job.outcome === 'done' && job.level?.tallies) mergeTallies(tallies, job.level.tallies)
    }
    if (tallies.size === 0) return
    const level = newLevel(connection, undefined)
    level.saved = true
    await flushTallies(txOf(level), tallies)
  }

  function answerAll(group: Job[]): void {
    for (const job of group) {
      if (job.outcome === 'done') {
        counts.commits++
        for (const effect of job.level?.effects ?? []) attemptEffect(effect)
        job.answer(job.result)
      } else {
        counts.rollbacks++
        job.refuse(job.result)
      }
    }
  }

  function attemptEffect(effect: () => void): void {
    try {
      effect()
    } catch (error) {
      onFault(error)
    }
  }

  /**
   * Runs `work` on the writing connection while no group is under way; what comes meanwhile waits. `work` begins its
   * transaction with the `begin` it is handed, which takes its turn among the processes.
   */
  async function alone(work: (begin: () => Promise<void>) => Promise<void>): Promise<void> {
    await idle()
    // Somebody may have come between the answer and this line.
    if (running) return alone(work)
    const done = work(() => gate.pass(attemptBegin, { patienceMs: ALONE_PATIENCE_MS, waits: options.onWait }))
    running = goOnAfter(done)
    return done
  }

  async function goOnAfter(done: Promise<void>): Promise<void> {
    await Promise.allSettled([done])
    gate.done()
    running = queue.length > 0 ? turn() : undefined
  }

  return {
    add,
    alone,
    async close(): Promise<void> {
      closed = true
      await idle()
      gate.close()
      await checkpoints.close()
    },
    stats: (): StoreStats => ({
      ...counts,
      retries: gate.waits(),
      waiting: queue.length,
      walBytes: closed ? 0 : checkpoints.walBytes(),
      checkpoints: checkpoints.count(),
    }),
  }
}

async function start(job: Job, level: Level): Promise<unknown> {
  const value = await job.unit(txOf(level))
  if (level.open) guard(level)
  return value
}
