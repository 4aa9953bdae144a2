/**
 * Moves SQLite's log into the database from a worker thread, so that no commit waits for it.
 *
 * While there are commits the worker is asked now and then to move what nobody reads. Under full load that never
 * catches up; past a limit the next group waits until the log was emptied.
 */
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { StoreError } from './errors.ts'

const WORTHWHILE_BYTES = 4 * 2 ** 20
const INTERVAL_MS = 200
/** After a log that could not be emptied, since somebody still reads it. */
const RETRY_MS = 2000

export type Asked = 'passive' | 'truncate'
export type Told = { busy: boolean; fault?: string }

export type Checkpoints = {
  /** Called after each commit; a promise means that the next group is to wait for it. */
  committed(): Promise<void> | undefined
  walBytes(): number
  count(): number
  close(): Promise<void>
}

export function openCheckpoints(
  file: string,
  limitBytes: number,
  onFault: (fault: unknown) => void,
): Checkpoints {
  let worker: Worker | undefined
  let told: ((answer: Told) => void) | undefined
  let asking = false
  let count = 0
  let nextAt = 0

  function start(): Worker {
    const started = new Worker(new URL('checkpoint-worker.ts', import.meta.url), { workerData: { file } })
    started.unref()
    started.on('message', (answer: Told) => told?.(answer))
    started.on('error', (error: Error) => {
      worker = undefined
      told?.({ busy: true, fault: error.message })
    })
    return started
  }

  async function ask(asked: Asked): Promise<void> {
    asking = true
    const port = (worker ??= start())
    const answer = await new Promise<Told>((resolve) => {
      told = resolve
      port.postMessage(asked)
    })
    asking = false
    count++
    nextAt = performance.now() + (answer.busy && asked === 'truncate' ? RETRY_MS : INTERVAL_MS)
    if (answer.fault !== undefined) onFault(new StoreError(`checkpoint failed: ${answer.fault}`))
  }

  const walBytes = () => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0

  return {
    committed() {
      if (asking || performance.now() < nextAt) return undefined
      const bytes = walBytes()
      nextAt = performance.now() + INTERVAL_MS
      if (bytes > limitBytes) return ask('truncate')
      if (bytes > WORTHWHILE_BYTES) void ask('passive')
      return undefined
    },
    walBytes,
    count: () => count,
    async close() {
      await worker?.terminate()
    },
  }
}
