/** The thread of checkpoints.ts: one connection that does nothing else. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { Asked, Told } from './checkpoints.ts'

const { file } = workerData as { file: string }
const db = new Database(file, { timeout: 5000 })
db.pragma('synchronous = FULL')

parentPort?.on('message', (asked: Asked) => tell(checkpoint(asked)))

function tell(told: Told): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(told)
}

function checkpoint(asked: Asked): Told {
  try {
    const [result] = db.pragma(`wal_checkpoint(${asked})`) as { busy: number }[]
    return { busy: result?.busy !== 0 }
  } catch (error) {
    return { busy: true, fault: error instanceof Error ? error.message : String(error) }
  }
}
